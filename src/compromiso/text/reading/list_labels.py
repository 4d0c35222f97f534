"""The numbers that a browser prints in front of ordered list items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

STYLES = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST = 100_000
PRINTED = re.compile(r"\s*\(?(?:\d{1,3}|[a-zñ]{1,2}|[ivxlc]{2,6})[.)]", re.IGNORECASE)
STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")


def number_items(items: _Element) -> dict[_Element, str]:
    """Give the label of each item of an `ol` element, as printed: `1.`, `a)`, `iv)`, `B.`."""
    entries = [child for child in items if child.tag == "li"]
    if all(prints_own_label(entry) for entry in entries):
        return {}
    step = -1 if items.get("reversed") is not None else 1
    number = _whole(items.get("start"), len(entries) if step < 0 else 1)
    kind = list_kind(items)
    labels = {}
    for entry in entries:
        number = _whole(entry.get("value"), number)
        if kind is not None:
            labels[entry] = label_of(number, entry.get("type", kind))
        number += step
    return labels


def prints_own_label(entry: _Element) -> bool:
    """Say whether a list item begins with a label that the file itself prints."""
    start = ""
    for text in map(str, entry.itertext()):
        start += text.lstrip() if not start else text
        if len(start) > 8:
            break
    return PRINTED.match(start) is not None


def list_kind(items: _Element) -> str | None:
    """Give how a list is numbered (`1`, `a`, `A`, `i`, `I`), or None where it prints no numbers."""
    styled = STYLE.search(items.get("style", "").lower())
    if styled is not None:
        return STYLES.get(styled[1], None if styled[1] == "none" else "1")
    return items.get("type", "1")


def label_of(number: int, kind: str) -> str:
    """Write a list number with its mark: small letters and numerals take a bracket."""
    write = WRITERS.get(kind)
    if write is None or not 0 < number < LARGEST:
        return f"{number}."
    mark = ")" if kind in "ai" else "."
    return write(number) + mark


def to_letters(number: int) -> str:
    """Write a positive number in letters: a … z, aa, ab …"""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(97 + rest) + letters
    return letters


def to_roman(number: int) -> str:
    """Write a positive number as a Roman numeral in small letters; past 3999 in digits."""
    if number > 3999:
        return str(number)
    numeral = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        numeral += sign * times
    return numeral


WRITERS: dict[str, Callable[[int], str]] = {
    "a": to_letters,
    "A": lambda number: to_letters(number).upper(),
    "i": to_roman,
    "I": lambda number: to_roman(number).upper(),
}


def _whole(written: str | None, otherwise: int) -> int:
    if written is None or not re.fullmatch(r"\s*[+-]?\d{1,6}\s*", written):
        return otherwise
    return int(written)
