"""A quotation is compared with the words that it is taken from."""

from __future__ import annotations

from compromiso.linking.quotations import compare

PRINTED = "b) Clean the river beds of iron, glass and rope before each spring. Report on it."


def test_a_faithful_quotation_differs_in_nothing() -> None:
    assert compare("clean the river beds of Iron, glass and rope", PRINTED) == ()


def test_changed_words_are_shown_with_those_in_their_place() -> None:
    differences = compare(
        "Clean the river beds of iron, glass and paper before every spring", PRINTED
    )
    assert [(d.quoted, d.printed) for d in differences] == [("paper", "rope"), ("every", "each")]


def test_left_out_words_are_shown() -> None:
    differences = compare("Clean the beds of iron, glass and rope before each spring", PRINTED)
    assert [(d.quoted, d.printed) for d in differences] == [("", "river")]


def test_a_passage_from_elsewhere_is_not_compared() -> None:
    assert compare("The lamps of the piers are lit by keepers at dusk", PRINTED) == ()
