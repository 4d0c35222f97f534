from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import register_sample as sample
import two_tongues
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compromiso.register import kept_findings, models
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import LOCAL
from compromiso.register.queue import work_waiting
from compromiso.register.selectors import commitments as commitment_selectors
from compromiso.register.selectors import coverage as coverage_selectors
from compromiso.register.selectors import document as document_selectors
from compromiso.register.selectors.audit import (
    finding_counts,
    finding_on,
    findings,
)
from compromiso.register.selectors.commitments import (
    CommitmentFilter,
    commitment,
    commitments,
    waiting,
)
from compromiso.register.selectors.coverage import matrix
from compromiso.register.selectors.document import document, provision
from compromiso.register.selectors.dossiers import dossier_of, dossiers
from compromiso.register.selectors.doubts import doubts
from compromiso.register.selectors.library import library, overview, source_page, upload
from compromiso.register.selectors.meetings import meetings
from compromiso.register.selectors.programme import lines
from compromiso.register.services import own_work
from compromiso.register.services.citations import decide_citation
from compromiso.register.services.findings import decide_finding
from compromiso.register.services.load import load_document, store
from compromiso.register.services.reread import take_reading
from compromiso.register.services.review import reject_commitment
from compromiso.register.tallies import count_all
from compromiso.terms.theme_scheme import with_broader

SLUG = "harbour-town-2006"
EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_words_of_a_provision_are_the_documents_own(source: models.Source) -> None:
    for view in document(SLUG).provisions:
        start, end = view.provision.start, view.provision.end
        assert view.words == sample.TEXT[start:end]


def test_citations_and_commitments_stand_where_they_are_printed(source: models.Source) -> None:
    view = provision(SLUG, "25.b")
    linked = {piece.text: piece.citation.raw for piece in view.pieces if piece.citation}
    assert linked == {"25.x": "25.x", "25.I": "25.I"}
    underlined = "".join(piece.text for piece in view.pieces if piece.commitments)
    assert underlined == "ask the Office to count 1200 arrivals a year"


def test_the_margin_shows_all_that_belongs_to_a_provision(source: models.Source) -> None:
    view = provision(SLUG, "25.b")
    assert [c.action for c in view.commitments] == ["count arrivals"]
    assert [c.raw for c in view.citations] == ["25.x", "25.I"]
    assert [c.raw for c in view.citations_in] == ["25.I", "25.b"]
    assert [line.theme for line in view.lines] == ["Opening"]
    assert [figure.value for figure in view.figures] == [1200.0]
    assert [c.raw for c in provision(SLUG, "25.a").suggested_by] == ["25.x", "25.I"]
    assert [task.body.name for task in provision("harbour-plan", "1").tasks] == ["the Office"]
    assert provision("harbour-plan", "2").reports[0].date == "2009-03-01"


def test_a_document_knows_its_file_and_its_siblings(source: models.Source) -> None:
    held = document(SLUG)
    assert (held.source, [one.slug for one in held.siblings]) == (source, ["harbour-plan"])
    assert held.at("25.a").provision.label == "a"


@pytest.mark.parametrize(
    "asking",
    [
        lambda: document("absent"),
        lambda: provision("absent", "25"),
        lambda: provision(SLUG, "99"),
        lambda: document(SLUG).at("99"),
        lambda: commitment(uuid4()),
        lambda: source_page(uuid4()),
        lambda: upload(uuid4()),
    ],
)
def test_what_is_absent_is_said_to_be(source: models.Source, asking: Callable[[], Any]) -> None:
    with pytest.raises(NotHeld):
        asking()


def larger() -> None:
    """Load the sample a second time under another hash, so that there is twice as much."""
    read = sample.dossier()
    store(b"twice", replace(read, source=replace(read.source, sha256="a" * 64)), LOCAL)


