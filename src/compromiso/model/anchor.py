"""A quote in one expression's text (W3C Text Position and Text Quote selectors)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quote in one expression's text. Positions are code points, end excluded."""

    expression: str
    start: int
    end: int
    quote: str

    @classmethod
    def cut(cls, expression: str, text: str, start: int, end: int) -> Self:
        """Cut the anchor out of `text`; the quote can never disagree with the offsets."""
        if not 0 <= start <= end <= len(text):
            start, end = sorted((min(max(start, 0), len(text)), min(max(end, 0), len(text))))
        return cls(expression, start, end, text[start:end])
