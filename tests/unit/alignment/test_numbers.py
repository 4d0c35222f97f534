"""What a number counts does not depend on the language that prints it."""

from __future__ import annotations

import pytest
from two_tongues import ENGLISH, declaration

from compromiso.model.provision import Provision
from compromiso.text.alignment.numbers import Number, read_numbers


def numbers(labels: list[str], language: str, above: tuple[str, ...] = ()) -> list[Number]:
    """Read the labels of one list."""
    provisions = [
        Provision("i", f"e{at}", (*above, label), label, label, "point", None, at, at, at, ())
        for at, label in enumerate(labels)
    ]
    found = read_numbers(provisions, language)
    return [found[provision.path] for provision in provisions]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["1", "2", "3"], ["I", "II", "III"]),
        (["Chapter I", "Chapter II"], ["Capítulo 1", "Capítulo 2"]),
        (["Article 1", "Article 2"], ["Artigo 1.º", "Artigo 2.º"]),
        (["1", "2"], ["Primero", "Segundo"]),
        (["5", "5 bis", "6"], ["5", "5 bis", "6"]),
        (["3.4", "3.5"], ["3.4", "3.5"]),
    ],
)
def test_numbers_agree_in_other_dress(one: list[str], other: list[str]) -> None:
    pairs = zip(numbers(one, "en"), numbers(other, "es"), strict=True)
    assert [a.agrees(b) for a, b in pairs] == [True] * len(one)


def test_five_and_five_bis_differ() -> None:
    five, bis = numbers(["5", "5 bis"], "fr")
    assert not five.agrees(bis)


@pytest.mark.parametrize(
    ("letters", "language"),
    [
        ("abcdefghijklmnñopq", "es"),
        ("abcdefghijlmnopqrst", "pt"),
        ("abcdefghijlmnopqrs", "es"),
    ],
)
def test_the_letters_of_a_language_keep_their_rank(letters: str, language: str) -> None:
    english = "abcdefghijklmnopqrstuvwxyz"[: len(letters)]
    pairs = zip(numbers(list(english), "en"), numbers(list(letters), language), strict=True)
    assert [a.agrees(b) for a, b in pairs] == [True] * len(letters)


def test_a_letter_left_out_of_a_list_does_not_shift_the_rest() -> None:
    (_, third) = numbers(["a", "c"], "en")
    (_, _, c) = numbers(["a", "b", "c"], "es")
    assert third.agrees(c)


def test_letters_and_numbers_do_not_agree() -> None:
    (letter,), (number,) = numbers(["a"], "en"), numbers(["1"], "en")
    assert not letter.agrees(number)


def test_i_is_a_letter_among_letters_and_a_numeral_among_numerals() -> None:
    letter = numbers(["h", "i", "j"], "en")[1]
    numeral = numbers(["i", "ii", "iii"], "en")[0]
    assert letter.agrees(numbers(["h", "i", "j"], "pt")[1])
    assert numeral.agrees(numbers(["1", "2"], "pt")[0])
    assert not letter.agrees(numeral)


def test_a_named_part_counts_nothing() -> None:
    assert numbers(["Round table"], "en")[0].is_named


def test_every_path_of_an_instrument_is_read() -> None:
    dossier = declaration(ENGLISH)
    assert {p.path for p in dossier.provisions} <= set(read_numbers(dossier.provisions, "en"))
