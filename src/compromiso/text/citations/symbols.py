"""Reads document symbols and resolution numbers: A/RES/70/1, "resolutions 58/208 and 59/241"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compromiso.text.citations.grammar import Grammar
from compromiso.text.citations.printed import paragraph_end
from compromiso.text.citations.reference import NamedInstrument
from compromiso.text.citations.treaty_names import treaty_by_symbol

ROOTS = frozenset(
    {"A", "E", "S", "ST", "CEDAW", "CCPR", "CRC", "CAT", "CMW", "CRPD", "CERD", "CED", "HRI"}
    | {"FCCC", "TD", "UNEP", "WHA", "LC", "CTOC", "CAC", "ICCD", "CBD", "DP", "ISBA", "HSP", "JIU"}
)
"""The organs of the United Nations by which document symbols begin."""
LONG_NUMBER = re.compile(r"\d{3}")
"""What a symbol with one bar holds: "A/8311" is a document, "A/4" a size of paper."""
SYMBOL = re.compile(
    r"(?<![\w/.])([A-Z]{1,5})/[A-Z0-9][\w()-]*(?:/(?:Rev|Add|Corr)\.\s?\d+|[./][A-Z0-9][\w()-]*)*"
)
AMERICAN = re.compile(
    r"(?<![\w/.])(AG|CP|CM|CIDI)/(?:RES|DEC|doc)\.\s?\d+(?:/\d+)?(?:\s?\([^()\n]{1,20}\))?"
)
"""How the Organization of American States numbers its documents: AG/RES. 2738 (XLII-O/12)."""
NUMBER = re.compile(
    r"(\d{1,4}/\d{1,4}(?:\s?[A-Z](?!\w))?|\d{1,4}(?:\s[A-Z]{1,2})?\s?\((?:(?:ES-)?[IVXLS-]+|\d{4})\))(?![\w/])"
)
DATED = re.compile(
    r"\s(?:of|de|du|del|,)\s\d{1,2}(?:er|st|nd|rd|th|º)?\s(?:de\s)?[^\W\d]{3,10}(?:\sde)?\s\d{4}"
)
LISTED = re.compile(r"\s?,\s(?:[^\W\d]{1,4}\s)?|\s[^\W\d]{1,4}\s")
BODY_BEFORE = 60
BODY_AFTER = 45
EARLY = 2
"""Sessions up to the twenty-ninth have no more tens in their roman numeral."""
FIRST_DECISION = 400
FIRST_SESSION, LAST_SESSION = 31, 120
"""The sessions of the General Assembly that are numbered so, with some to come."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document cited by its symbol or number; `alone` if that is enough without a provision."""

    start: int
    end: int
    named: NamedInstrument
    alone: bool = True


def symbol_at(text: str, lower: str, position: int, limit: int, grammar: Grammar) -> Symbol | None:
    """Give the document whose symbol or 'resolution 73/195' stands at `position`."""
    found = _match(text, position, limit)
    if found is not None:
        return _symbol(text, found.start(), found.end())
    window = min(limit, position + BODY_BEFORE)
    word = grammar.resolution.search(lower, position, window)
    if word is None:
        return None
    between = lower[position : word.start()].strip()
    if between and grammar.body(between) is None and len(between.split()) > 1:
        return None
    number = NUMBER.match(text, word.end(), limit)
    if number is None:
        return None
    return _resolution(text, lower, (position, word.start()), number, limit, grammar)


def find_symbols(
    text: str, lower: str, grammar: Grammar, span: tuple[int, int]
) -> Iterator[Symbol]:
    """Yield the documents cited by symbol or by number, unordered."""
    slash = text.find("/", *span)
    while slash >= 0:
        end = slash + 1
        start = slash
        while start > span[0] and slash - start < 5 and text[start - 1].isupper():
            start -= 1
        found = _match(text, start, span[1]) if start < slash else None
        if found is not None:
            symbol = _symbol(text, found.start(), found.end())
            yield symbol
            end = symbol.end
        slash = text.find("/", end, span[1])
    for seed in grammar.resolution_seeds:
        yield from _numbered(text, lower, grammar, span, seed)


