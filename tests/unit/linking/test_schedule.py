"""What does not fit in a plan is told: circles, orders, dates."""

from __future__ import annotations

from datetime import date

import pytest

from compromiso.linking.schedule import Planned, conflicts, cycle_through


def codes(**known: Planned) -> list[str]:
    return [issue.code for issue in conflicts("a", known)]


def test_a_circle_is_named_the_shortest_way_round() -> None:
    known = {
        "a": Planned("A", depends_on=("b", "c")),
        "b": Planned("B", depends_on=("c",)),
        "c": Planned("C", depends_on=("a",)),
    }
    assert cycle_through("a", known) == ["a", "c", "a"]
    assert cycle_through("b", known) == ["b", "c", "a", "b"]
    told = next(issue for issue in conflicts("a", known) if issue.code == "PLAN-01")
    assert "A → C → A" in told.message


def test_a_thing_may_wait_for_itself_only_in_a_circle_of_one() -> None:
    assert cycle_through("a", {"a": Planned("A", depends_on=("a",))}) == ["a", "a"]
    assert cycle_through("a", {"a": Planned("A", depends_on=("gone",))}) == ()


@pytest.mark.parametrize(("start", "told"), [(1, ["PLAN-02"]), (20, [])])
def test_what_waits_starts_after_what_it_waits_for(start: int, told: list[str]) -> None:
    first = Planned("B", date(2026, 1, 1), date(2026, 6, 10))
    second = Planned("A", date(2026, 6, start), depends_on=("b",))
    assert codes(a=second, b=first) == told


def test_dates_of_one_action_fit_each_other() -> None:
    assert codes(a=Planned("A", date(2027, 2, 1), date(2027, 1, 1))) == ["PLAN-03"]
    span = date(2027, 1, 1), date(2027, 6, 30)
    assert codes(a=Planned("A", *span, due=("2027-08",))) == ["PLAN-04"]
    assert codes(a=Planned("A", *span, due=("2027", "2027-06", "2027-06-30"))) == []
