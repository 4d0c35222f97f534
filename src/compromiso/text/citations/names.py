"""Reads the instrument that a reference names, and finds the names that stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compromiso.text.citations.dated import dated_end
from compromiso.text.citations.grammar import Grammar
from compromiso.text.citations.printed import on_one_line
from compromiso.text.citations.reference import NamedInstrument
from compromiso.text.citations.symbols import symbol_at
from compromiso.text.citations.treaty_names import treaty_at, words_of

TOKEN = re.compile(r"[^\W_][\w'’-]*(?:(?:\.(?=[^\W\d])|(?<=\d)\.(?=\d))[\w'’-]+)*|[\"“«]")
SPACE = re.compile(r"[ \u00a0]{1,2}(?:\r?\n[ \u00a0]{0,24})?|\r?\n[ \u00a0]{0,24}")
CAPITALS_BEFORE = re.compile(
    r"(?:(?:[A-ZÀ-Ý][\w'’-]*|\d{4})(?: |\u00a0|\n(?!\s))(?:(?:de|of|and|y|et|e|du|do|da) )?){1,7}$"
)
LAW_NUMBER = re.compile(
    r"[/-]\d{2,4}(?:[/-]\d{1,3})?(?:/[A-Z]{2,3})?(?!\w)"
    r"|(?:(?<=[Nn])[°º.]{1,2}\s?|\s(?:\([A-Z]{2,3}\)\s)?(?:[Nn](?:\.?[ºª°o]s?|úm|um)?\.?\s?)?)"
    r"\d[\d.]{0,6}(?:[/-]\d{2,4})?(?:/[A-Z]{2,3})?(?!\w)"
)
"""The number of a law: "Decreto-Lei n.º 15/2003", "Regulation (EC) No 883/2004"."""
QUOTES = frozenset('"“«‘')
LOOK_BACK = 90
MOST_WORDS = 14
MOST_CALLED = 60
"""How many times a noun is looked at before it is taken to have no name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of an instrument in running text."""

    start: int
    end: int
    named: NamedInstrument
    possessive: bool = False


def read_tail(
    text: str, lower: str, position: int, limit: int, grammar: Grammar
) -> tuple[NamedInstrument | None, int] | None:
    """Read 'of this Convention', 'del Compromiso de Cuenca' or 'thereof' after a reference.

    Gives the instrument (None for 'thereof') and where the words end; None if there is no tail.
    """
    contracted = grammar.of_this.match(lower, position, limit)
    if contracted is not None:
        return _own(text, lower, contracted.start(1), contracted.end(), limit, grammar)
    of_it = grammar.of_it.match(lower, position, limit)
    if of_it is not None:
        return None, of_it.end()
    of = grammar.of.match(lower, position, limit)
    if of is None:
        return None
    annex = grammar.unit.match(lower, of.end(), limit)
    if annex is not None and grammar.units[on_one_line(annex[1])] == "annex":
        further = read_tail(text, lower, annex.end(), limit, grammar)
        if further is not None and (further[0] is None or not further[0].own):
            return further
        end = further[1] if further else annex.end()
        return _annex(text, of.end(), end), end
    this = grammar.this.match(lower, of.end(), limit)
    if this is not None:
        return _own(text, lower, of.end(), this.end(), limit, grammar)
    return _annexed(text, lower, of.end(), limit, grammar)


def _annexed(
    text: str, lower: str, position: int, limit: int, grammar: Grammar
) -> tuple[NamedInstrument, int] | None:
    """Read the name of an instrument, and whether it is said to be annexed to this one."""
    ahead = grammar.annexed.match(lower, position, limit)
    begin = ahead.end() if ahead else position
    read = read_name(text, lower, begin, limit, grammar)
    if read is None:
        return None
    named, end = read
    to_it = grammar.annexed_to.match(lower, end, limit)
    if to_it is not None:
        return replace(named, words=frozenset(), known=None, annexed=True), to_it.end()
    behind = None if named.known else grammar.annexed.match(lower, end, limit)
    if ahead is None and behind is None:
        return read
    end = end + len(behind[0].rstrip()) if behind else end
    to = grammar.of.match(lower, end, limit) if behind else None
    carrier = symbol_at(text, lower, to.end(), limit, grammar) if to else None
    if carrier is not None:
        return carrier.named, carrier.end
    return replace(named, text=" ".join(text[position:end].split()), annexed=True), end


def _annex(text: str, start: int, end: int) -> NamedInstrument:
    return NamedInstrument(text[start:end], kind="annex", annexed=True)


def _own(
    text: str, lower: str, start: int, position: int, limit: int, grammar: Grammar
) -> tuple[NamedInstrument, int] | None:
    """Read the noun after 'this': the instrument that the words stand in."""
    noun = grammar.noun.match(lower, position, limit)
    noun = noun or grammar.self_noun.match(lower, position, limit)
    if noun is None:
        return None
    named = on_one_line(noun[1])
    kind = grammar.nouns.get(named)
    return NamedInstrument(text[start : noun.end()], own=True, noun=named, kind=kind), noun.end()


def read_name(
    text: str, lower: str, position: int, limit: int, grammar: Grammar
) -> tuple[NamedInstrument, int] | None:
    """Read the instrument name at `position`: a symbol, one of the registry, or by its noun."""
    symbol = symbol_at(text, lower, position, limit, grammar)
    if symbol is not None:
        return symbol.named, symbol.end
    quoted = position + 1 if text[position : position + 1] in QUOTES else position
    known = treaty_at(text, quoted, limit)
    end = _phrase_end(text, lower, position, limit, grammar)
    if known is not None:
        treaty, known_end = known
        return _named(text, lower, position, max(known_end, position), grammar, treaty), known_end
    if end is None:
        return None
    named = _named(text, lower, position, end, grammar, None)
    noun = grammar.noun.search(lower, position, end)
    dated = dated_end(text, noun.end(), limit, grammar.language) if noun else None
    if dated is not None and dated > end:
        return replace(named, text=" ".join(text[position:dated].split())), dated
    numbered = LAW_NUMBER.match(text, end, limit) if named.kind == "law" else None
    if numbered is None:
        return named, end
    return _named(text, lower, position, numbered.end(), grammar, None), numbered.end()


def _named(
    text: str, lower: str, start: int, end: int, grammar: Grammar, known: str | None
) -> NamedInstrument:
    nouns = list(grammar.noun.finditer(lower, start, end))
    meant = (nouns[-1] if nouns[0].start() > start else nouns[0]) if nouns else None
    noun = on_one_line(meant[1]) if meant is not None else None
    printed = text[start:end]
    kind = grammar.nouns[noun] if noun else None
    words = frozenset(words_of(printed)) - grammar.joiner_words.union(words_of(noun or ""))
    return NamedInstrument(
        " ".join(printed.split()), noun=noun, kind=kind, words=words, known=known
    )


def _phrase_end(text: str, lower: str, start: int, limit: int, grammar: Grammar) -> int | None:
    """Give where a capitalised phrase around an instrument noun ends, or None if it has no noun."""
    tokens = list(_phrase(text, lower, start, limit, grammar))
    if not tokens:
        return None
    first_joiner = next((i for i, t in enumerate(tokens) if t[2]), len(tokens))
    nouns = list(grammar.noun.finditer(lower, start, tokens[-1][1]))
    if not nouns:
        return None
    if nouns[0].start() == start:
        while tokens and (tokens[-1][2] and tokens[-1][1] > nouns[0].end()):
            tokens.pop()
        return max(tokens[-1][1], nouns[0].end())
    run_end = tokens[first_joiner - 1][1] if first_joiner else start
    inside = [m for m in nouns if m.start() < run_end]
    return (inside or nouns)[-1].end()


def _phrase(
    text: str, lower: str, start: int, limit: int, grammar: Grammar
) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and 'is a joining word' of the words of a name, to where it ends."""
    position = noun_end = start
    numbered = True
    for _ in range(MOST_WORDS):
        token = TOKEN.match(text, position, limit)
        if token is None:
            return
        word = token[0]
        noun = grammar.noun.match(lower, position, limit)
        noun_end = max(noun_end, noun.end()) if noun else noun_end
        low = lower[token.start() : token.end()]
        joiner = low in grammar.joiners and position >= noun_end
        figure = word[0].isdecimal() and numbered
        if not (word[0].isupper() or figure or joiner or position < noun_end):
            return
        numbered = not joiner or low in grammar.before_years
        yield token.start(), token.end(), joiner
        space = SPACE.match(text, token.end(), limit)
        if space is None:
            return
        position = space.end()


