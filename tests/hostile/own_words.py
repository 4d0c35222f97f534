"""Texts in the reader's own words: what its tables list, in any order, space and case."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from compromiso import terms

TABLES: Final = Path(terms.__file__).parent
LONGEST: Final = 80
SPACES: Final = (*("\n", "\u00a0", "  ", "\t", " \n", "\n\n", "\u2009", "-\n", "\r\n"), *" " * 6)
CASES: Final = (str, str, str, str.upper, str.title, str.capitalize)
BETWEEN: Final = (
    *("1", "2", "3.", "a)", "(b)", "iv)", "12", "1º", "2.º", "5°", "IV", "a", "2008", "2.500"),
    *("3 000", "(1)", "1951", "3.a", "n.º 4", "1er", "third", "“", "”", "«", "»", ":", ";", ","),
    *(".", "-", "—", "/", "[", "]", "§", "*", "**", "#", "|", "A/RES/61/180", "N° 3", "25", "%"),
    *("US$", "€", "de", "of", "the", "la", "du", "da", "and", "y", "e", "et", "to"),
    *("\nArticle 1", "\nARTÍCULO 2", "\n1. ", "\n2) ", "\n- ", "\n## ", "\nANNEX", "\nAnexo II\n"),
    *("\n| a | b |", "\na\tb\tc"),
)


def in_own_words(chance: random.Random, lang: str) -> str:
    """Give a text of up to 300 phrases of a few tables of a language, or of all languages."""
    names = sorted(_phrases(lang))
    tables = [_phrases(lang)[chance.choice(names)] for _ in range(chance.randint(1, 4))]
    case = chance.choice(CASES)
    said = (
        chance.choice(chance.choice(tables) if chance.random() < 0.6 else BETWEEN)
        for _ in range(chance.randint(20, 300))
    )
    text = "".join(case(phrase) + chance.choice(SPACES) for phrase in said)
    return "".join(_space(chance) if sign == " " else sign for sign in text)


def _space(chance: random.Random) -> str:
    return chance.choice(SPACES) if chance.random() < 0.15 else " "


@cache
def _phrases(lang: str) -> dict[str, list[str]]:
    """Give what the tables of a language list, and those of all languages, by the file."""
    files = (path for where in (lang, ".", "themes") for path in (TABLES / where).glob("*.toml"))
    told = {str(path): set(_listed(tomllib.loads(path.read_text("utf-8")))) for path in files}
    return {name: sorted(phrases) for name, phrases in told.items() if phrases}


def _listed(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield from [table] if 0 < len(table) < LONGEST else []
    elif isinstance(table, dict):
        for key, value in table.items():
            yield from (key, *_listed(value))
    elif isinstance(table, list):
        for value in table:
            yield from _listed(value)
