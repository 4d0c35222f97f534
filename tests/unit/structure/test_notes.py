from __future__ import annotations

import pytest
from unit.structure.reading_text import structure_of

RULE = "_______________"


@pytest.mark.parametrize(
    ("mark", "rule"),
    [("¹", ""), ("¹", RULE), ("1", RULE), (" [1]", ""), ("(1)", ""), ("*", ""), ("(*)", ""),
     ("1", "----------"), ("[^1]", "")],
)  # fmt: skip
def test_a_note_at_the_foot_of_a_page_does_not_cut_the_paragraph(mark: str, rule: str) -> None:
    text = (
        f"1. The group met in Lima{mark}, elected its chair and adopted\n\n{rule}\n"
        f"{mark.strip()} The list is annexed.\n\n3\n\nthe plan, which has two parts.\n\n2. End."
    )
    structure = structure_of(text)
    first = structure.provisions[0]
    assert [p.path for p in structure.provisions] == [("1",), ("2",)]
    assert [text[a:b].split()[0] for a, b in first.spans] == ["1.", "the"]
    notes = [a for a in structure.artefacts if a.kind == "footnote"]
    assert [text[a.start : a.end].split()[-3:] for a in notes] == [["list", "is", "annexed."]]


def test_a_note_goes_on_over_the_lines_that_follow_it() -> None:
    text = f"1. It met in Lima1.\n\n{RULE}\n1 The list is\nannexed to it.\n\n2. It closed."
    notes = [a for a in structure_of(text).artefacts if a.kind == "footnote"]
    assert len(notes) == 2


@pytest.mark.parametrize(
    "text",
    [
        "It has two parts: (1) the first; and (2) the second.\n\n(1) One.\n\n(2) Two.",
        "As paragraph (1) says.\n\n(1) One.\n\n(2) Two.",
        "1. We shall:\n\n* protect;\n\n* publish.",
        "In Lima1 they met.\n\n1 One.\n",
        f"The end of a page.\n\n{RULE}\n\n1. The next.\n\n2. Another.",
    ],
)
def test_what_no_mark_calls_for_is_no_note(text: str) -> None:
    assert "footnote" not in [a.kind for a in structure_of(text).artefacts]


def test_a_long_sentence_broken_off_goes_on_below_the_gap() -> None:
    names = ", ".join(f"la Conferencia número {n} sobre migraciones" for n in range(1, 7))
    text = (
        f"1. APERTURA\n\nAcudieron {names} y el Foro Especializado\n\n"
        "Migratorio del sur y el Foro Mundial, que hablaron en primer lugar.\n\nHubo un cierre."
    )
    spans = [p.spans for p in structure_of(text).provisions if p.kind == "paragraph"]
    assert [len(pieces) for pieces in spans] == [2, 1]
