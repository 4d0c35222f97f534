"""Finds the words that point at all that came before: "in the light of the above"."""

from __future__ import annotations

from collections.abc import Iterator

from compromiso.text.citations.grammar import Grammar
from compromiso.text.citations.reference import Reference


def find_all_above(lower: str, grammar: Grammar, span: tuple[int, int]) -> Iterator[Reference]:
    """Yield the places where a text points at everything above, unordered."""
    for phrase in grammar.all_above:
        start = lower.find(phrase, *span)
        while start >= 0:
            end = start + len(phrase.rstrip(","))
            if not lower[end : end + 1].isalnum():
                yield Reference(start, end, (), all_above=True)
            start = lower.find(phrase, start + 1, span[1])
