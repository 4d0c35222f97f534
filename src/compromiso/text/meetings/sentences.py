"""Where sentences begin and end, found only around the places that are asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from compromiso.text.citations.printed import lowered

BREAK = re.compile(
    r"[.!?…;:\n](?:"  # one set first: a text is searched for it at once
    r"(?<=[.!?…])[)\"”»’\]]*\s+(?=[\"“«(¿¡'‘*]*[A-ZÀ-Þ0-9])"
    r"|(?<=[;:.])\s*\n\s*"
    r"|(?<=\n)[ \t]*\n\s*"
    r"|(?<=\n)\s*(?=[-•*·–#]\s|\(?[a-z0-9]{1,4}[.)]\s))"
)

LETTERS = re.compile(r"[^\W\d_]+")
SHORTENED = frozenset(
    {"mr", "mrs", "ms", "dr", "dra", "sr", "sra", "srta", "lic", "ing", "prof", "hon", "st", "no"}
    | {"art", "arts", "par", "mme", "mlle", "gen", "cf", "vol", "ee"}
)
PARAGRAPH_CHARS = 6000
SENTENCE_CHARS = 2000


@lru_cache(maxsize=1)
def one_line(text: str) -> str:
    """Give a text in small letters with plain spaces and quotes, every position unchanged."""
    low = lowered(text)
    for odd, plain in (("\n", " "), ("\t", " "), ("\r", " "), ("\u00a0", " "), ("’", "'")):
        low = low.replace(odd, plain)
    return low


class Sentences:
    """The sentences of a text, cut paragraph by paragraph when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._cut: dict[int, list[int]] = {}

    def around(self, position: int) -> tuple[int, int]:
        """Give the start and end of the sentence that holds a position; a long one in pieces."""
        first, last = self.paragraph(position)
        starts = self._starts(first, last)
        i = bisect_right(starts, position) - 1
        start = starts[i]
        end = starts[i + 1] if i + 1 < len(starts) else last
        start += (position - start) // SENTENCE_CHARS * SENTENCE_CHARS
        return start, min(end, start + SENTENCE_CHARS)

    def paragraph(self, position: int) -> tuple[int, int]:
        """Give the start and end of the paragraph (empty lines part them) around a position.

        Where no empty line is near, the pieces of a fixed grid stand for paragraphs.
        """
        grid = position // PARAGRAPH_CHARS * PARAGRAPH_CHARS
        opening = self.text.rfind("\n\n", max(0, position - PARAGRAPH_CHARS), position)
        start = opening + 2 if opening >= 0 else grid if position > PARAGRAPH_CHARS else 0
        closing = self.text.find("\n\n", position, start + 2 * PARAGRAPH_CHARS)
        end = closing if closing >= 0 else start + 2 * PARAGRAPH_CHARS
        return start, min(len(self.text), max(end, position + 1))

    def _starts(self, first: int, last: int) -> list[int]:
        if first not in self._cut:
            breaks = BREAK.finditer(self.text, first, last)
            self._cut[first] = [first, *(b.end() for b in breaks if not self._is_shortened(b))]
        return self._cut[first]

    def _is_shortened(self, found: re.Match[str]) -> bool:
        """Say whether the full stop only ends "Mr", "Art" or a single letter."""
        if found[0][0] != ".":
            return False
        before = self.text[max(0, found.start() - 8) : found.start()]
        backwards = LETTERS.match(before[::-1])
        return backwards is not None and (
            len(backwards[0]) == 1 or backwards[0][::-1].lower() in SHORTENED
        )
