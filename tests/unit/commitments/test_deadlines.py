from __future__ import annotations

import pytest

from compromiso.text.commitments.deadlines import find_deadline


@pytest.mark.parametrize(
    ("language", "clause", "deadline"),
    [
        ("en", "open a hall by 2030", "2030"),
        ("en", "open a hall in 2008 for the town", "2008"),
        ("en", "open a hall no later than May 3, 2031", "2031-05-03"),
        ("en", "open a hall before the end of June 2009", "2009-06"),
        ("en", "follow the plan adopted in 2001", None),
        ("en", "open a hall before the next summit", None),
        ("es", "abrir una sala antes del 31 de diciembre de 2010", "2010-12-31"),
        ("es", "abrir una sala a más tardar en marzo de 2012", "2012-03"),
        ("es", "cumplir el plan aprobado en 2001", None),
        ("pt", "abrir uma sala até 15 de março de 2027", "2027-03-15"),
        ("fr", "ouvrir une salle avant le 1er mars 2028", "2028-03-01"),
        ("fr", "ouvrir une salle d’ici à 2030", "2030"),
    ],
)
def test_a_date_binds_as_precisely_as_it_is_written(
    language: str, clause: str, deadline: str | None
) -> None:
    assert find_deadline(clause, language, 0) == deadline


def test_a_year_before_the_text_itself_is_no_deadline() -> None:
    assert find_deadline("repair the hall in 1990", "en", 2006) is None
    assert find_deadline("repair the hall in 2007", "en", 2006) == "2007"


def test_a_year_far_into_a_clause_dates_something_else() -> None:
    aside = "with all the care that such a hall deserves " * 4
    assert find_deadline(f"repair the hall {aside}as at the fair in 2030", "en", 0) is None
    assert find_deadline(f"repair the hall {aside}by 2030", "en", 0) == "2030"
