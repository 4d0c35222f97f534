from __future__ import annotations

import pytest

from compromiso.text.commitments.deadlines import find_deadline, find_leading_deadline


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


@pytest.mark.parametrize(
    ("language", "clause", "deadline"),
    [
        ("en", "open a hall by end-2028", "2028"),
        ("en", "open a hall by mid-2027", "2027"),
        ("en", "open a hall by late 2028", "2028"),
        ("en", "open a hall by the end of the year 2028", "2028"),
        ("en", "open a hall no later than the first quarter of 2029", "2029"),
        ("en", "open a hall by 31 December 2030 at the latest", "2030-12-31"),
        ("en", "open a hall before the close of 2027", "2027"),
        ("en", "open ten halls between 2026 and 2030", "2030"),
        ("en", "open ten halls from 2026 to 2030", "2030"),
        ("en", "open ten halls in the period 2026-2030", "2030"),
        ("en", "open ten halls over the period 2026–2030", "2030"),
        ("en", "open a hall by the school year 2027-2028", "2028"),
        ("en", "open a hall by fiscal year 2026", "2026"),
        ("en", "open a hall within the year 2027", "2027"),
        ("en", "open a hall as of January 2027", None),
        ("en", "open a hall starting in 2027", "2027"),
        ("en", "open a hall by 30 June 2028 and a second by 2030", "2028-06-30"),
        ("en", "open a hall by Friday, 3 May 2030", "2030-05-03"),
        ("en", "open a hall by 3rd May 2030", "2030-05-03"),
        ("en", "open a hall not later than 31st December 2030", "2030-12-31"),
        ("en", "open a hall by the end of Q2 2028", "2028"),
        ("en", "follow the 2030 Agenda", None),
        ("en", "open a hall under the plan for 2026 to 2030", None),
        ("en", "open a hall in line with resolution 70/1 of 25 September 2015", None),
        ("es", "abrir una sala antes de fines de 2028", "2028"),
        ("es", "abrir una sala a fines de 2028", "2028"),
        ("es", "abrir una sala antes de finalizar 2028", "2028"),
        ("es", "abrir una sala antes de que termine el año 2028", "2028"),
        ("es", "abrir una sala a más tardar a fines de junio de 2028", "2028-06"),
        ("es", "abrir una sala a mediados de 2028", "2028"),
        ("es", "abrir una sala para mediados de 2028", "2028"),
        ("es", "abrir una sala en el primer trimestre de 2029", "2029"),
        ("es", "abrir una sala antes del cierre de 2029", "2029"),
        ("es", "abrir diez salas entre 2026 y 2030", "2030"),
        ("es", "abrir diez salas en el período 2026-2030", "2030"),
        ("es", "abrir diez salas durante el bienio 2026-2027", "2027"),
        ("es", "abrir una sala a más tardar el día 3 de mayo del año 2030", "2030-05-03"),
        ("es", "abrir una sala antes del 1º de mayo de 2030", "2030-05-01"),
        ("es", "abrir una sala no más tarde del 3 de mayo de 2030", "2030-05-03"),
        ("es", "abrir una sala a partir de 2030", None),
        ("es", "abrir una sala, como máximo, en mayo de 2030", "2030-05"),
        ("es", "abrir una sala con plazo hasta el 3 de mayo de 2030", "2030-05-03"),
        ("es", "abrir una sala para fines del año 2030", "2030"),
        ("es", "abrir una sala de aquí a 2030", "2030"),
        ("es", "abrir una sala antes de concluir el año 2030", "2030"),
        ("es", "abrir una sala hasta fines de agosto de 2030", "2030-08"),
        ("es", "cumplir la Agenda 2030", None),
        ("pt", "abrir uma sala até finais de 2028", "2028"),
        ("pt", "abrir uma sala até o fim de 2028", "2028"),
        ("pt", "abrir uma sala até meados de 2028", "2028"),
        ("pt", "abrir uma sala antes do final de 2028", "2028"),
        ("pt", "abrir uma sala antes do fim do ano de 2028", "2028"),
        ("pt", "abrir uma sala o mais tardar até 3 de maio de 2030", "2030-05-03"),
        ("pt", "abrir uma sala, o mais tardar, em maio de 2030", "2030-05"),
        ("pt", "abrir uma sala no primeiro trimestre de 2029", "2029"),
        ("pt", "abrir dez salas entre 2026 e 2030", "2030"),
        ("pt", "abrir dez salas no período 2026-2030", "2030"),
        ("pt", "abrir dez salas no período de 2026 a 2030", "2030"),
        ("pt", "abrir uma sala no prazo máximo de 31 de maio de 2030", "2030-05-31"),
        ("pt", "abrir uma sala até 1º de maio de 2030", "2030-05-01"),
        ("pt", "abrir uma sala até ao dia 1 de maio de 2030", "2030-05-01"),
        ("pt", "abrir uma sala a partir de 2030", None),
        ("pt", "abrir uma sala até o final de agosto de 2030", "2030-08"),
        ("pt", "abrir uma sala impreterivelmente até maio de 2030", "2030-05"),
        ("pt", "cumprir a Agenda 2030", None),
        ("fr", "ouvrir une salle avant fin 2028", "2028"),
        ("fr", "ouvrir une salle d'ici fin 2028", "2028"),
        ("fr", "ouvrir une salle d'ici à fin juin 2028", "2028-06"),
        ("fr", "ouvrir une salle à la fin de 2028", "2028"),
        ("fr", "ouvrir une salle d'ici à la mi-2028", "2028"),
        ("fr", "ouvrir une salle à la mi-juin 2028", "2028-06"),
        ("fr", "ouvrir une salle avant la fin de l'année 2028", "2028"),
        ("fr", "ouvrir une salle au plus tard à la fin du mois de juin 2028", "2028-06"),
        ("fr", "ouvrir une salle au plus tard fin juin 2028", "2028-06"),
        ("fr", "ouvrir une salle au premier trimestre 2029", "2029"),
        ("fr", "ouvrir une salle au cours du premier trimestre de 2029", "2029"),
        ("fr", "ouvrir dix salles entre 2026 et 2030", "2030"),
        ("fr", "ouvrir dix salles sur la période 2026-2030", "2030"),
        ("fr", "ouvrir une salle le 3 mai 2030 au plus tard", "2030-05-03"),
        ("fr", "ouvrir une salle d'ici le 3 mai 2030", "2030-05-03"),
        ("fr", "ouvrir une salle à compter de 2030", None),
        ("fr", "ouvrir une salle à l'horizon 2030", "2030"),
        ("fr", "ouvrir une salle d'ici la fin août 2030", "2030-08"),
        ("fr", "appliquer le Programme 2030", None),
        ("fr", "ouvrir une salle dans le courant de 2029", "2029"),
        ("fr", "ouvrir une salle en juin 2029", "2029-06"),
        ("fr", "ouvrir une salle avant l'année 2029", "2029"),
    ],
)
def test_a_date_binds_in_the_words_in_which_plans_are_written(
    language: str, clause: str, deadline: str | None
) -> None:
    assert find_deadline(clause, language, 0) == deadline


@pytest.mark.parametrize(
    ("language", "lead", "deadline"),
    [
        ("en", "1. By 2030, we will ", "2030"),
        ("en", "The hall is old. By the end of June 2028, the Parties shall ", "2028-06"),
        ("en", "By 2020 the hall was open. The Parties shall ", None),
        ("en", "In 2028, the Parties will ", "2028"),
        ("en", "In 2026, the Parties met and ", None),
        ("es", "Antes de fines de 2030, ", "2030"),
        ("pt", "Até junho de 2028, ", "2028-06"),
        ("fr", "D’ici à 2030, nous ", "2030"),
    ],
)
def test_a_sentence_may_open_with_the_date_that_binds(
    language: str, lead: str, deadline: str | None
) -> None:
    assert find_leading_deadline(lead, language, 2026) == deadline


def test_people_whose_name_ends_like_a_participle_have_done_nothing_yet() -> None:
    assert find_deadline("accueillir 400 réfugiés d’ici à 2028", "fr", 2022) == "2028"
    assert find_deadline("host the injured by 2028", "en", 2022) == "2028"
    assert find_deadline("apply the rules adopted in 2028", "en", 2022) is None
