"""Finds the acts of the European Union cited by number: "Directive (EU) 2024/1069"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compromiso.text.citations.grammar import Grammar
from compromiso.text.citations.reference import NamedInstrument
from compromiso.text.citations.symbols import LISTED, Symbol

BODIES = r"(?:EU|EC|EEC|UE|CE|CEE|ECSC|CECA|Euratom|CFSP|PESC|JHA|JAI)"
"""What an act of the Union bears beside its number, in one language or the other."""
MARK = rf"\({BODIES}(?:,\s?{BODIES})?\)\s{{1,26}}"
SIGN = r"(?:[Nn](?:\.?[ºª°o]s?\.?|úm\.?|um\.?|r\.?)?\s{0,2})?"
NUMBER = re.compile(
    rf"{MARK}{SIGN}\d{{1,4}}/\d{{1,4}}(?![\w/])"
    rf"|{SIGN}\d{{2,4}}/\d{{1,4}}/{BODIES}(?:,\s?{BODIES})?(?!\w)"
)
"""The number of an act, with the mark without which it may be the number of anything."""
MARKED = re.compile(r"/\d{1,4}/[A-Z]")
MARK_NEAR = 40
BEFORE = 60
"""No more characters than this stand between the word for an act and the bar of its number."""


def find_acts(text: str, lower: str, grammar: Grammar, span: tuple[int, int]) -> Iterator[Symbol]:
    """Yield the acts of the Union cited by number, unordered."""
    slash = text.find("/", *span)
    while slash >= 0:
        end = slash + 1
        if text[slash - 1 : slash].isdecimal() and _is_marked(text, slash):
            before = max(span[0], slash - BEFORE), slash
            for symbol in _listed(text, lower, grammar, before, span[1]):
                yield symbol
                end = symbol.end
        slash = text.find("/", end, span[1])


def _is_marked(text: str, slash: int) -> bool:
    """Tell whether a bracket stands before a number, or a further bar and capitals after it."""
    return MARKED.match(text, slash) is not None or ")" in text[max(0, slash - MARK_NEAR) : slash]


def _listed(
    text: str, lower: str, grammar: Grammar, before: tuple[int, int], limit: int
) -> Iterator[Symbol]:
    """Yield the act whose number has its bar where `before` ends, and those listed with it."""
    words = list(grammar.act.finditer(lower, *before))
    number = NUMBER.match(text, words[-1].end(), limit) if words else None
    if number is None or number.end() <= before[1]:
        return
    start = words[-1].start()
    noun = grammar.acts.get(" ".join(words[-1][1].split()), words[-1][1])
    noun = noun.capitalize() if text[start].isupper() else noun
    while number is not None:
        name = " ".join(f"{noun} {number[0]}".split())
        named = NamedInstrument(name, kind="law", words=frozenset({name.casefold()}))
        yield Symbol(start, number.end(), named)
        gap = LISTED.match(text, number.end(), limit)
        number = NUMBER.match(text, gap.end(), limit) if gap else None
        start = number.start() if number else start
