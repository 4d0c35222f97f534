"""The text as printed with its lower-case copy, position by position."""

from __future__ import annotations

from functools import lru_cache


def in_lower_case(words: str) -> str:
    """Give words in lower case, every code point at its old position."""
    lower = words.lower()
    if len(lower) == len(words):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in words)


@lru_cache(maxsize=1)
def lowered(text: str) -> str:
    """Give a whole text in lower case, as `in_lower_case` does; that of the last is kept."""
    return in_lower_case(text)


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
