"""Several claims as one grade."""

from __future__ import annotations

import pytest

from compromiso.model.assessment import Progress
from compromiso.observatory.agreement import agreement
from compromiso.observatory.scales import scales
from compromiso.observatory.summary import summary_of


@pytest.mark.parametrize(
    ("scale", "found", "grade"),
    [
        ("ogp-completion", "started largely", "limited"),
        ("ogp-completion", "fully fully largely", "complete"),
        ("g20", "fully not-started", "partial"),
        ("hrc", "partly partly fully", "B"),
        ("cbd", "superseded", "superseded"),
        ("grf", "started fully", "in-progress"),
    ],
)
def test_several_claims_come_to_one_grade(scale: str, found: str, grade: str) -> None:
    told = summary_of(scales()[scale], [Progress(one) for one in found.split()])
    assert told.grade is not None
    assert told.grade.id == grade


def test_what_is_absent_is_told_only_where_nothing_else_was_found() -> None:
    ogp = scales()["ogp-completion"]
    assert summary_of(ogp, [Progress.NO_ANSWER, Progress.FULLY]).shape == "fully"
    assert summary_of(ogp, [Progress.NO_ANSWER]).shape == "no-answer"
    assert summary_of(ogp, [Progress.NO_EVIDENCE]).shape == "no-evidence"
    assert summary_of(ogp, []).shape == "unclaimed"


def test_a_grade_without_a_value_is_no_rating_where_others_have_one() -> None:
    ogp, hrc = scales()["ogp-completion"], scales()["hrc"]
    assert [ogp.rating(grade) for grade in ogp.grades] == [None, 0.0, 1.0, 2.0, 3.0]
    assert [hrc.rating(grade) for grade in hrc.grades] == [0.0, 1.0, 2.0, 3.0, 4.0]


@pytest.mark.parametrize(
    ("units", "reading"),
    [
        ([(1, 1), (0, 0)], "reliable"),
        ([(1, 1)], "same"),
        ([(1,), (0,)], "unpaired"),
        ([(1, 0), (0, 1)], "chance"),
    ],
)
def test_agreement_has_a_reading(units: list[tuple[float, ...]], reading: str) -> None:
    assert agreement(units, "nominal").reading == reading
