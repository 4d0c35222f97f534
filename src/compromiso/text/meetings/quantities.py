"""Numbers in running text with their scale and unit, dates and labels left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compromiso.terms.listed import as_listed
from compromiso.terms.loading import terms
from compromiso.text.citations.printed import figures, on_one_line
from compromiso.text.meetings.dates import grammar, one_of
from compromiso.text.meetings.numbers import number_words, printed_number, scales, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

BEFORE_CHARS = 40
LAST_WORD = re.compile(r"([\w.º°]+)[\s(:]*$")
LABEL = re.compile(r"(?:^|\n)[ \t]*[-•(]?\s*$")
NEW_LINE = re.compile(r"(?:[.;:!?)]|\n)\s*\n[ \t]*[-•(]?[ \t]*$")
NEXT_WORD = re.compile(r"\s+([^\W\d_][\w’-]*)")
ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|int|gov|pdf|html?)\b")
PHONE = re.compile(r"(?:tel|tél|fax|phone|whatsapp)\W|\+\s?\d", re.IGNORECASE)
FEWEST, GROUPED, OPENING = 100, 1000, 2
MOST_QUANTITIES = 50_000
YEARS = (1800, 2100)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `percent`, a currency, or None for things counted."""

    start: int
    end: int
    value: float
    unit: str | None


@dataclass(frozen=True, slots=True)
class QuantityGrammar:
    """How one language writes quantities.

    `openings` are how scales and units behind a number begin, in lower case, a letter or two of
    each; `closings` are the last letters of what stands before one ("US$").
    """

    number: re.Pattern[str]
    words: re.Pattern[str]
    scale: re.Pattern[str]
    percent: re.Pattern[str]
    money_before: re.Pattern[str]
    money_after: re.Pattern[str]
    anchors: tuple[str, ...]
    no_figures: frozenset[str]
    times: frozenset[str]
    people: frozenset[str]
    counted: frozenset[str]
    clauses: frozenset[str]
    openings: frozenset[str]
    closings: frozenset[str]


@cache
def quantity_grammar(language: str) -> QuantityGrammar:
    """Compile how a language writes quantities."""
    table = terms(language, "numbers")
    words, money = number_words(language), table["money"]
    signs = [sign for sign in money if not sign[-1].isalpha() or sign.isupper()]
    names = [sign for sign in money if sign[0].isalpha()]
    word = rf"(?:{one_of(words)}|{one_of(table['scales'])})"
    link = rf"(?:[\s-]+(?:{one_of(table['and'])})?\s*)"
    return QuantityGrammar(
        printed_number(language),
        re.compile(rf"(?<![\w-]){word}(?:{link}{word}){{1,5}}(?![\w-])", re.IGNORECASE),
        re.compile(rf"\s+({one_of(table['scales'])})(?!\w)", re.IGNORECASE),
        re.compile(rf"\s*(?:{one_of(table['percent'])})(?!\w)", re.IGNORECASE),
        re.compile(rf"({one_of(signs)})\s?$"),
        re.compile(
            rf"\s?(?:(?:{one_of(table['of_words'])})\s*)?({one_of([*names, *signs])})(?!\w)"
        ),
        tuple(table["scales"]),
        frozenset(table["not_figures"]),
        frozenset(table["times"]),
        frozenset(table["people"]),
        frozenset(terms(language, "meetings")["counted"]),
        frozenset(table["clauses"]) | frozenset(table["and"]),
        frozenset(
            unit[:OPENING].lower()
            for unit in (*table["scales"], *table["percent"], *table["of_words"], *money)
        ),
        frozenset(sign[-1] for sign in signs),
    )


def find_quantities(
    text: str, flat: str, span: tuple[int, int], language: str
) -> Iterator[Quantity]:
    """Yield the quantities of a stretch of text in reading order."""
    rules = quantity_grammar(language)
    found = {q.start: q for q in _in_words(text, flat, span, language, rules)}
    at = span[0]
    for begin, end in figures(text, *span):
        while at < end and len(found) < MOST_QUANTITIES:
            begin = max(begin, at)
            number = rules.number.match(text, begin, span[1])
            at = number.end() if number else _run_end(text, begin, span[1])
            quantity = _quantity(text, number, rules, language) if number else None
            if quantity is not None:
                found[quantity.start] = quantity
    yield from (found[start] for start in sorted(found))


def _run_end(text: str, at: int, end: int) -> int:
    while at < end and not text[at].isspace():
        at += 1
    return at


