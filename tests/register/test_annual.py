"""The annual assessment: frozen at an entry of the ledger, told in words with what they rest on."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from institutions_sample import people
from pypdfium2 import PdfDocument

from compromiso.exchange.edition import edition
from compromiso.exchange.edition_docx import docx
from compromiso.exchange.edition_facts import cut
from compromiso.exchange.edition_pdf import pdf
from compromiso.model.edition import Edition, Sentence
from compromiso.register import models
from compromiso.register.annual_errors import AlreadyFrozen, NothingFrozen
from compromiso.register.errors import NotAllowed, NotHeld
from compromiso.register.keeping import add
from compromiso.register.permissions import LOCAL, VISITOR, Person
from compromiso.register.selectors.annual import assessment, assessments
from compromiso.register.selectors.annual_facts import annual_facts
from compromiso.register.services import annual, ledger
from compromiso.register.services.review import correct_commitment

YEAR = 2026


@ledger.recorded
def kept(row: Any) -> Any:
    return add(row, by=LOCAL)


@pytest.fixture
def clara(source: models.Source) -> Person:
    """Give the coordinator of a register in which something was done, reported and claimed."""
    clara = people("clara", "carlos", "olga", "aldo")["clara"]
    commitment = models.Commitment.objects.get(ref="dec/para_25__point_a/c1")
    ministry = models.Institution.objects.get(slug="mides-uy")
    kept(
        models.Action(
            institution=ministry,
            code="A1",
            title="Abrir escuelas",
            stage="published",
            commitments=[str(commitment.id)],
            start=date(2026, 1, 1),
            milestones=[
                {"id": "1", "title": "Planos", "due": "2026-05-01", "done_on": "2026-04-01"},
                {"id": "2", "title": "Obras", "due": "2027-05-01", "done_on": None},
            ],
        )
    )
    kept(models.Action(institution=ministry, code="A2", title="Un secreto", stage="draft"))
    for slug, standpoint, progress in (
        ("vela", "civil-society", "not-started"),
        ("eclac", "independent", "partly"),
    ):
        kept(
            models.Claim(
                commitment=commitment,
                commitment_ref=commitment.ref,
                country="uy",
                institution=models.Institution.objects.get(slug=slug),
                standpoint=standpoint,
                progress=progress,
                date=date(2026, 10, 1),
                stage="published",
            )
        )
    return clara


@pytest.fixture
def frozen(clara: Person) -> models.AnnualAssessment:
    begun = annual.begin_assessment(clara.seats[0].institution, YEAR, "La evaluación", by=clara)
    return annual.freeze_assessment(begun.id, version=1, by=clara)


def sentences(told: Edition) -> list[Sentence]:
    """List every sentence and cell of an edition."""
    said = [one for part in told.sections for paragraph in part.paragraphs for one in paragraph]
    tables = [table for part in told.sections for table in part.tables]
    return said + [cell for table in tables for row in table.rows for cell in row]


def test_what_was_published_is_told_and_drafts_are_not(frozen: models.AnnualAssessment) -> None:
    told = " ".join(one.text for one in sentences(edition(frozen.content, "es", 1)))
    assert "Abrir escuelas" in told
    assert "Un secreto" not in str(frozen.content)
    assert "Hitos previstos hasta el final del año: 1; cumplidos: 1." in told
    assert "En un caso, quienes valoran no coinciden" in told


@pytest.mark.parametrize("language", ["es", "pt", "en", "fr"])
def test_every_sentence_of_fact_names_what_it_rests_on(
    frozen: models.AnnualAssessment, language: str
) -> None:
    told = edition(frozen.content, language, 1)
    paragraphs = [p for part in told.sections for p in part.paragraphs]
    assert all(one.notes for paragraph in paragraphs for one in paragraph)
    named = {number for one in sentences(told) for number in one.notes}
    assert named == {note.number for note in told.notes}
    assert "{" not in str(told)


@pytest.mark.parametrize("most", [0, 1, 60])
def test_facts_that_are_cut_tell_what_whole_ones_tell_in_as_many_rows(
    frozen: models.AnnualAssessment, most: int
) -> None:
    whole = frozen.content
    assert edition(cut(whole, most), "es", 1, most) == edition(whole, "es", 1, most)
    assert cut(cut(whole, most), most) == cut(whole, most)


def test_a_table_that_is_cut_says_so(frozen: models.AnnualAssessment) -> None:
    facts = {**frozen.content, "next": [dict(frozen.content["next"][0], what=w) for w in "abc"]}
    told = [one.text for one in sentences(edition(facts, "en", 1, most=2))]
    assert "The table shows the first 2 of 3." in told
    assert "c" not in told
    assert "The table shows the first 2 of 3." not in str(edition(facts, "en", 1, most=3))


def test_words_of_a_document_are_quoted_with_their_place(frozen: models.AnnualAssessment) -> None:
    quotes = {note.quote: note.text for note in edition(frozen.content, "en", 1).notes}
    assert "characters" in quotes["keep every school open"]


def test_what_is_frozen_stays_whatever_happens_after(
    frozen: models.AnnualAssessment, commitment: models.Commitment
) -> None:
    correct_commitment(commitment.id, version=1, changes={"action": "otra cosa"}, by=LOCAL)
    kept(models.Institution(slug="new", name="New", kind="other"))
    found = models.AnnualAssessment.objects.get(id=frozen.id)
    assert annual_facts(found.year, found.seq) == found.content
    assert found.content_sha256 == annual.digest(found.content)
    assert pdf(edition(found.content, "pt", 1)) == pdf(edition(frozen.content, "pt", 1))
    assert docx(edition(found.content, "pt", 1)) == docx(edition(frozen.content, "pt", 1))


def test_the_pdf_is_tagged_and_the_docx_holds_the_words(frozen: models.AnnualAssessment) -> None:
    told = edition(frozen.content, "es", 1)
    made = pdf(told)
    assert b"/StructTreeRoot" in made
    assert b"pdfuaid" in made
    assert "Evaluación anual de 2026" in PdfDocument(made)[0].get_textpage().get_text_range()
    with ZipFile(BytesIO(docx(told))) as parts:
        words = parts.read("word/document.xml").decode()
    assert "Abrir escuelas" in words
    assert 'w:anchor="note_1"' in words


def test_words_that_look_like_markup_are_words(clara: Person) -> None:
    trap = '#read("/etc/passwd") $x$ <b> *no*'
    for action in models.Action.objects.filter(code="A1"):
        ledger.recorded(_retitled)(action, trap)
    begun = annual.begin_assessment(clara.seats[0].institution, YEAR, "t", by=clara)
    frozen = annual.freeze_assessment(begun.id, version=1, by=clara)
    pages = PdfDocument(pdf(edition(frozen.content, "es", 1)))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "#read(" in text
    assert "root:" not in text


def _retitled(action: models.Action, title: str) -> None:
    from compromiso.register.keeping import change

    change(models.Action, action.id, version=1, changes={"title": title}, by=LOCAL)


def test_a_draft_is_seen_by_its_keeper_only_and_published_once_frozen(clara: Person) -> None:
    begun = annual.begin_assessment(clara.seats[0].institution, YEAR, "t", by=clara)
    assert list(assessments(VISITOR)) == []
    assert list(assessments(clara)) == [begun]
    with pytest.raises(NotHeld):
        assessment(begun.number, "es", VISITOR)
    with pytest.raises(NothingFrozen):
        annual.publish_assessment(begun.id, version=1, by=clara)
    annual.freeze_assessment(begun.id, version=1, by=clara)
    with pytest.raises(AlreadyFrozen):
        annual.freeze_assessment(begun.id, version=2, by=clara)
    annual.publish_assessment(begun.id, version=2, by=clara)
    assert assessment(begun.number, "es", VISITOR).edition


def test_an_assessor_keeps_no_edition(clara: Person) -> None:
    aldo = people_again("aldo")
    with pytest.raises(NotAllowed):
        annual.begin_assessment(clara.seats[0].institution, YEAR, "t", by=aldo)


def people_again(name: str) -> Person:
    from institutions_sample import TODAY, account

    from compromiso.register.selectors.seats import person_for

    return person_for(account(name), TODAY)
