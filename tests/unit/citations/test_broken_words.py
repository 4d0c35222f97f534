"""Words for units, instruments and currencies that a line break parts."""

from __future__ import annotations

import pytest

from compromiso.model.dossier import Dossier
from compromiso.text.dossier import read


def dossier_of(text: str) -> Dossier:
    return read(text.encode(), "note.txt")


@pytest.mark.parametrize(
    ("words", "raw"),
    [
        ("See article 5 of the memorandum of\nunderstanding on oars.", "memorandum of\nunderst"),
        ("Según el artículo 2 del plan de\nacción de Vega, hay remos.", "plan de\nacción"),
        ("Voir l'article 5 du mémorandum\nd'entente sur les rames.", "mémorandum\nd'entente"),
        ("Veja o parágrafo\ndispositivo 1 e os remos.", "parágrafo\ndispositivo 1"),
        ("Véase el artículo décimo\nprimero de la ley de remos.", "décimo\nprimero"),
    ],
)
def test_words_parted_by_a_line_break_are_cited(words: str, raw: str) -> None:
    (cited, *_) = dossier_of(f"RESOLUTION 4\n\n1. {words}\n").citations
    assert raw in cited.raw


def test_the_title_of_a_held_text_may_be_broken() -> None:
    text = "MEMORANDO DE\nENTENDIMIENTO\n\nArtículo 1\n\nSegún este memorando de\nentendimiento.\n"
    assert dossier_of(text).provisions


def test_a_currency_parted_by_a_line_break_is_read() -> None:
    text = "RESOLUTION 4\n\n1. The fund holds 5 million United\nStates dollars.\n"
    assert [figure.unit for figure in dossier_of(text).figures] == ["USD"]


@pytest.mark.parametrize(
    ("title", "head", "words"),
    [
        ("PLAN DE ACCIÓN", "Línea de acción", "Pintar los remos de la línea de acción 2."),
        ("PLANO DE AÇÃO", "Linha de ação", "Pintar os remos da linha de ação 2."),
        ("PLAN D'ACTION", "Axe", "Peindre les rames de l'axe 2."),
        ("PLAN OF ACTION", "Line of action", "Paint the oars of the line of action 2."),
    ],
)
def test_lines_of_action_are_cited_by_their_number(title: str, head: str, words: str) -> None:
    text = f"{title}\n\n{head} 1: A\n\n1. {words}\n\n{head} 2: B\n\n2. Remar.\n"
    (cited,) = dossier_of(text).citations
    assert [target.path[-1][-1] for target in cited.targets] == ["2"]