def _quantity(
    text: str, number: re.Match[str], rules: QuantityGrammar, language: str
) -> Quantity | None:
    """Give the quantity of a number in digits, or None where it is a date, label, address …"""
    before = text[max(0, number.start() - BEFORE_CHARS) : number.start()]
    value, end = value_of(number[0], language), number.end()
    scale, unit, start, stop = None, None, number.start(), end
    if _may_have_unit(text, before, end, rules):
        scale = rules.scale.match(text, end)
        if scale is not None:
            value, end = value * scales(language)[as_listed(scale[1])], scale.end()
        unit, start, stop = _unit(text, before, number.start(), end, rules, language)
    if unit is None and scale is None and not _counts(text, number, value, rules, language):
        return None
    if _is_reference(text, number, before, rules):
        return None
    return Quantity(start, stop, value, unit)


def _may_have_unit(text: str, before: str, end: int, rules: QuantityGrammar) -> bool:
    """Say whether a scale or a unit may stand behind a number, or a sign of money before it."""
    if before.rstrip()[-1:] in rules.closings:
        return True
    at = end
    while text[at : at + 1].isspace():
        at += 1
    following = text[at : at + OPENING].lower()
    return following in rules.openings or following[:1] in rules.openings


def _unit(
    text: str, before: str, start: int, end: int, rules: QuantityGrammar, language: str
) -> tuple[str | None, int, int]:
    """Give the unit of a number with where the whole then begins and ends."""
    percent = rules.percent.match(text, end)
    if percent is not None:
        return "percent", start, percent.end()
    money = terms(language, "numbers")["money"]
    sign = rules.money_before.search(before)
    if sign is not None:
        named = rules.money_after.match(text, end)
        stop = named.end() if named else end
        return money[on_one_line((named or sign)[1])], start - len(sign[0]), stop
    named = rules.money_after.match(text, end)
    if named is not None:
        return money[on_one_line(named[1])], start, named.end()
    return None, start, end


def _counts(
    text: str, number: re.Match[str], value: float, rules: QuantityGrammar, language: str
) -> bool:
    """Say whether a bare number can count things: people follow, or it is large; no date."""
    following = NEXT_WORD.match(text, number.end(), number.end() + 40)
    word = following[1] if following else ""
    small = word.lower()
    if small in rules.times or small in grammar(language).months:
        return False
    if small in rules.people or (small in rules.counted and value >= FEWEST):
        return True
    if not number[0].isdigit():  # thousands are parted: no label is written so
        return value >= GROUPED and value == int(value)
    is_thing = word.islower() and len(word) > 2 and small not in rules.clauses
    return is_thing and FEWEST <= value < GROUPED * 10 and not YEARS[0] <= value <= YEARS[1]


def _is_reference(text: str, number: re.Match[str], before: str, rules: QuantityGrammar) -> bool:
    """Say whether a number is a label, a part of a reference, a telephone number or an address."""
    word = LAST_WORD.search(before)
    if word is not None and word[1].lower() in rules.no_figures:
        return True
    if LABEL.search(before) and text[number.end() : number.end() + 1] in ".):":
        return True
    if number[0].replace(".", "").isdigit() and NEW_LINE.search(before):
        return True
    start = max(text.rfind(" ", 0, number.start()), text.rfind("\n", 0, number.start()))
    if ADDRESS.search(text[start + 1 : number.end() + 20].split()[0]):
        return True
    line = text.rfind("\n", 0, number.start())
    return PHONE.search(text, max(line, number.start() - 40), number.start() + 1) is not None


def _in_words(
    text: str, flat: str, span: tuple[int, int], language: str, rules: QuantityGrammar
) -> Iterator[Quantity]:
    """Yield the numbers in words that name a scale or a share: "three million", "ten per cent"."""
    seen = -1
    for anchor in rules.anchors:
        at = flat.find(anchor, *span)
        while at >= 0:
            words = _run_with(text, at, rules)
            if words is not None and words.start() != seen:
                seen = words.start()
                value = spoken_value(words[0], language)
                unit, start, end = _unit(text, "", words.start(), words.end(), rules, language)
                if value is not None and (unit or _is_large(value)):
                    yield Quantity(start, end, value, unit)
            at = flat.find(anchor, at + len(anchor), span[1])


def _is_large(value: float) -> bool:
    """Say whether a number in words is large enough to be a statistic, and no year."""
    return value >= GROUPED and not YEARS[0] <= value <= YEARS[1]


def _run_with(text: str, at: int, rules: QuantityGrammar) -> re.Match[str] | None:
    """Give the run of number words that holds a position."""
    for words in rules.words.finditer(text, max(0, at - BEFORE_CHARS), at + BEFORE_CHARS):
        if words.start() <= at < words.end():
            return words
    return None


def spoken_value(words: str, language: str) -> float | None:
    """Give the value of a number in words: "twenty-five thousand", "tres millones"."""
    small, large = number_words(language), scales(language)
    total = current = 0.0
    known = False
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", words.lower()):
        for part in [word] if word in small or word in large else word.split("-"):
            if part in large:
                current = max(current, 1.0) * large[part]
                if large[part] >= 1000:
                    total, current = total + current, 0.0
            elif part in small:
                known = True
                current += small[part]
    return total + current if known else None
