"""Two bodies with the same task, or nearly, are told of it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compromiso.linking.task_overlap import ALIKE, GivenTask, overlaps

COUNT = "count the people who arrive in each port every year"


def pairs(*said: tuple[str, str]) -> list[tuple[object, object]]:
    tasks = [GivenTask(n, body, action) for n, (body, action) in enumerate(said)]
    return [(pair.one, pair.other) for pair in overlaps(tasks)]


def test_case_and_commas_make_no_difference_and_one_body_may_repeat_itself() -> None:
    assert pairs(("iom", COUNT), ("eclac", COUNT.upper() + ".")) == [(0, 1)]
    assert pairs(("iom", COUNT), ("iom", COUNT)) == []


def test_a_word_or_two_more_is_nearly_the_same_and_another_task_is_not() -> None:
    assert pairs(("iom", COUNT), ("eclac", COUNT + " and month")) == [(0, 1)]
    assert pairs(("iom", COUNT), ("eclac", "train the officers of each port")) == []


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(st.lists(st.integers(1, 255), max_size=8))
def test_no_pair_that_is_alike_is_passed_by(numbers: list[int]) -> None:
    said = [{letter for n, letter in enumerate("abcdefgh") if one >> n & 1} for one in numbers]
    tasks = [GivenTask(n, str(n), " ".join(sorted(words))) for n, words in enumerate(said)]
    alike = {
        (i, j)
        for j in range(len(said))
        for i in range(j)
        if len(said[i] & said[j]) / len(said[i] | said[j]) >= ALIKE
    }
    assert {(pair.one, pair.other) for pair in overlaps(tasks)} == alike
