"""Claims: who may make them, on what, and what is kept of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import institutions_sample as world
import pytest
import register_sample as sample
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compromiso.model.assessment import Progress
from compromiso.register import models
from compromiso.register.claim_errors import NoPassage, QuoteNotThere
from compromiso.register.errors import EditConflict, NotAllowed, NotHeld, WrongValue
from compromiso.register.keeping import add
from compromiso.register.permissions import LOCAL, VISITOR, Person
from compromiso.register.selectors.claims import claim as claim_held
from compromiso.register.selectors.claims import claims_of
from compromiso.register.selectors.passages import evidence_on, places_of
from compromiso.register.selectors.story import story
from compromiso.register.services import ledger
from compromiso.register.services.claims import (
    change_claim,
    make_claim,
    publish_claim,
    withdraw_claim,
)
from compromiso.register.services.rebuild import verify


def passage(commitment: models.Commitment, words: str = "opened ten schools") -> dict[str, Any]:
    start, end = sample.span(words)
    return {"source": str(commitment.source_id), "start": start, "end": end, "quote": words}


def values(commitment: models.Commitment, **more: Any) -> dict[str, Any]:
    said = {"country": "uy", "progress": "partly", "date": date(2010, 3, 1)}
    return {**said, "anchor": passage(commitment), **more}


@pytest.fixture
def people() -> dict[str, Person]:
    return world.people("aldo", "mario", "olga", "vera", "rita")


def place(name: str) -> Any:
    return models.Institution.objects.get(slug=world.PEOPLE[name][1]).id


def made(name: str, people: dict[str, Person], commitment: models.Commitment, **more: Any) -> Any:
    return make_claim(commitment.id, place(name), values(commitment, **more), by=people[name])


def test_an_assessor_and_an_observer_claim_from_their_own_standpoints(
    people: dict[str, Person], commitment: models.Commitment
) -> None:
    said = [made(name, people, commitment).standpoint for name in ("aldo", "mario", "olga")]
    assert said == ["independent", "independent", "civil-society"]


@pytest.mark.parametrize("name", ["vera", "rita"])
def test_others_claim_nothing(
    name: str, people: dict[str, Person], commitment: models.Commitment
) -> None:
    with pytest.raises(NotAllowed):
        made(name, people, commitment)


def test_a_ministry_is_not_independent_of_its_own_state(
    people: dict[str, Person], commitment: models.Commitment
) -> None:
    with pytest.raises(WrongValue):
        make_claim(commitment.id, place("vera"), values(commitment), by=LOCAL)
    made = make_claim(commitment.id, place("vera"), values(commitment, country="ar"), by=LOCAL)
    assert made.standpoint == "independent"


def test_nobody_claims_for_another_institution(
    people: dict[str, Person], commitment: models.Commitment
) -> None:
    with pytest.raises(NotAllowed):
        make_claim(commitment.id, place("vera"), values(commitment), by=people["aldo"])


@pytest.mark.parametrize("progress", [p for p in Progress if "no-" not in p])
def test_no_status_without_a_passage(
    progress: str, people: dict[str, Person], commitment: models.Commitment
) -> None:
    with pytest.raises(NoPassage):
        made("aldo", people, commitment, progress=progress, anchor=None)


def test_that_nothing_came_rests_on_nothing(
    people: dict[str, Person], commitment: models.Commitment
) -> None:
    assert made("aldo", people, commitment, progress="no-answer", anchor=None).anchor is None


@pytest.mark.parametrize("change", [{"quote": "closed ten schools"}, {"start": 0}, {"end": 9999}])
def test_a_quote_must_be_what_the_text_says_there(
    change: dict[str, Any], people: dict[str, Person], commitment: models.Commitment
) -> None:
    with pytest.raises(QuoteNotThere):
        made("aldo", people, commitment, anchor={**passage(commitment), **change})


def test_a_draft_is_seen_by_its_own_institution_only(
    people: dict[str, Person], commitment: models.Commitment
) -> None:
    drafted = made("aldo", people, commitment)
    seen = [len(claims_of(commitment.id, by)) for by in (people["mario"], people["olga"], VISITOR)]
    assert seen == [1, 0, 0]
    with pytest.raises(NotHeld):
        claim_held(drafted.id, VISITOR)
    with pytest.raises(NotHeld):
        publish_claim(drafted.id, version=1, by=people["olga"])
    publish_claim(drafted.id, version=1, by=people["aldo"])
    assert len(claims_of(commitment.id, VISITOR)) == 1


def test_a_published_claim_changes_by_versions_and_is_withdrawn_not_deleted(
    people: dict[str, Person], commitment: models.Commitment
) -> None:
    published = publish_claim(made("olga", people, commitment).id, version=1, by=people["olga"])
    with pytest.raises(NotAllowed):
        change_claim(published.id, version=2, changes={"progress": "fully"}, by=people["aldo"])
    changes = {"progress": "largely"}
    changed = change_claim(published.id, version=2, changes=changes, by=people["olga"])
    with pytest.raises(EditConflict):
        change_claim(published.id, version=2, changes={"note": "Late"}, by=people["olga"])
    withdraw_claim(published.id, version=changed.version, by=people["olga"], why="A mistake")
    _view, history = claim_held(published.id, people["olga"])
    assert [(e.field, e.value) for e in history[1:]] == [
        ("stage", "published"), ("progress", "largely"), ("stage", "withdrawn"),
    ]  # fmt: skip
    with pytest.raises(WrongValue):
        change_claim(published.id, version=4, changes=changes, by=people["olga"])
    assert verify().is_sound


def test_what_was_drafted_stays_within_its_institution(
    people: dict[str, Person], commitment: models.Commitment
) -> None:
    drafted = made("aldo", people, commitment, progress="contrary")
    change_claim(drafted.id, version=1, changes={"progress": "partly"}, by=people["aldo"])
    publish_claim(drafted.id, version=2, by=people["aldo"])
    _view, seen = claim_held(drafted.id, VISITOR)
    assert [(entry.field, entry.value) for entry in seen] == [("stage", "published")]
    assert len(claim_held(drafted.id, people["aldo"])[1]) == 3


def test_words_are_found_whatever_their_line_breaks(commitment: models.Commitment) -> None:
    [found] = places_of("Uruguay  opened\nten schools")
    assert found.quote == "Uruguay opened ten schools"
    assert found.point.url_path == "report_1" or found.point.label == "2"
    assert places_of("Uruguay closed ten schools") == ()


def test_a_claim_tells_the_point_its_passage_stands_in(
    people: dict[str, Person], commitment: models.Commitment
) -> None:
    made("aldo", people, commitment)
    [view] = claims_of(commitment.id, people["aldo"])
    assert view.passage is not None
    assert view.passage.quote == "opened ten schools"
    assert view.passage.point is not None


@pytest.fixture
def evidence(people: dict[str, Person], commitment: models.Commitment) -> models.Evidence:
    """Bring restricted evidence in a published report of Uruguay."""
    ministry = models.Institution.objects.get(slug="mides-uy")
    told = {"institution": ministry, "country": "uy", "title": "Informe", "stage": "published"}
    report = kept(models.Report(**told))
    about = [str(commitment.id)]
    entry = kept(models.ReportEntry(report=report, order=1, text="Diez", commitments=about))
    return kept(models.Evidence(entry=entry, kind="link", title="Acta", restricted=True))


@ledger.recorded
def kept(row: Any) -> Any:
    return add(row, by=LOCAL)


def test_restricted_evidence_is_for_those_who_assess(
    people: dict[str, Person], commitment: models.Commitment, evidence: models.Evidence
) -> None:
    assert evidence_on(commitment.id, people["aldo"]) == [evidence]
    assert evidence_on(commitment.id, people["olga"]) == []
    with pytest.raises(NotHeld):
        made("olga", people, commitment, anchor=None, evidence_id=evidence.id)
    drafted = made("aldo", people, commitment, anchor=None, evidence_id=evidence.id)
    publish_claim(drafted.id, version=1, by=people["aldo"])
    seen = {name: claim_held(drafted.id, by)[0] for name, by in people.items()}
    assert seen["aldo"].evidence == evidence
    assert (seen["olga"].evidence, seen["olga"].hidden_evidence) == (None, True)
    _page, events = story(commitment.id, VISITOR)
    [told] = [event.what for event in events if event.kind == "report"]
    assert told.shown_evidence == []


def test_a_passage_that_restricted_evidence_quotes_is_not_told(
    people: dict[str, Person], commitment: models.Commitment, evidence: models.Evidence
) -> None:
    quoted = passage(commitment)
    models.Evidence.objects.update(anchor=quoted)
    drafted = made("aldo", people, commitment, anchor=quoted, evidence_id=evidence.id)
    publish_claim(drafted.id, version=1, by=people["aldo"])
    assert claim_held(drafted.id, VISITOR)[0].passage is None
    assert claim_held(drafted.id, people["aldo"])[0].passage is not None


def test_many_claims_cost_as_many_questions_as_one(
    people: dict[str, Person], commitment: models.Commitment
) -> None:
    counts = []
    for name in ("aldo", "olga", "mario"):
        publish_claim(made(name, people, commitment).id, version=1, by=people[name])
        with CaptureQueriesContext(connection) as asked:
            claims_of(commitment.id, VISITOR)
        counts.append(len(asked))
    assert counts == [5, 5, 5]
