"""Finds the words that point at all that came before: "in the light of the above"."""

from __future__ import annotations

from collections.abc import Iterator

from compromiso.text.citations.grammar import Grammar
from compromiso.text.citations.reference import Reference


def find_all_above(lower: str, grammar: Grammar, span: tuple[int, int]) -> Iterator[Reference]:
    """Yield the places where a text points at everything above, unordered."""
    for tail, phrases in grammar.all_above.items():
        position = lower.find(tail, *span)
        while position >= 0:
            stop = position + len(tail)
            for phrase in phrases:
                start = stop - len(phrase)
                end = start + len(phrase.rstrip(","))
                whole = start >= span[0] and lower.startswith(phrase, start)
                if whole and not lower[end : end + 1].isalnum():
                    yield Reference(start, end, (), all_above=True)
            position = lower.find(tail, position + 1, span[1])
