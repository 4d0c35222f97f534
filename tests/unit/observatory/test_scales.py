"""One claim, read on every scale; worked examples of the methods."""

from __future__ import annotations

import pytest

from compromiso.model.actor import Actor
from compromiso.model.anchor import Anchor
from compromiso.model.assessment import NEEDS_NO_PASSAGE, Assessment, Progress, Standpoint
from compromiso.observatory.roll_up import Component, roll_up
from compromiso.observatory.scales import (
    compliance_percent,
    graded,
    high_completion,
    iri_band,
    mean_value,
    scales,
)
from compromiso.terms.loading import LANGUAGES

CLINIC = Anchor.cut("report", "Uruguay opened a clinic.", 8, 24)


def claim(
    progress: Progress, standpoint: Standpoint = Standpoint.INDEPENDENT, date: str = "2010-03-01"
) -> Assessment:
    passage = None if progress in NEEDS_NO_PASSAGE else CLINIC
    by = Actor("watch", "Watch", "organisation")
    return Assessment("montevideo/para_25/c1", "uy", progress, by, standpoint, date, passage)


def grades(progress: Progress) -> dict[str, str]:
    return {
        name: found[0].grade.id
        for name, scale in scales().items()
        if (found := graded(scale, [claim(progress)]))
    }


def test_one_claim_is_graded_on_every_scale() -> None:
    assert grades(Progress.PARTLY) == {
        "ogp-completion": "limited", "g20": "partial", "hrc": "B", "upr-iri": "partially",
        "cbd": "active", "grf": "in-progress",
    }  # fmt: skip


def test_no_answer_no_evidence_and_not_started_are_three_things() -> None:
    told = [grades(p) for p in (Progress.NO_ANSWER, Progress.NO_EVIDENCE, Progress.NOT_STARTED)]
    assert [each["hrc"] for each in told] == ["D", "C", "C"]
    assert [each["ogp-completion"] for each in told] == [
        "no-evidence",
        "no-evidence",
        "not-started",
    ]
    assert ["g20" in each for each in told] == [False, False, True]


def test_going_against_a_commitment_is_worse_than_doing_nothing() -> None:
    assert grades(Progress.CONTRARY)["hrc"] == "E"
    assert grades(Progress.CONTRARY)["g20"] == "none"


def test_a_state_and_a_civil_society_claim_are_averaged_as_upr_info_does() -> None:
    claims = [claim(Progress.FULLY, Standpoint.SELF), claim(Progress.PARTLY)]
    mean = mean_value(scales()["upr-iri"], claims)
    assert mean == 0.75
    assert iri_band(mean) == "fully"


@pytest.mark.parametrize(("mean", "band"), [(0, "not"), (0.33, "not"), (0.5, "partially")])
def test_an_implementation_index_has_three_bands(mean: float, band: str) -> None:
    assert iri_band(mean) == band


def test_compliance_of_three_members_is_a_percentage() -> None:
    claims = [claim(p) for p in (Progress.FULLY, Progress.FULLY, Progress.STARTED)]
    mean = mean_value(scales()["g20"], claims)
    assert mean == pytest.approx(2 / 3)
    assert compliance_percent(mean) == pytest.approx(83.333, abs=0.001)
    assert [compliance_percent(score) for score in (-1, 0, 1)] == [0, 50, 100]


def test_a_score_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="between -1 and 1"):
        compliance_percent(2)
    with pytest.raises(ValueError, match="between 0 and 1"):
        iri_band(1.5)


def test_high_completion_counts_substantial_and_complete() -> None:
    found = [Progress.LARGELY, Progress.FULLY, Progress.PARTLY, Progress.NO_EVIDENCE]
    told = graded(scales()["ogp-completion"], map(claim, found))
    assert high_completion(told) == 0.5
    assert high_completion(()) is None


def test_no_status_stands_without_a_passage() -> None:
    by = Actor("watch", "Watch", "organisation")
    about = ("montevideo/para_25/c1", "uy")
    with pytest.raises(ValueError, match="on no passage"):
        Assessment(*about, Progress.FULLY, by, Standpoint.INDEPENDENT, "2010-03-01")
    Assessment(*about, Progress.NO_EVIDENCE, by, Standpoint.INDEPENDENT, "2010-03-01")


def test_every_grade_is_defined_in_every_language() -> None:
    words = [
        words
        for scale in scales().values()
        for words in (scale.label, *(w for g in scale.grades for w in (g.label, g.definition)))
    ]
    assert all(set(each) == set(LANGUAGES) and all(each.values()) for each in words)


def test_every_progress_leads_to_a_grade_that_exists() -> None:
    for scale in scales().values():
        assert {grade.id for grade in scale.grades} == set(scale.reads.values())


def test_a_roll_up_shows_its_parts_and_what_is_not_known() -> None:
    parts = [Component("campaigns", 1.0, 2), Component("fund", 0.25), Component("unit", None)]
    told = roll_up(parts)
    assert told.value == pytest.approx(0.75)
    assert told.known == pytest.approx(0.75)
    assert [share for _, share in told.components] == pytest.approx([2 / 3, 1 / 3, 0])


def test_nothing_known_rolls_up_to_nothing() -> None:
    assert roll_up([Component("fund", None)]).value is None
    with pytest.raises(ValueError, match="negative"):
        roll_up([Component("fund", 1.0, -1)])
