"""The pairing that keeps the order, on sequences of letters."""

from __future__ import annotations

from compromiso.text.alignment.in_order import NEVER, Bead, pair_in_order


def paired(
    one: str, other: str, fixed: list[tuple[int, int]] | None = None
) -> list[tuple[str, str]]:
    """Pair two words letter by letter, small letters with their capitals."""

    def score(i: int, k: int, j: int, m: int) -> float:
        if one[i:k].lower() == other[j:m].lower():
            return 1.0
        return 1.5 if set(one[i:k].lower()) == set(other[j:m].lower()) else NEVER

    beads: list[Bead] = pair_in_order((len(one), len(other)), score, fixed or [])
    return [(one[i:k], other[j:m]) for i, k, j, m in beads]


def test_what_only_one_has_stays_alone() -> None:
    assert paired("abcd", "ACD") == [("a", "A"), ("c", "C"), ("d", "D")]


def test_one_may_answer_to_several() -> None:
    assert paired("abc", "ABBC") == [("a", "A"), ("b", "BB"), ("c", "C")]


def test_what_is_fixed_is_kept() -> None:
    assert paired("abb", "BAB", [(1, 0)]) == [("b", "B"), ("b", "B")]


def test_nothing_answers_to_nothing() -> None:
    assert paired("", "ABC") == []
    assert paired("abc", "") == []


def test_a_long_sequence_beside_a_short_one_is_crossed() -> None:
    assert paired("xy", "Q" * 400 + "XY") == [("x", "X"), ("y", "Y")]
    assert len(paired("abc" * 200, "ABC" * 200)) == 600


def test_work_grows_with_the_length_not_with_its_square() -> None:
    calls = 0

    def score(_i: int, _k: int, _j: int, _m: int) -> float:
        nonlocal calls
        calls += 1
        return 0.0

    pair_in_order((500, 500), score)
    once, calls = calls, 0
    pair_in_order((2000, 2000), score)
    assert calls < 5 * once
