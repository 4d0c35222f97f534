from __future__ import annotations

from dataclasses import replace

import pytest

from compromiso.linking.same_meeting import likeness, same_meetings
from compromiso.model.actor import Actor
from compromiso.model.dossier import Dossier
from compromiso.model.meeting import Meeting
from compromiso.model.source import Source

FUND = Actor("wf", "Water Fund", "organisation")
MADRID = Meeting(
    "a", "River Conference of the Andes", "Madrid", "es", "2006-07-18", "2006-07-19",
    (FUND,), (), (), (), (),
)  # fmt: skip
RECALLED = replace(MADRID, id="b", name="Meeting on Rivers of the Andes")


def dossier(sha256: str, *meetings: Meeting) -> Dossier:
    return Dossier(Source("n", sha256, "text/plain", 1, 1, "en"), "", meetings=meetings)


def test_place_days_holder_and_name_make_one_meeting_likely() -> None:
    (found,) = same_meetings((dossier("1", MADRID), dossier("2", RECALLED)))
    assert (found.one.meeting, found.other.meeting) == ("a", "b")
    assert found.confidence > 0.9
    assert "Madrid" in found.reason


def test_the_runner_up_is_told_with_its_confidence() -> None:
    later = replace(MADRID, id="c", start_date="2006", end_date=None, organisers=())
    (best, *_) = same_meetings((dossier("1", MADRID), dossier("2", RECALLED, later)))
    assert best.runner_up is not None
    assert best.runner_up[0].meeting == "c"
    assert best.runner_up[1] < best.confidence


@pytest.mark.parametrize(
    "change",
    [
        {"country": "pe", "place": "Lima"},
        {"start_date": "2007-07-18", "end_date": "2007-07-19"},
        {"name": "4th River Conference of the Andes"},
    ],
)
def test_meetings_that_conflict_are_never_one(change: dict[str, str]) -> None:
    first = replace(MADRID, name="3rd River Conference of the Andes")
    assert likeness(first, replace(first, id="b", **change))[0] == 0  # type: ignore[arg-type]


def test_a_country_alone_is_too_little() -> None:
    other = replace(RECALLED, place="Cádiz", start_date=None, end_date=None, organisers=())
    assert same_meetings((dossier("1", MADRID), dossier("2", other))) == ()


def test_two_meetings_of_one_text_are_told_apart_by_the_text_itself() -> None:
    assert same_meetings((dossier("1", MADRID, RECALLED),)) == ()
