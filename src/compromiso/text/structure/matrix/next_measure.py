"""Lines that open another measure by their number alone, below the fields of the one before."""

from __future__ import annotations

from compromiso.text.structure.matrix.field_names import ROW_LABEL
from compromiso.text.structure.node import Node


def is_next(words: str, entry: Node | None, measures: list[Node]) -> bool:
    """Say whether a line bears the number of the next measure of a recommendation.

    "1.2" does after "1.1", "2.1" under recommendation 2, and "2." or "b)" after "1." or "a)".
    """
    if entry is None or not words[0].isalnum():
        return False
    found = ROW_LABEL.match(words)
    if found is None or found.lastgroup is None:
        return False
    shown = found[found.lastgroup]
    last = measures[-1].norm if measures else None
    if found.lastgroup != "dotted":
        return last is not None and _place(shown) == _place(last) + 1
    head, _, own = shown.rpartition(".")
    before, _, counted = (last or f"{entry.norm}.0").rpartition(".")
    return head == before and counted.isdigit() and int(own) > int(counted)


def is_first(words: str, opened: str) -> bool:
    """Say whether a line bears the first number under that of a row: "3.1" right below "3"."""
    found = ROW_LABEL.match(words) if words[0].isalnum() else None
    return found is not None and found["dotted"] == f"{opened}.1"


def _place(number: str) -> int:
    """Give the place of "3" or "c" in its series; -1 for any other."""
    if number.isdigit():
        return int(number)
    return ord(number.lower()) if len(number) == 1 else -1
