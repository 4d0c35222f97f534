"""Finds the instruments that a text names by their titles, without a provision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compromiso.text.citations.reference import NamedInstrument, Reference
from compromiso.text.citations.treaty_names import may_open, treaties, treaty_at

CAPITAL = re.compile(r"(?:[A-ZÀ-ÖØ-Ý][^\W_]+|(?:19|20)\d\d)(?=[\W_]{1,40}([^\W_]+))")
"""A word that can open a title, and the next one: "Convention on", "2030 Agenda"."""
FEWEST = 2
"""How many content words a name has at least that is found where nothing announces it."""


def find_names(text: str, span: tuple[int, int]) -> Iterator[Reference]:
    """Yield the registered instruments named by two words or more within the span, in order."""
    done, end = span
    for word in CAPITAL.finditer(text, *span):
        start = word.start()
        if start < done or not may_open(word[0], word[1]) or text[start - 1 : start].isalnum():
            continue
        known = _known_at(text, word, end)
        if known is not None:
            done = known[1]
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
