from __future__ import annotations

import pytest

from compromiso.text.dossier import read

DECLARATION = """COMMITMENT OF THE HEADS OF STATE AND GOVERNMENT

Gathered at their Summit, held in Quito during the 4th and 5th of May, 2010, they approve this text.

1. We will act.

2. We recall what was said on 3 March 1999.
"""


def test_a_declaration_takes_the_last_day_of_the_meeting_it_opens_with() -> None:
    (instrument,) = read(DECLARATION.encode(), "d.txt").instruments
    assert instrument.date == "2010-05-05"
    assert instrument.iri.startswith("/akn/un/statement/declaration/2010-05-05/")
    assert [body.kind for body in instrument.bodies] == ["group"]


@pytest.mark.parametrize(
    ("closing", "date"),
    [
        ("Hecho en Quito el 3 de junio de 2011, en dos ejemplares.", "2011-06-03"),
        ("Feito em Lisboa, em 12 de outubro de 1995.", "1995-10-12"),
        ("Fait à Paris, le 1er mars 2008.", "2008-03-01"),
        ("Done at Lima on 9 May 2006.", "2006-05-09"),
    ],
)
def test_a_treaty_takes_the_date_of_its_closing_formula(closing: str, date: str) -> None:
    language = {"H": "CONVENIO", "F": "CONVENTION", "D": "AGREEMENT"}[closing[0]]
    words = {
        "H": "Las Partes se comprometen a cooperar en los términos de este texto.",
        "F": "Os Estados comprometem-se a cooperar nos termos deste texto.",
        "D": "The Parties shall cooperate under the terms of this text.",
    }[closing[0]]
    if closing.startswith("Fait"):
        words = "Les Parties s’engagent à coopérer dans les termes de ce texte."
    text = f"{language}\n\nArticle 1\n\n{words}\n\nArticle 2\n\n{words}\n\n{closing}\n"
    assert read(text.encode(), "t.txt").instruments[0].date == date


def test_a_resolution_takes_the_date_above_its_title() -> None:
    text = (
        "Resolution adopted by the General Assembly on 7 June 2022\n\n"
        "76/266. Review of the Forum\n\n"
        "The General Assembly,\n\nRecalling its resolution of 1 May 2001,\n\n"
        "1. Decides to meet again;\n\n2. Requests a report.\n"
    )
    assert read(text.encode(), "r.txt").instruments[0].date == "2022-06-07"


def test_a_report_is_not_dated_by_what_it_reports() -> None:
    text = "FINAL REPORT\n\nThe Forum was held in Cuenca on 10 April 2008.\n\n1. ONE\n\n2. TWO\n"
    assert read(text.encode(), "r.txt").instruments[0].date is None
