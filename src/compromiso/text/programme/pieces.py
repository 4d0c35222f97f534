"""The words of a cell that stand in several pieces, read as one and given back piece by piece."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.provision import Span

EDGE = " \t\r\n.,;:*_-–•"


@dataclass(frozen=True, slots=True)
class Pieces:
    """The words of some spans of a text put together, one space between two spans."""

    words: str
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, spans: tuple[Span, ...]) -> Pieces:
        """Put the words of the spans together."""
        return cls(" ".join([text[start:end] for start, end in spans]), spans)

    def place_of(self, position: int) -> int | None:
        """Give where a position of the text stands in the words, or None outside the spans."""
        before = 0
        for start, end in self.spans:
            if start <= position < end:
                return before + position - start
            before += end - start + 1
        return None

    def within(self, first: int, last: int) -> tuple[Span, ...]:
        """Give the spans of the text that words `first` to `last` (excluded) stand in, trimmed."""
        while first < last and self.words[first] in EDGE:
            first += 1
        while last > first and self.words[last - 1] in EDGE:
            last -= 1
        found: list[Span] = []
        before = 0
        for start, end in self.spans:
            left, right = max(first - before, 0), min(last - before, end - start)
            if left < right:
                found.append((start + left, start + right))
            before += end - start + 1
        return tuple(found)
