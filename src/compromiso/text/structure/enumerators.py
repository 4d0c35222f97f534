"""What a printed enumerator may mean: every reading, OCR twins included, each with its cost."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from compromiso.text.structure.wording import alphabet

Value = float


class Reading(NamedTuple):
    """One way to read a label.

    `family` groups labels that count together (style of bracket and kind of count); `value` is
    the ordinal; `cost` says how far-fetched the reading is; `norm` is the label it stands for.
    """

    family: tuple[str, str]
    value: Value
    cost: float
    norm: str


JOKER = 2.3
TWINS: dict[str, tuple[tuple[str, float], ...]] = {
    "I": (("l", 0.5), ("1", 0.6), ("i", 0.7)), "l": (("1", 0.6), ("i", 0.7), ("I", 0.8)),
    "1": (("l", 0.6), ("i", 0.7), ("I", 0.8)), "|": (("l", 0.5), ("1", 0.5), ("i", 0.6)),
    "!": (("l", 0.8), ("1", 0.8), ("i", 0.8)), "i": (("l", 0.9), ("1", 0.9), ("j", 0.9)),
    "j": (("i", 0.9),), "0": (("o", 0.5),), "O": (("o", 0.5), ("0", 0.6)),
    "o": (("0", 0.7), ("e", 1.1)),
    "S": (("s", 0.4), ("5", 0.7)), "5": (("s", 0.8), ("S", 0.9)), "s": (("5", 0.9),),
    "8": (("B", 0.8), ("3", 0.9)), "B": (("8", 0.8),), "3": (("8", 0.9),),
    "g": (("q", 0.8), ("9", 0.8)), "q": (("g", 0.8), ("9", 0.8)), "9": (("g", 0.8), ("q", 0.8)),
    "c": (("e", 0.8),), "e": (("c", 0.8),), "h": (("b", 0.8),), "b": (("h", 0.8), ("6", 0.8)),
    "6": (("b", 0.8), ("G", 0.9)), "u": (("v", 0.8), ("n", 0.9)), "v": (("u", 0.8), ("y", 0.9)),
    "y": (("v", 0.9),), "n": (("u", 0.9), ("h", 0.9)), "z": (("2", 0.8),), "2": (("z", 0.8),),
    "Z": (("2", 0.8),), "f": (("t", 0.8),), "t": (("f", 0.8),), "7": (("1", 0.9),),
    "4": (("A", 1.0),),
    "rn": (("m", 0.6),), "m": (("rn", 1.2),), "vv": (("w", 0.6),), "w": (("vv", 1.2),),
    "cl": (("d", 0.6),), "d": (("cl", 1.2),), "D": (("0", 0.9), ("O", 0.9)), "p": (("o", 1.3),),
    "r": (("t", 1.2),), "x": (("z", 1.2),), "k": (("h", 1.2),), "a": (("o", 1.1), ("e", 1.1)),
}  # fmt: skip
"""Glyphs that scanners and typists take for one another."""

ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman_value(text: str) -> int | None:
    """Give the value of a Roman numeral in lower case, or None if it is not one."""
    if not text or not ROMAN.fullmatch(text):
        return None
    total = 0
    for this, following in zip(text, text[1:] + " ", strict=False):
        value = NUMERALS[this]
        total += -value if NUMERALS.get(following, 0) > value else value
    return total


@cache
def plain_readings(core: str, style: str, language: str) -> tuple[Reading, ...]:
    """Give the readings of a label taken at its word: number, letter, doubled letter, Roman."""
    if core.isdecimal():
        return (
            (Reading(("num", style), float(core), 0.0, str(int(core))),) if len(core) <= 3 else ()
        )
    found: list[Reading] = []
    low, case = core.casefold(), "low" if core.islower() else "upp"
    letters, _ = alphabet(language)
    if low in letters and (len(core) == 1 or core == low):
        found.append(Reading((case, style), letters[low], 0.0, core))
    elif len(low) == 2 and low[0] == low[1] and low[0] in letters:
        found.append(Reading((case, style), 26.0 + letters[low[0]], 0.0, core))
    elif len(low) == 1 and low.isalpha() and low.isascii():
        found.append(Reading((case, style), float(ord(low) - 96), 0.0, core))
    value = roman_value(low)
    if value is not None and value < 100 and core in (low, low.upper()):
        family = "rom" if core == low else "ROM"
        found.append(Reading((family, style), float(value), _roman_cost(low), core))
    return tuple(found)


def _roman_cost(low: str) -> float:
    return 0.6 if len(low) == 1 and low not in "ivx" else 0.0


@cache
def readings(core: str, style: str, language: str) -> tuple[Reading, ...]:
    """Give every reading of a label, at its word first, then through the twins of its glyphs."""
    found = list(plain_readings(core, style, language))
    seen = {(r.family, r.value) for r in found}
    for twin, cost in _twins(core):
        for reading in plain_readings(twin, style, language):
            if (reading.family, reading.value) not in seen and reading.family[0] not in (
                "rom",
                "ROM",
            ):
                seen.add((reading.family, reading.value))
                found.append(reading._replace(cost=reading.cost + cost))
    return tuple(found)


def _twins(core: str) -> list[tuple[str, float]]:
    twins = list(TWINS[core]) if core in TWINS else []
    if len(core) == 1 and core.isalpha() and core.isupper():
        twins.append((core.lower(), 0.6))
    elif len(core) == 2 and core.isalnum() and any(c in TWINS for c in core):
        twins += _digit_twins(core)
    return twins


def _digit_twins(core: str) -> list[tuple[str, float]]:
    digits = "".join(_as_digit(c) for c in core)
    return [(digits, 0.8)] if digits.isdigit() and digits != core else []


def _as_digit(glyph: str) -> str:
    if glyph.isdigit():
        return glyph
    return next((twin for twin, _ in TWINS.get(glyph, ()) if twin.isdigit()), glyph)
