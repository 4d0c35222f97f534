from __future__ import annotations

import pytest

from compromiso.text.structure.enumerators import readings, roman_value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("i", 1),
        ("iv", 4),
        ("ix", 9),
        ("xiv", 14),
        ("xl", 40),
        ("xcix", 99),
        ("iiii", None),
        ("", None),
    ],
)
def test_roman_numerals_are_read_and_false_ones_refused(numeral: str, value: int | None) -> None:
    assert roman_value(numeral) == value


def test_a_lone_i_is_a_letter_and_a_numeral_until_its_list_decides() -> None:
    found = {(r.family[0], r.value) for r in readings("i", ")", "en")}
    assert {("low", 9.0), ("rom", 1.0)} <= found


def test_a_capital_i_may_be_an_l_that_the_scanner_misread() -> None:
    repaired = next(
        r for r in readings("I", ")", "en") if r.family == ("low", ")") and r.value == 12
    )
    assert repaired.norm == "l"
    assert repaired.cost > 0


def test_spanish_lists_have_an_enye_between_n_and_o() -> None:
    (enye,) = readings("ñ", ")", "es")
    n, o = readings("n", ")", "es")[0], readings("o", ")", "es")[0]
    assert n.value < enye.value < o.value


def test_a_doubled_letter_counts_on_after_z() -> None:
    z, doubled = readings("z", ")", "en")[0], readings("aa", ")", "en")[0]
    assert doubled.value == z.value + 1


def test_a_year_is_not_a_label() -> None:
    assert readings("2008", ".", "en") == ()
