"""Finds the instruments that a preamble recalls by their titles, without a provision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compromiso.text.citations.reference import NamedInstrument, Reference
from compromiso.text.citations.treaty_names import WORD, may_open, treaty_at

FEWEST_WORDS = 2


def find_names(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Reference]:
    """Yield the registered instruments that are named in full within the spans, in order.

    Only a preamble cites by title: elsewhere a title is what the text is about.
    """
    for start, end in spans:
        done = start
        for word in WORD.finditer(text, start, end):
            if word.start() < done or not word[0][0].isupper() or not may_open(word[0]):
                continue
            known = treaty_at(text, word.start(), end)
            if known is None or len(text[word.start() : known[1]].split()) < FEWEST_WORDS:
                continue
            done = known[1]
            printed = " ".join(text[word.start() : done].split())
            named = NamedInstrument(printed, known=known[0])
            yield Reference(word.start(), done, (), named, titled=True)
