"""What people and attackers send: each ends within its limits with a sentence and a remedy."""

from __future__ import annotations

import random

import pytest

from compromiso.errors import CompromisoError
from compromiso.intake import read_file
from compromiso.intake.errors import ReaderDied
from compromiso.model.dossier import Dossier

CHANCE = random.Random(7)  # noqa: S311 - any bytes, the same each time
BINARY = bytes(CHANCE.randrange(256) for _ in range(20_000))


def read_or_told(content: bytes, name: str = "a.txt") -> Dossier | CompromisoError:
    """Read, and check that a refusal says what is wrong with the document and what to do."""
    try:
        return read_file(content, name)
    except ReaderDied:
        raise
    except CompromisoError as refused:
        told = refused
    assert name in told.told()
    assert told.cure()
    assert told.exit_code > 0
    return told


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.txt"),
        (b" \n\t\n", "blank.txt"),
        (BINARY, "binary.txt"),
        (b"%PDF-1.7\n" + BINARY, "renamed.txt"),
        ("1. Señor".encode("utf-16"), "utf-16.txt"),
        (b"\x00" * 5000, "zeros.txt"),
        (b"(" * 5000, "signs.txt"),
    ],
)
def test_what_is_no_document_is_refused_or_read_as_what_it_is(content: bytes, name: str) -> None:
    told = read_or_told(content, name)
    if isinstance(told, Dossier):
        assert told.issues, f"{name} was read without a word about what is wrong with it"


@pytest.mark.parametrize("piece", ["(", "((a)", "(a) ", "1.", "\n", "[", "“", "a) b) ", "25.c), "])
def test_one_piece_for_ever_is_read_in_time(piece: str) -> None:
    content = (piece * 60_000)[:120_000].encode()
    told = read_or_told(content)
    assert isinstance(told, Dossier | CompromisoError)


def test_points_in_points_in_points_are_read_in_time() -> None:
    nested = "".join(f"{' ' * (n % 40)}(a) more\n" for n in range(400))
    told = read_or_told(nested.encode())
    assert isinstance(told, Dossier | CompromisoError)


def test_a_letter_of_another_code_page_is_read_and_said() -> None:
    told = read_or_told("1. El niño señaló la acción.".encode("cp1252"))
    assert isinstance(told, Dossier)
    assert "niño" in told.text
    assert told.issues