def _numbered(
    text: str, lower: str, grammar: Grammar, span: tuple[int, int], seed: str
) -> Iterator[Symbol]:
    position = lower.find(seed, *span)
    while position >= 0:
        word = grammar.resolution.match(lower, position, span[1])
        end = position + 1
        if word is not None:
            limit = paragraph_end(text, position)
            number = NUMBER.match(text, word.end(), limit)
            start = position
            while number is not None:
                symbol = _resolution(text, lower, (start, position), number, limit, grammar)
                yield symbol
                end = symbol.end
                gap = LISTED.match(text, end, limit)
                number = NUMBER.match(text, gap.end(), limit) if gap else None
                start = number.start() if number else end
        position = lower.find(seed, end, span[1])


def _match(text: str, position: int, limit: int) -> re.Match[str] | None:
    found = SYMBOL.match(text, position, limit)
    if found is not None and found[1] in ROOTS and any(map(str.isdecimal, found[0])):
        return found
    return AMERICAN.match(text, position, limit)


def _symbol(text: str, start: int, end: int) -> Symbol:
    printed = text[start:end].rstrip(".-")
    while printed.endswith(")") and printed.count(")") > printed.count("("):
        printed = printed[:-1]
    named = _named(printed, printed)
    return Symbol(start, start + len(printed), named, alone=_is_whole(printed))


def _is_whole(symbol: str) -> bool:
    """Tell the symbol of a document from that of a body ("A/C.3") and from a look-alike."""
    parts = symbol.split("/")[1:]
    if "/RES" in symbol or len(parts) == 1:
        return "/RES" in symbol or LONG_NUMBER.search(symbol) is not None
    return any(part[:1].isdecimal() for part in parts)


def _resolution(
    text: str,
    lower: str,
    span: tuple[int, int],
    number: re.Match[str],
    limit: int,
    grammar: Grammar,
) -> Symbol:
    """Give a resolution; `span` runs from where its words start to the word 'resolution'."""
    start, word = span
    printed = " ".join(number[1].split())
    body = grammar.body(lower[max(0, word - BODY_BEFORE) : word])
    following = grammar.of.match(lower, number.end(), limit)
    if following is not None:
        body = grammar.body(lower[following.end() : following.end() + BODY_AFTER]) or body
    decision = lower[word] == "d"
    body = _decided(printed) if decision else body or _body_of(printed)
    noun = "decision" if decision else "resolution"
    symbol = f"{body}{printed.replace(' ', '')}" if body else f"{noun} {printed}"
    dated = DATED.match(text, number.end(), limit)
    end = dated.end() if dated else number.end()
    return Symbol(start, end, _named(symbol, text[start:end]))


def _decided(number: str) -> str | None:
    """Tell a decision of the General Assembly, which counts them from 401 in each session."""
    session, _, count = number.partition("/")
    if not (session.isdecimal() and count.isdecimal() and int(count) > FIRST_DECISION):
        return None
    return "A/DEC/" if FIRST_SESSION <= int(session) <= LAST_SESSION else None


def _body_of(number: str) -> str | None:
    """Tell the body by the form of the number; None where several bodies number so.

    The Security Council adds the year, the General Assembly counted its sessions in roman
    numerals first and in arabic ones since the thirty-first.
    """
    if number.endswith(")"):
        added = number[number.index("(") + 1 : -1]
        if added.isdecimal():
            return "S/RES/"
        return "A/RES/" if not set(added) - set("IVX") and added.count("X") <= EARLY else None
    session = int(number.split("/")[0])
    return "A/RES/" if FIRST_SESSION <= session <= LAST_SESSION else None


def _named(symbol: str, printed: str) -> NamedInstrument:
    treaty = treaty_by_symbol(symbol)
    return NamedInstrument(
        symbol if treaty is None else printed, kind="resolution",
        words=frozenset({symbol.casefold()}), known=treaty.id if treaty else None,
    )  # fmt: skip
