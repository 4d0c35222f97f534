"""The text as printed with its lower-case copy, position by position, and its figures."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

FIGURES = re.compile(r"[0-9]+")


def in_lower_case(words: str) -> str:
    """Give words in lower case, every code point at its old position."""
    lower = words.lower()
    if len(lower) == len(words):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in words)


def on_one_line(words: str) -> str:
    """Give the words of a match as they are listed, though a line break parts them."""
    return " ".join(words.split())


@lru_cache(maxsize=1)
def lowered(text: str) -> str:
    """Give a whole text in lower case, as `in_lower_case` does; that of the last is kept."""
    return in_lower_case(text)


@lru_cache(maxsize=1)
def lowered_alike(text: str) -> str | None:
    """Give a whole text in lower case if each stretch of it by itself is the same, else None."""
    return None if "İ" in text or "Σ" in text else lowered(text)


@lru_cache(maxsize=1)
def _figures(text: str) -> tuple[array[int], array[int]]:
    """Give where the figures of a text begin and where they end; those of the last are kept."""
    starts, ends = array("q"), array("q")
    for run in FIGURES.finditer(text):
        starts.append(run.start())
        ends.append(run.end())
    return starts, ends


def figures(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where figures that stand together begin and end, in text[start:end].

    A text is searched once for all that look for numbers in it.
    """
    starts, ends = _figures(text)
    for i in range(bisect_right(ends, start), len(starts)):
        if starts[i] >= end:
            return
        yield max(starts[i], start), min(ends[i], end)


ENDS = ("\n\n", "\n\r\n", "\t")
FARTHEST = 700
"""No reference is longer than this."""


def paragraph_end(text: str, position: int) -> int:
    """Give where the paragraph or table cell that holds `position` ends, or 700 characters on."""
    farthest = end = min(position + FARTHEST, len(text))
    for mark in ENDS:
        found = text.find(mark, position, min(end + len(mark) - 1, farthest))
        end = found if found >= 0 else end
    return end
