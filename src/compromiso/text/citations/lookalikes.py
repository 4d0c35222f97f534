"""Letters and digits that scanning takes for one another."""

from __future__ import annotations

from collections.abc import Iterator

from compromiso.model.provision import Path
from compromiso.text.citations.misread import in_digits, in_romans

TWINS = {
    "0": "o", "1": "li", "5": "s", "8": "b", "6": "b", "9": "gq", "2": "z", "l": "i", "i": "l",
    "j": "i", "q": "g9", "g": "q9", "c": "e", "e": "c", "n": "h", "h": "n", "u": "v", "v": "u",
    "o": "0", "s": "5", "b": "86", "z": "2",
}  # fmt: skip
"""For each printed character, in lower case, those that it may stand for."""

FROM_CAPITAL = frozenset("IO")
"""Capitals that stand in lists of small letters only when a scan misread them."""


def lookalikes(labels: Path) -> Iterator[Path]:
    """Yield the paths that a scan could have turned into this one.

    First the path with numbers for the letters that look like them, then those whose last label is
    another letter.
    """
    steps = tuple(step for label in labels for step in label.split("."))
    for read in (in_digits, in_romans):
        digits = tuple(read(step) or step for step in steps)
        if digits != steps:
            yield digits
    last = steps[-1]
    if len(last) != 1:
        return
    for twin in TWINS.get(last.casefold(), ""):
        yield (*steps[:-1], twin)


def are_twins(one: str, other: str) -> bool:
    """Tell whether a scan, or a hasty eye, could take one label for the other."""
    return other.casefold() in TWINS.get(one.casefold(), "")