@pytest.mark.parametrize(
    "asking",
    [
        lambda: document(SLUG),
        lambda: library(),
        lambda: commitments(),
        lambda: lines(),
        lambda: meetings(),
    ],
)
def test_more_documents_need_no_more_queries(
    source: models.Source, asking: Callable[[], Any]
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as once:
        asking()
    larger()
    with CaptureQueriesContext(connection) as twice:
        asking()
    assert len(twice) <= len(once) + 1  # who tells of a meeting again is looked up at once
    assert len(once) <= 16


@pytest.mark.parametrize("language", ["en", "es"])
def test_documents_in_the_language_of_the_reader_come_first(register: Path, language: str) -> None:
    for words in (two_tongues.ENGLISH, two_tongues.SPANISH):
        dossier = two_tongues.declaration(words)
        store(dossier.text.encode(), dossier, LOCAL)
    own = {one.id for one in waiting(500) if one.source.language == language}
    first = waiting(len(own), language)
    listed = commitments(CommitmentFilter(language=language)).rows[: len(own)]
    assert own
    assert own == {one.id for one in first} == {one.id for one in listed}


def test_commitments_are_counted_for_every_filter(source: models.Source) -> None:
    listed = commitments(CommitmentFilter(theme="education"))
    assert listed.total == 2
    counts = {name: {c.value: c.count for c in choices} for name, choices in listed.facets.items()}
    assert counts["actor"] == {"ministers": 1, "children": 1, "office": 1}
    assert counts["force"] == {"undertakes": 1, "entrusts": 1}
    assert counts["theme"] == {"integration": 2, "education": 2, "data": 1}
    assert counts["instrument"] == {SLUG: 2}
    assert counts["state"] == {"proposed": 2}
    assert [c.value for c in listed.facets["theme"] if c.chosen] == ["education"]


@pytest.mark.parametrize(
    ("chosen", "total"),
    [
        (CommitmentFilter(actor="office"), 1),
        (CommitmentFilter(force="urges"), 0),
        (CommitmentFilter(instrument=SLUG, state="proposed"), 2),
        (CommitmentFilter(instrument="harbour-plan"), 0),
        (CommitmentFilter(actor="office", theme="data"), 1),
        (CommitmentFilter(page=99), 2),
        (CommitmentFilter(page=-3), 2),
    ],
)
def test_filters_narrow_together(
    source: models.Source, chosen: CommitmentFilter, total: int
) -> None:
    listed = commitments(chosen)
    assert (listed.total, len(listed.rows)) == (total, total)


def test_a_commitment_stands_in_its_words(commitment: models.Commitment) -> None:
    page = commitment_selectors.commitment(commitment.id)
    assert page.words == "keep every school open"
    assert (page.before + page.words + page.after) in sample.TEXT
    assert page.next is not None
    assert page.next.action == "count arrivals"
    assert page.previous is None
    assert [entry.kind for entry in page.history] == ["proposal"]


def test_a_commitment_shows_the_lines_that_cite_its_provision(source: models.Source) -> None:
    second = models.Commitment.objects.get(action="count arrivals")
    page = commitment_selectors.commitment(second.id)
    assert [line.theme for line in page.lines] == ["Opening"]
    assert [citation.raw for citation in page.citations_in] == ["25.I", "25.b"]


def test_the_library_says_how_well_each_file_was_read(source: models.Source) -> None:
    (row,) = library()
    assert row.source == source
    assert (row.provisions, len(row.instruments)) == (7, 2)
    assert row.issues == {"warning": 1}
    assert row.commitments == {"proposed": 2}
    assert row.citations == {"external": 1, "dangling": 1, "suspect": 1, "resolved": 1}
    assert overview().waiting == 2


def test_a_source_shows_its_issues_and_its_original(source: models.Source) -> None:
    page = source_page(source.id)
    assert [issue.code for issue in page.issues] == ["CITE-01"]
    assert page.original.read_bytes() == sample.content()


def test_lines_and_meetings_are_told_in_their_own_words(source: models.Source) -> None:
    (line,) = lines("harbour-plan")
    assert line.objectives[0].words == "open the doors (25.b)"
    assert [citation.raw for citation in line.objectives[0].citations] == ["25.b"]
    assert line.activities == ("Visit each school",)
    (meeting,) = meetings()
    assert (meeting.words, meeting.date) == ("met at Harbour Town", "2006-11-05")
    assert meeting.instrument == document_selectors.instrument(SLUG)


def test_a_dossier_shows_what_is_accepted_or_what_was_read(
    source: models.Source, citation: models.Citation, commitment: models.Commitment
) -> None:
    decide_citation(citation.id, version=1, decision="accepted", by=LOCAL)
    reject_commitment(commitment.id, version=1, by=LOCAL)
    now, read = dossier_of(source), dossier_of(source, as_read=True)
    assert read == sample.dossier()
    assert len(now.commitments) == 1
    assert now.citations[2].targets == read.citations[2].suggestions
    assert dossiers() == (now,)
    assert dossiers(as_read=True) == (read,)


def test_a_doubt_is_shown_with_the_words_cited_and_the_better_candidate(
    source: models.Source,
) -> None:
    dangling, suspect = doubts()
    assert (dangling.words, dangling.targets) == ("25.x", ())
    assert (suspect.words, suspect.citation.status) == ("25.I", "suspect")
    assert [cited.label for cited in suspect.targets] == ["25.b"]
    assert [cited.words for cited in suspect.candidates] == [
        "a) keep every school open to newly arrived children;"
    ]
    assert suspect.before.endswith("as said in 25.x and in ")


def test_a_doubt_that_was_settled_stays_on_the_list(
    source: models.Source, citation: models.Citation
) -> None:
    decide_citation(citation.id, version=1, decision="accepted", by=LOCAL)
    settled = doubts("repaired")
    assert [(one.words, one.is_decided) for one in settled] == [("25.I", True)]
    assert doubts(instrument="harbour-plan") == []


def test_a_finding_has_its_rows_and_the_decision_on_it(
    source: models.Source, citation: models.Citation
) -> None:
    assert finding_counts()["dangling"] == 1
    (suspect,) = findings("suspect")
    assert (suspect.words, suspect.citation, suspect.state) == ("25.I", citation, "proposed")
    assert suspect.provision is not None
    assert suspect.provision.url_path == "25.b"
    assert [one.provision.url_path for one in suspect.cited if one.provision] == ["25.b"]
    assert [one.provision.url_path for one in suspect.candidates if one.provision] == ["25.a"]
    decide_citation(citation.id, version=1, decision="accepted", by=LOCAL)
    (settled,) = findings("suspect")
    assert (settled.key, settled.state, settled.version) == (suspect.key, "accepted", 2)


def test_a_finding_that_is_no_citation_is_decided_by_its_key(source: models.Source) -> None:
    (uncited,) = [one for one in findings("uncited") if "keep every school" in one.words]
    assert (uncited.citation, uncited.version) == (None, 0)
    decide_finding(uncited.key, version=0, decision="rejected", by=LOCAL)
    (decided,) = [one for one in findings("uncited") if one.key == uncited.key]
    assert (decided.state, decided.version, decided.is_decided) == ("rejected", 1, True)


def test_a_large_register_is_audited_in_the_background(
    source: models.Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [finding.words for finding in findings()]
    monkeypatch.setattr(kept_findings, "AT_ONCE", 0)
    monkeypatch.setattr(own_work, "QUIET", timedelta(0))
    larger()
    assert [finding.words for finding in findings()] == known
    assert (
        kept_findings.known_until()
        == models.LedgerEntry.objects.get(seq=kept_findings.ROWS.get(place=0).seq).at
    )
    assert (own_work.ask_for_audit(), own_work.ask_for_audit()) == (1, 1)
    assert models.Job.objects.count() == 1
    assert work_waiting() == 1
    assert len(findings()) > len(known)
    assert (kept_findings.known_until(), own_work.ask_for_audit()) == (None, 0)


def test_a_document_shows_its_own_findings_and_a_citation_its_own(
    source: models.Source, citation: models.Citation
) -> None:
    here = findings(instrument=SLUG)
    assert {one.provision.instrument.slug for one in here if one.provision} == {SLUG}
    assert sum(finding_counts(SLUG).values()) == len(here)
    assert findings("suspect", SLUG) == [one for one in here if one.finding.kind == "suspect"]
    assert [one.words for one in finding_on(citation.id)] == ["25.I"]
    assert (findings(instrument="absent"), finding_on(uuid4())) == ([], [])


def test_keys_of_findings_stay_when_places_move(source: models.Source) -> None:
    keys = {one.key for one in findings()}
    assert len(keys) == len(findings())
    take_reading(source, sample.other_reading(tasks=()), LOCAL)
    assert {one.key for one in findings()} == keys


def test_the_matrix_lays_points_against_lines(source: models.Source) -> None:
    laid = matrix()
    rows = {row.provision.url_path: row for row in laid.rows if row.provision}
    assert rows["25.b"].standing == "cited"
    assert [column.column.kind for column in laid.columns] == ["programme-line", "task", "report"]
    assert all(column.provision for column in laid.columns)
    cell = rows["25.b"].cells[0]
    assert cell is not None
    assert (cell.standing, rows["25.a"].cells[0]) == ("cited", None)


def test_of_a_large_register_only_what_plans_may_cite_is_opened(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in sorted(EXAMPLES.rglob("*.txt")):
        load_document(file.read_bytes(), file.name, by=LOCAL)
    whole = matrix()
    monkeypatch.setattr(coverage_selectors, "WHOLE", 0)
    opened: list[str] = []
    read = coverage_selectors.dossier_of

    def told(source: models.Source) -> Any:
        opened.append(source.name)
        return read(source)

    monkeypatch.setattr(coverage_selectors, "dossier_of", told)
    near = matrix()
    assert near.rows == whole.rows
    assert near.columns == whole.columns
    assert any(row.standing == "cited" for row in near.rows)
    assert len(set(opened)) < models.Source.objects.count()
    opened.clear()
    assert (matrix(), opened) == (near, [])


def test_a_meeting_told_twice_is_suggested_as_one(source: models.Source) -> None:
    larger()
    first, second = meetings()
    assert [same.meeting for same in first.same] == [second.meeting]
    assert first.same[0].reason


def test_a_broader_theme_finds_what_is_about_a_narrower_one(source: models.Source) -> None:
    about = models.CommitmentTheme.objects.first()
    assert about is not None
    models.CommitmentTheme.objects.filter(id=about.id).update(theme="remittance-costs")
    count_all()
    broader = with_broader("remittance-costs")[-1]
    found = commitments(CommitmentFilter(theme=broader))
    assert about.commitment_id in {row.id for row in found.rows}
    counts = {choice.value: choice.count for choice in found.facets["theme"]}
    assert counts[broader] == counts["remittance-costs"] == 1