def mentions_before(
    text: str, lower: str, start: int, end: int, grammar: Grammar, *, bare: bool = False
) -> list[Mention]:
    """List the instruments named between `start` and `end`, the nearest to `end` first.

    With `bare`, also those called by their noun alone ("the Convention").
    """
    found: list[Mention] = []
    for noun in grammar.noun.finditer(lower, start, end):
        if not found or noun.start() >= found[-1].end:
            mention = _mention(text, lower, start, noun.start(), noun.end(), grammar)
            if bare or mention.named.words or mention.named.known or mention.possessive:
                found.append(mention)
    return found[::-1]


def last_called(
    text: str, lower: str, end: int, noun: str, grammar: Grammar, seen: dict[int, Mention]
) -> Iterator[Mention]:
    """Yield the instruments named with a given noun before `end`, the nearest first.

    `seen` keeps those of this noun that were read before, by place.
    """
    for _ in range(MOST_CALLED):
        position = lower.rfind(noun, 0, end)
        if position < 0:
            return
        stop = position + len(noun)
        if not (lower[position - 1 : position].isalnum() or lower[stop : stop + 1].isalnum()):
            mention = seen.get(position)
            if mention is None:
                mention = _mention(text, lower, 0, position, stop, grammar)
                if mention.named.noun != noun:  # "PROTOCOL AMENDING THE CONVENTION ON …"
                    mention = _mention(text, lower, position, position, stop, grammar)
                seen[position] = mention
            if mention.named.words or mention.named.known or mention.possessive:
                yield mention
        end = position


def _mention(
    text: str, lower: str, start: int, noun: int, noun_end: int, grammar: Grammar
) -> Mention:
    before = text[max(start, noun - LOOK_BACK) : noun]
    capitals = CAPITALS_BEFORE.search(before)
    begin = noun - (len(capitals[0]) if capitals else 0)
    begin = _after_opening_word(lower, begin, noun, grammar)
    limit = min(len(text), noun_end + 220)
    read = read_name(text, lower, begin, limit, grammar)
    if read is None or read[1] < noun_end:
        read = read_name(text, lower, noun, limit, grammar)
    named, end = read or (_named(text, lower, noun, noun_end, grammar, None), noun_end)
    possessive = grammar.possessive.search(lower[max(start, begin - 40) : begin]) is not None
    return Mention(begin, end, named, possessive)


def _after_opening_word(lower: str, begin: int, end: int, grammar: Grammar) -> int:
    """Leave out a capital article or preposition at the start of a sentence."""
    token = TOKEN.match(lower, begin, end)
    while token is not None and token[0] in grammar.opening_words and token.end() + 1 <= end:
        begin = token.end() + 1
        token = TOKEN.match(lower, begin, end)
    return begin
