"""Finds the instruments that a text names by their titles, without a provision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compromiso.text.citations.alternatives import alternatives
from compromiso.text.citations.reference import NamedInstrument, Reference
from compromiso.text.citations.treaty_names import may_open, opening_words, treaties, treaty_at

NEXT = re.compile(r"[\W_]{1,40}([^\W_]+)")
FEWEST = 2
"""How many content words a name has at least that is found where nothing announces it."""


def find_names(text: str, span: tuple[int, int]) -> Iterator[Reference]:
    """Yield the registered instruments named by two words or more within the span, in order."""
    done, end = span
    for word in _opening().finditer(text, *span):
        start, following = word.start(), NEXT.match(text, word.end(), end)
        if start < done or following is None or not may_open(word[0], following[1]):
            continue
        if text[start - 1 : start].isalnum():
            continue
        known = _known_at(text, word, end)
        if known is not None:
            done = known[1]
            year = f"{treaties()[known[0]].year} "
            start -= len(year) * text.endswith(year, span[0], start)
            named = NamedInstrument(" ".join(text[start:done].split()), known=known[0])
            yield Reference(start, done, (), named, titled=True)


def _known_at(text: str, word: re.Match[str], end: int) -> tuple[str, int] | None:
    """Give the treaty named from a word on, which may be its year: "1951 Convention relating …"."""
    known = treaty_at(text, word.start(), end, fewest=FEWEST)
    if not word[0].isdecimal():
        return known
    after = treaty_at(text, word.end() + 1, end, fewest=FEWEST)
    if after is None or str(treaties()[after[0]].year) != word[0]:
        return known
    return after if known is None or after[1] > known[1] else known


@cache
def _opening() -> re.Pattern[str]:
    """Match a word with which a name begins."""
    return re.compile(rf"{alternatives(opening_words())}(?!\w)")
