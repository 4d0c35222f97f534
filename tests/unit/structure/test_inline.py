from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of, structure_of

POINTS = [("1",), ("1", "a"), ("1", "b"), ("1", "c"), ("2",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "States shall (a) publish rules; (b) lower the fees; and (c) train officers.",
        "Los Estados deberán: a) publicar normas; b) bajar los costes; y c) formar a los agentes.",
        "Os Estados devem: a) publicar normas; b) baixar os custos; e c) formar os agentes.",
        "Les États doivent : a) publier les règles ; b) réduire les frais ; et c) former.",
        "States shall (a) publish rules; (b) lower\nthe fees; and\n(c) train officers.",
        "Los Estados: a) publican,\nb) abaratan, y\nc) forman.",
    ],
)
def test_points_inside_a_sentence_are_read_in_four_languages(sentence: str) -> None:
    assert paths_of(f"1. {sentence}\n\n2. Two.") == POINTS


def test_a_list_may_change_its_bracket_and_break_its_lines() -> None:
    text = (
        "Elle repose sur quatre piliers : (1)\nla stabilité ; (2) l'aide aux villes ;"
        " 3)\u00a0la gestion ; et\n(4) une réponse commune.\n"
    )
    assert paths_of(text) == [("1",), ("2",), ("3",), ("4",)]


def test_lists_within_points_are_points_of_theirs() -> None:
    text = (
        "1. We shall: (a) ask States: (i) to act now; (ii) to pay in full; and (b) report to all.\n"
    )
    assert paths_of(text) == [("1",), ("1", "a"), ("1", "a", "i"), ("1", "a", "ii"), ("1", "b")]


def test_a_sentence_after_the_list_belongs_to_what_holds_it() -> None:
    text = "1. We shall: (a) publish rules; and (b) train officers. This takes two years."
    structure = structure_of(text)
    first = structure.provisions[0]
    assert [text[a:b] for a, b in first.spans] == ["1. We shall:", "This takes two years."]


@pytest.mark.parametrize(
    "sentence",
    ["See paragraphs a) and b) of the plan.", "Under point 1) of it, and 2) too.",
     "See paragraph 1 (a), (b) (i) or (c), and (ii) too.",
     "La ley (España) y el uso (Cuba) valen; b) no.", "Véanse los literales a) y b) del punto 3."],
)  # fmt: skip
def test_cited_letters_are_none(sentence: str) -> None:
    assert paths_of(f"1. {sentence}\n\n2. Two.") == [("1",), ("2",)]


def test_a_list_of_lines_stays_one_though_its_letters_are_cited() -> None:
    text = (
        "3. It was based on:\n(a)  A report made under paragraph 15 (a);\n"
        "(b)  A compilation made under paragraph 15 (b);\n(c)  A summary."
    )
    assert paths_of(text) == [("3",), ("3", "a"), ("3", "b"), ("3", "c")]
