"""Paragraphs that report wait in a queue until a person says what they speak of."""

from __future__ import annotations

from pathlib import Path

import institutions_sample as world
import pytest

from compromiso.register import models
from compromiso.register.errors import EditConflict, NotAllowed, NotHeld, NothingToUndo
from compromiso.register.permissions import LOCAL
from compromiso.register.selectors import reporting_passages
from compromiso.register.selectors.reporting_passages import passage, queue
from compromiso.register.services.load import load_document
from compromiso.register.services.passages import link_passage, undo_passage
from compromiso.register.services.rebuild import verify


@pytest.fixture
def waiting(source: models.Source) -> models.Provision:
    found = queue(1).passage
    assert found is not None
    return found.provision


def test_a_paragraph_that_reports_waits(waiting: models.Provision) -> None:
    found = queue(99)
    assert (found.total, found.place) == (1, 1)
    assert found.passage is not None
    assert found.passage.words.startswith("Report: Uruguay opened ten schools")
    assert found.passage.version == 0


FORM = """Follow-up Report on the Plan of the Harbour

Date: 3/16/2018
IOM opened ten schools in the harbour, and IOM keeps them open in each of its valleys: (a) one school for children, and (b) nine for grown-ups.

The lakes are counted with the help of the villages in every single year of the decade.
Paragraphs: 25.b

Date: 6/8/2016
IOM is committed to rivers, and its work goes on in the whole region and in all its ports.
Paragraphs: -
"""  # noqa: E501 - one paragraph a line, as forms are written


def test_dates_and_fields_of_a_form_never_wait_and_each_paragraph_does(register: Path) -> None:
    load_document(FORM.encode(), "report.txt", by=LOCAL)
    first = queue(1)
    words = [queue(n).passage.words for n in range(1, first.total + 1)]
    assert [each.split()[:3] for each in words] == [
        ["IOM", "opened", "ten"], ["The", "lakes", "are"], ["IOM", "is", "committed"],
    ]  # fmt: skip
    assert "(b) nine for grown-ups" in words[0]
    entry = models.Provision.objects.filter(kind="entry").first()
    for act in (lambda: passage(entry.id), lambda: link_passage(entry.id, [], version=0, by=LOCAL)):
        with pytest.raises(NotHeld):
            act()
    link_passage(first.passage.provision.id, [], version=0, by=LOCAL)
    assert queue(1).passage.words == words[1]


def test_what_it_names_comes_first_then_what_is_alike(
    waiting: models.Provision, commitment: models.Commitment
) -> None:
    found = passage(waiting.id).suggestions
    assert {one.spoken.commitment.ref for one in found if one.why == "cited"} == {
        "dec/para_25__point_a/c1",
        "dec/para_25__point_b/c1",
    }
    assert found[0].spoken.commitment == commitment
    models.ProgressReport.objects.update(about=[])
    alike = passage(waiting.id).suggestions
    assert [(one.spoken.commitment, one.why) for one in alike] == [(commitment, "alike")]


def test_of_very_many_commitments_those_are_compared_that_share_rare_words(
    waiting: models.Provision, commitment: models.Commitment, monkeypatch: pytest.MonkeyPatch
) -> None:
    models.ProgressReport.objects.update(about=[])
    monkeypatch.setattr(reporting_passages, "EACH", 0)
    alike = passage(waiting.id).suggestions
    assert [(one.spoken.commitment, one.why) for one in alike] == [(commitment, "alike")]
    monkeypatch.setattr(reporting_passages, "RAREST", 0)
    assert passage(waiting.id).suggestions == ()


def test_what_it_cites_is_told_even_where_the_reader_did_not_say_what_it_is_about(
    waiting: models.Provision,
) -> None:
    models.ProgressReport.objects.update(about=[])
    point = models.Provision.objects.get(url_path="25.b")
    citation = models.Citation.objects.first()
    models.Citation.objects.filter(id=citation.id).update(host=waiting)
    models.CitationTarget.objects.create(
        id=waiting.id,
        citation=citation,
        instrument=point.instrument,
        provision=point,
        role="target",
        rank=0,
    )
    cited = [one for one in passage(waiting.id).suggestions if one.why == "cited"]
    assert [one.spoken.commitment.provision for one in cited] == [point]


def test_a_decision_links_it_and_can_be_taken_back(
    waiting: models.Provision, commitment: models.Commitment
) -> None:
    linked = link_passage(waiting.id, [commitment.id], version=0, by=LOCAL)
    assert (linked.stage, queue(1).total) == ("linked", 0)
    link = models.Link.objects.get(subject_id=linked.id)
    assert (link.relation, link.object_id) == ("reports_on", commitment.id)
    undo_passage(waiting.id, version=1, by=LOCAL)
    assert queue(1).total == 1
    assert link_passage(waiting.id, [], version=2, by=LOCAL).stage == "nothing"
    assert (queue(1).total, verify().is_sound) == (0, True)


def test_who_comes_second_decides_nothing(
    waiting: models.Provision, commitment: models.Commitment
) -> None:
    link_passage(waiting.id, [commitment.id], version=0, by=LOCAL)
    with pytest.raises(EditConflict):
        link_passage(waiting.id, [], version=0, by=LOCAL)
    undo_passage(waiting.id, version=1, by=LOCAL)
    with pytest.raises(NothingToUndo):
        undo_passage(waiting.id, version=2, by=LOCAL)


def test_only_passages_that_report_and_commitments_that_are_held(
    waiting: models.Provision, commitment: models.Commitment
) -> None:
    with pytest.raises(NotHeld):
        link_passage(commitment.provision_id, [], version=0, by=LOCAL)
    with pytest.raises(NotHeld):
        link_passage(waiting.id, [waiting.id], version=0, by=LOCAL)


def test_the_secretariat_and_the_monitors_link(waiting: models.Provision) -> None:
    people = world.people("carlos", "vera", "marta")
    for name in ("carlos", "vera"):
        with pytest.raises(NotAllowed):
            link_passage(waiting.id, [], version=0, by=people[name])
    linked = link_passage(waiting.id, [], version=0, by=people["marta"])
    assert linked.institution.slug == "iom"
