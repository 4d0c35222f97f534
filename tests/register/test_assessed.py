"""What claims come to: by State, theme and commitment, in one figure, and how far they agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import institutions_sample as world
import pytest
import register_sample as sample
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compromiso.observatory.scales import scales
from compromiso.register import models, tallies
from compromiso.register.keeping import add
from compromiso.register.permissions import LOCAL, VISITOR
from compromiso.register.selectors import changes, states
from compromiso.register.selectors.assessed import agreements, by_commitment, by_state, by_theme
from compromiso.register.selectors.bodies import body, entrusted_to, tasks_of
from compromiso.register.selectors.changes import changes_since
from compromiso.register.selectors.process import events_of, years
from compromiso.register.selectors.reached import reached
from compromiso.register.selectors.rolled_up import Asked, components_of, rolled_up
from compromiso.register.selectors.story import story
from compromiso.register.services import ledger
from compromiso.register.services.claims import make_claim, publish_claim, withdraw_claim

OGP = scales()["ogp-completion"]
G20 = scales()["g20"]


@pytest.fixture
def institutions() -> dict[str, models.Institution]:
    return world.found()


def claimed(
    commitment: models.Commitment,
    by: models.Institution,
    progress: str,
    country: str = "uy",
    day: date = date(2010, 3, 1),
) -> models.Claim:
    start, end = sample.span("opened ten schools")
    place = {"source": str(commitment.source_id), "start": start, "end": end}
    anchor = None if progress.startswith("no-") else place | {"quote": "opened ten schools"}
    values = {"country": country, "progress": progress, "date": day, "anchor": anchor}
    made = make_claim(commitment.id, by.id, values, by=LOCAL)
    return publish_claim(made.id, version=1, by=LOCAL)


@ledger.recorded
def kept(row: Any) -> Any:
    return add(row, by=LOCAL)


def test_only_the_newest_claim_of_an_institution_stands(
    institutions: dict[str, models.Institution], commitment: models.Commitment
) -> None:
    claimed(commitment, institutions["eclac"], "started")
    claimed(commitment, institutions["eclac"], "fully", day=date(2012, 1, 1))
    assert by_state(OGP, "independent")["uy"].grade.id == "complete"  # type: ignore[union-attr]
    assert by_state(OGP, "civil-society") == {}


def test_a_withdrawn_claim_counts_no_more(
    institutions: dict[str, models.Institution], commitment: models.Commitment
) -> None:
    one = claimed(commitment, institutions["iom"], "fully")
    assert "uy" in by_state(OGP, "any")
    withdraw_claim(one.id, version=one.version, by=LOCAL)
    assert by_state(OGP, "any") == {}


def test_no_answer_is_told_and_never_averaged(
    institutions: dict[str, models.Institution], commitment: models.Commitment
) -> None:
    claimed(commitment, institutions["eclac"], "no-answer", "ar")
    told = by_state(OGP, "independent")["ar"]
    assert (told.grade, told.shape, told.graded, told.claims) == (None, "no-answer", 0, 1)


def test_themes_and_commitments_stand_against_states(
    institutions: dict[str, models.Institution], commitment: models.Commitment
) -> None:
    claimed(commitment, institutions["eclac"], "largely")
    themes = by_theme(OGP, "any", ["ar", "uy"])
    assert themes.states == ("ar", "uy")
    assert [theme for _state, theme in themes.cells] == list(themes.columns)
    ones = by_commitment(OGP, "any", ["uy"], [commitment.id])
    assert ones.cells["uy", str(commitment.id)].grade.id == "substantial"  # type: ignore[union-attr]


def test_agreement_needs_two_assessors_of_one_thing(
    institutions: dict[str, models.Institution], commitment: models.Commitment
) -> None:
    claimed(commitment, institutions["eclac"], "fully")
    assert agreements(OGP)[0].reading == "unpaired"
    claimed(commitment, institutions["vela"], "fully")
    outside, _everybody = agreements(OGP)
    assert (outside.alpha, outside.units, outside.reading) == (None, 1, "same")
    claimed(commitment, institutions["iom"], "not-started", "ar")
    claimed(commitment, institutions["vela"], "not-started", "ar")
    outside, _everybody = agreements(OGP)
    assert (outside.alpha, outside.units, outside.ratings) == (1.0, 2, 4)
    assert outside.reading == "reliable"


def test_what_nobody_claimed_lowers_the_known_share_and_not_the_figure(
    institutions: dict[str, models.Institution], commitment: models.Commitment
) -> None:
    claimed(commitment, institutions["eclac"], "partly")
    claimed(commitment, institutions["eclac"], "fully", "ar")
    asked = Asked(G20, "independent", "instrument", "equal")
    [rolled] = rolled_up(asked)
    assert (rolled.value, rolled.known, rolled.components) == (0.5, 0.5, 2)
    parts = components_of(asked, rolled)
    assert [(part.value, share) for part, share in parts] == [(0.5, 1.0), (None, 0.0)]
    by_states = rolled_up(replace(asked, way="state"))
    assert [(each.id, each.value) for each in by_states] == [("ar", 1.0), ("uy", 0.0)]
    assert rolled_up(replace(asked, way="line")) == []


@pytest.mark.parametrize("weights", ["equal", "force"])
@pytest.mark.parametrize("way", ["instrument", "theme", "state", "line"])
def test_a_figure_is_the_sum_of_its_components(
    institutions: dict[str, models.Institution],
    commitment: models.Commitment,
    way: str,
    weights: str,
) -> None:
    line = models.ProgrammeLine.objects.first()
    other = models.Commitment.objects.exclude(id=commitment.id).get()
    told = [str(commitment.id), str(other.id)]
    row = {"code": "A1", "title": "x", "stage": "published", "commitments": told}
    kept(models.Action(institution=institutions["mides-uy"], programme_line=line, **row))
    claimed(commitment, institutions["iom"], "partly")
    claimed(commitment, institutions["iom"], "fully", "ar")
    claimed(other, institutions["iom"], "started")
    asked = Asked(G20, "any", way, weights)
    figures = rolled_up(asked)
    assert figures
    for rolled in figures:
        parts = list(components_of(asked, rolled))
        assert len(parts) == rolled.components
        assert sum(share * (part.value or 0.0) for part, share in parts) == pytest.approx(
            rolled.value
        )
        whole = sum(part.weight for part, _share in parts)
        known = sum(part.weight for part, _share in parts if part.value is not None)
        assert known / whole == pytest.approx(rolled.known)


def test_the_story_is_told_in_time(
    institutions: dict[str, models.Institution], commitment: models.Commitment
) -> None:
    ministry = institutions["mides-uy"]
    acting = models.Action(
        institution=ministry,
        code="A1",
        title="Diez escuelas",
        commitments=[str(commitment.id)],
        start=date(2009, 1, 1),
        stage="published",
        milestones=[{"id": "m", "title": "Una", "due": "2009-05-01", "done_on": "2009-06-01"}],
    )
    kept(acting)
    kept(
        models.Action(institution=ministry, code="A2", title="x", commitments=[str(commitment.id)])
    )
    claimed(commitment, institutions["eclac"], "partly")
    _page, events = story(commitment.id, VISITOR)
    assert [event.kind for event in events if event.kind != "citation"] == [
        "text", "action", "milestone", "claim",
    ]  # fmt: skip


def test_points_that_nothing_reaches_are_seen(
    institutions: dict[str, models.Institution], commitment: models.Commitment
) -> None:
    instrument = models.Instrument.objects.get(ref="dec")
    claimed(commitment, institutions["vela"], "partly")
    rows = {row.provision.url_path: row for row in reached(instrument)}
    assert rows["25.a"].counts["civil-society"] == 1
    assert rows["25.b"].counts["lines"] == 1
    assert rows["25.b"].counts["actions"] == 0


def test_a_state_undertakes_what_its_group_does(source: models.Source) -> None:
    assert [row.action for row in states.undertaken_by("uy", 1).rows] == ["keep every school open"]


def test_a_state_undertakes_nothing_that_the_parties_to_an_agreement_do(
    source: models.Source,
) -> None:
    parties = models.Actor.objects.create(id="parties", kind="group")
    models.CommitmentActor.objects.filter(role="actor").update(actor=parties)
    tallies.count_all()
    assert states.undertaken_by("uy", 1).rows == ()


def test_a_body_has_what_it_was_entrusted_with(
    source: models.Source, institutions: dict[str, models.Institution]
) -> None:
    office = body("office")
    assert [row.action for row in entrusted_to(office, 1).rows] == ["count arrivals"]
    assert [task.action for task in tasks_of(office)] == ["Visit each school"]


def test_the_process_has_its_years(
    institutions: dict[str, models.Institution], commitment: models.Commitment
) -> None:
    claimed(commitment, institutions["eclac"], "partly")
    assert years().counts == {("meeting", 2006): 1, ("instrument", 2006): 1, ("claim", 2010): 1}
    assert [event.kind for event in events_of(2006)] == ["meeting", "instrument"]


def test_changes_are_told_to_those_who_may_see_them(
    institutions: dict[str, models.Institution], commitment: models.Commitment
) -> None:
    people = world_people(institutions)
    start = ledger.head()[0]
    values = {"country": "uy", "progress": "no-answer", "date": date(2010, 1, 1)}
    made = make_claim(commitment.id, institutions["eclac"].id, values, by=people["aldo"])
    assert changes_since(VISITOR, start).rows == ()
    [mine] = changes_since(people["aldo"], start).rows
    assert (mine.noun, mine.added) == ("claim", True)
    publish_claim(made.id, version=1, by=people["aldo"])
    assert changes_since(VISITOR, start).rows[0].fields == {"stage": "published"}
    assert [row.added for row in changes_since(VISITOR, start).rows] == [False]
    assert [row.added for row in changes_since(people["aldo"], start).rows] == [False, True]
    assert changes_since(VISITOR, ledger.head()[0]).rows == ()


def test_what_is_published_at_once_is_told_as_published(
    institutions: dict[str, models.Institution],
) -> None:
    start, ministry = ledger.head()[0], institutions["mides-uy"]
    kept(models.Action(institution=ministry, code="A1", title="Ten schools", stage="published"))
    kept(models.Action(institution=ministry, code="A2", title="Ten more"))
    [told] = changes_since(VISITOR, start).rows
    assert (told.subject.code, told.added, told.fields) == ("A1", False, {"stage": "published"})


@pytest.mark.parametrize("few", [0, 2000])
def test_pages_of_changes_leave_nothing_out(
    institutions: dict[str, models.Institution], monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(changes, "AT_ONCE", 3)
    monkeypatch.setattr(changes, "FEW", few)
    start, ministry = ledger.head()[0], institutions["mides-uy"]
    for number, stage in enumerate(("published", "draft") * 4):
        kept(models.Action(institution=ministry, code=f"A{number}", title="x", stage=stage))
    for person, wanted in ((VISITOR, 4), (world._person("carlos", institutions), 8)):
        told: list[str] = []
        page = changes_since(person, start, most=2)
        while True:
            told += [row.subject.code for row in page.rows if row.noun == "action"]
            if page.before is None:
                break
            page = changes_since(person, start, page.before, most=2)
        assert len(told) == len(set(told)) == wanted


def world_people(institutions: dict[str, models.Institution]) -> dict[str, Any]:
    return {name: world._person(name, institutions) for name in ("aldo",)}


def test_a_state_asks_as_many_questions_whatever_it_has(
    institutions: dict[str, models.Institution], commitment: models.Commitment
) -> None:
    counts = []
    for slug in ("eclac", "iom"):
        claimed(commitment, institutions[slug], "partly")
        with CaptureQueriesContext(connection) as asked:
            by_state(OGP, "any")
            states.summaries_in("uy", OGP)
            reached(models.Instrument.objects.get(ref="dec"))
            story(commitment.id, VISITOR)
        counts.append(len(asked))
    assert counts[0] == counts[1]
