from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of, strays, structure_of


def notes_of(text: str) -> list[str]:
    artefacts = structure_of(text).artefacts
    return [text[a.start : a.end] for a in artefacts if a.kind == "footnote"]


@pytest.mark.parametrize(
    ("call", "note"),
    [
        ("signed at Quito (1), applies", "(1) Treaty Series, vol. 33."),
        ("firmado en Quito (1), se aplica", "(1) *Ibíd.,* parte I, párr. 2."),
        ("the depositary (1) keeps it", "(1) The Government of Peru."),
        ("name of the wife (if any)", "(*) Strike out what does not apply"),
    ],
)
def test_a_note_that_the_words_above_call_is_no_provision(call: str, note: str) -> None:
    text = f"1. The Agreement {call} to all.\n\n{note}\n\n2. The States report once a year."
    assert notes_of(text) == [note]
    assert paths_of(text) == [("1",), ("2",)]
    assert strays(text, structure_of(text)) == []


def test_notes_below_a_rule_are_no_provisions() -> None:
    text = (
        "1. The States keep a register of those who\n\n__________________\n"
        "1 United Nations, Treaty Series, vol. 33,\nNo. 521.\n2 Resolution 22 A (I).\n\n2/3\n\n"
        "move between them.\n\n2. They report."
    )
    assert notes_of(text) == [
        "1 United Nations, Treaty Series, vol. 33,",
        "No. 521.",
        "2 Resolution 22 A (I).",
    ]
    assert paths_of(text) == [("1",), ("2",)]


def test_a_list_below_a_rule_is_a_list() -> None:
    text = "# Plan\n\n-----\n\n1. The States report.\n2. They meet.\n"
    assert notes_of(text) == []
    assert paths_of(text) == [("1",), ("2",)]


def test_a_list_that_the_words_above_speak_of_is_a_list() -> None:
    text = "1. The plan rests on aid (1) and on trade (2):\n\n(1) Aid is given.\n(2) Trade is free."
    assert notes_of(text) == []
    assert paths_of(text) == [("1",), ("1", "1"), ("1", "2")]


def test_the_names_below_a_line_for_signing_are_no_notes() -> None:
    text = "1. The States report.\n\n__________________\nFor the Government of Peru\n"
    assert notes_of(text) == []


def test_a_form_feed_tells_a_running_head() -> None:
    pages = [f"{n}. The States keep promise {n}.\n\nThey do so in year {n}." for n in range(1, 5)]
    text = "\n\n\fReview of Pledges\n\n".join(pages)
    found = [text[a.start : a.end] for a in structure_of(text).artefacts]
    assert found == ["Review of Pledges"] * 3
