"""Points that are cited each with its word, dotted articles, decisions, and what is no citation."""

from __future__ import annotations

import pytest

from compromiso.model.citation import HeldTarget
from compromiso.text.dossier import read

PROTOCOL = """PROTOCOLE SUR LES RAMES

Article 6

1. Les rames sont:

a) Longues;

b) Faites:

i) De bois;

ii) De fer;

c) Peintes.

2. La peine vaut pour ce qui est visé à l'alinéa a), à l'alinéa b) i) ou à l'alinéa c) du paragraphe 1 du présent article.
"""  # noqa: E501

PLAN = """PROGRAMA DE FAROS

I. OBJETIVOS

1. Actividades sugeridas:

a. Pintar faros;

b. Encender faros.

2. Otras actividades:

a. Contar los faros;

b. Hacer lo indicado en el inciso a del párrafo anterior.
"""


def targets_of(text: str) -> dict[str, list[str]]:
    found = read(text.encode(), "note.txt").citations
    return {
        " ".join(c.raw.split()): [
            ".".join(t.path) if isinstance(t, HeldTarget) else t.external for t in c.targets
        ]
        for c in found
    }


def test_points_share_what_stands_behind_the_last() -> None:
    found = targets_of(PROTOCOL)
    assert found["alinéa a)"] == ["6.1.a"]
    assert found["alinéa b) i)"] == ["6.1.b.i"]
    assert found["alinéa c) du paragraphe 1 du présent article"] == ["6.1.c"]


@pytest.mark.parametrize(
    ("words", "raw"),
    [
        ("See subparagraph (a), subparagraph (b) or subparagraph (c) of paragraph 1.", "(a)"),
        ("Véanse el inciso a), el inciso b) y el inciso c) del párrafo 1.", "a)"),
        (
            "Vejam a alínea a), a alínea b) e a alínea c) do parágrafo 1 dos remos que são longos.",
            "a)",
        ),
    ],
)
def test_points_are_listed_so_in_every_language(words: str, raw: str) -> None:
    text = f"ACORDO\n\n1. Remos:\n\n(a) um;\n\n(b) dois;\n\n(c) tres.\n\n2. {words}\n"
    found = targets_of(text)
    assert [t for key, ts in found.items() if raw in key for t in ts] == ["1.a"]


def test_a_dotted_article_is_the_paragraph_that_bears_the_number() -> None:
    text = (
        "AGREEMENT\n\nARTICLE 3: OARS\n\n3.1 Oars are long.\n\n3.2 Boats float under Article 3.1.\n"
    )
    assert targets_of(text) == {"Article 3.1": ["3.3.1"]}


def test_decisions_are_cited_by_their_numbers() -> None:
    text = "RESOLUTION 4\n\n1. Recalls decisions 74/543 and 75/570 and decision 1995/313.\n"
    assert targets_of(text) == {
        "decisions 74/543": ["A/DEC/74/543"],
        "75/570": ["A/DEC/75/570"],
        "decision 1995/313": ["decision 1995/313"],
    }


def test_the_preceding_paragraph_is_the_one_that_has_the_point() -> None:
    assert targets_of(PLAN) == {"inciso a del párrafo anterior": ["I.1.a"]}


def test_the_section_of_a_gazette_is_no_section_of_the_text() -> None:
    text = "ACORDO\n\n1. Publicado no DOU (n.º 114, Seção 1, pág. 39).\n\n2. Remos.\n"
    assert not [raw for raw in targets_of(text) if "Seção" in raw]


def test_a_figure_behind_a_roman_article_is_its_paragraph() -> None:
    text = "ACORDO\n\nARTIGO V\n\n1. Remos.\n\n2. Barcos, segundo o Artigo V, 1.\n"
    assert targets_of(text) == {"Artigo V, 1": ["V.1"]}
