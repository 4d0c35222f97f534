"""Broken files, the same each time: every one is read or refused with a code that says why."""

from __future__ import annotations

import pytest
from hostile.mutants import mutant
from hostile.reading import read_wholly

from compromiso.errors import CompromisoError
from compromiso.exchange.records import COLLECTIONS
from compromiso.text.dossier import read


@pytest.fixture(autouse=True)
def no_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no page be recognised: that takes seconds and is another program's work."""
    monkeypatch.setattr("compromiso.text.reading.pdf.find_tesseract", lambda: None)


MUTANTS = 2000
SHARE_READ = 0.5


def test_what_is_broken_is_read_or_refused_with_a_code() -> None:
    refused: list[str] = []
    for number in range(MUTANTS):
        content, name = mutant(0, number)
        try:
            read_wholly(content, name)
        except CompromisoError as error:
            refused.append(error.code)
    assert all(code.startswith("READ-") for code in refused)
    assert len(refused) < SHARE_READ * MUTANTS, "mutants so broken try nothing but the door"


def test_a_mutant_is_the_same_for_the_same_number() -> None:
    assert mutant(3, 41) == mutant(3, 41)
    assert mutant(3, 41) != mutant(4, 41)


@pytest.mark.parametrize("number", [0, 60, 86, 93])
def test_mutants_of_each_kind_hold_something_to_read(number: int) -> None:
    """Of the next hundred of a kind, some are read as far as provisions."""
    kind = mutant(1, number)[1].rpartition(".")[2]
    parts = 0
    for at in range(number, 1000, 100):
        content, name = mutant(1, at)
        assert name.endswith(kind)
        try:
            dossier = read(content, name)
        except CompromisoError:
            continue
        parts += sum(len(getattr(dossier, collection)) for collection in COLLECTIONS.values())
    assert parts > 20


def test_a_raised_digit_in_place_of_a_number_is_no_number() -> None:
    text = "1. Abren la escuela.\n²) Señalan la puerta.\n³. Abren la puerta.\n"
    assert read(text.encode(), "a.txt").provisions


def test_a_chapter_of_no_number_that_can_be_read_breaks_nothing() -> None:
    assert read(
        "PLAN DE VEGA\n\nCAPÍTULO IIII. De las escuelas\n1. Abrir.\n".encode(), "a.txt"
    ).text
