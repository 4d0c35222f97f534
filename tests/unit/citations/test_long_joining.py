"""Names of joining words without end: each is walked only so far."""

from __future__ import annotations

from compromiso.text.citations.treaty_names import MOST_PASSED, treaty_at

NAME = "Convention {}on the Rights of the Child"


def test_a_name_may_hold_joining_words_but_not_without_end() -> None:
    few, many = NAME.format("of the "), NAME.format("of the " * MOST_PASSED)
    assert treaty_at(few, 0, len(few)) is not None
    assert treaty_at(many, 0, len(many)) is None
