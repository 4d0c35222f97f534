from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of, structure_of


@pytest.mark.parametrize(
    "labels",
    [
        ("PRIMERO:", "SEGUNDO:", "TERCERO:"), ("Primero.-", "Segundo.-", "Tercero.-"),
        ("PRIMERA.", "SEGUNDA.", "TERCERA."), ("Primeiro –", "Segundo –", "Terceiro –"),
        ("Premièrement,", "Deuxièmement,", "Troisièmement,"), ("FIRST:", "SECOND:", "THIRD:"),
        ("Firstly,", "Secondly,", "Thirdly,"), ("Primero:", "Segundo:", "Tercero y último:"),
    ],
)  # fmt: skip
def test_ordinal_words_number_a_declaration_and_hold_their_lists(labels: tuple[str, ...]) -> None:
    one, two, three = labels
    text = f"{one} Nous protégeons.\n\n{two} We shall:\n\na) publish;\n\nb) train.\n\n{three} Fin."
    assert paths_of(text) == [("1",), ("2",), ("2", "a"), ("2", "b"), ("3",)]


def test_ordinal_words_go_on_after_decimals() -> None:
    text = "TERCERO: Una red que:\n\n1.1 reúna datos;\n\n1.2 los publique.\n\nCUARTO.- Otra cosa."
    assert paths_of(f"PRIMERO: Uno.\n\nSEGUNDO: Dos.\n\n{text}")[2:] == [
        ("3",), ("3", "1.1"), ("3", "1.2"), ("4",),
    ]  # fmt: skip


def test_a_number_put_in_later_stands_between_its_neighbours() -> None:
    structure = structure_of("1. One.\n\n1 bis. Between.\n\n2. Two.\n\n2-A. After.\n\n3. Three.")
    assert [p.label_norm for p in structure.provisions] == ["1", "1 bis", "2", "2-A", "3"]
    assert structure.issues == ()


def test_two_numbers_may_share_a_paragraph() -> None:
    structure = structure_of("1. One.\n\n2. Two.\n\n3/4. Both.\n\n5. Five.")
    assert [p.label_norm for p in structure.provisions] == ["1", "2", "3/4", "5"]
    assert structure.issues == ()


def test_a_fraction_or_a_session_is_no_shared_paragraph() -> None:
    assert paths_of("70/1. Our world.\n\n1/2. Half.\n\nWords.") != [("70/1",), ("1/2",)]


def test_letters_are_doubled_after_z() -> None:
    labels = [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"]
    text = "1. We shall:\n" + "\n".join(f"({c}) Do this;" for c in labels)
    assert [path[-1] for path in paths_of(text)[1:]] == labels


@pytest.mark.parametrize("gap", ["2.", "4."])
def test_a_number_printed_twice_or_left_out_is_told(gap: str) -> None:
    structure = structure_of(f"1. One.\n\n2. Two.\n\n{gap} Odd.\n\n5. Five.")
    assert "STRU-07" in {i.code for i in structure.issues}
