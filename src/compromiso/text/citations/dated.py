"""Finds the instruments cited by the day of their signature: "the Agreement of 15 October 1946"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from compromiso.terms.listed import as_listed
from compromiso.terms.loading import terms
from compromiso.text.citations.alternatives import alternatives
from compromiso.text.citations.grammar import Grammar
from compromiso.text.citations.printed import figures
from compromiso.text.citations.reference import NamedInstrument, Reference
from compromiso.text.citations.treaty_names import words_of

AROUND = " \u00a0\n,"
SOME_YEAR = r"(?:1[6-9]|20)\d\d"
YEAR = re.compile(r"(?:1[6-9]|20)(?<=[ \u00a0\n]..)\d\d(?!\w)")  # its first sign first: few are
GAP = r"[ \u00a0]{0,2}\n?[ \u00a0]{0,24}"
CAPITAL = r"[A-ZÀ-ÖØ-Ý][^\W\d_]*(?:[-'’.][^\W\d_]+)*"
PLACE = rf"{CAPITAL}(?:,?{GAP}(?:[^\W\d_]{{2,3}}{GAP})?{CAPITAL}){{0,5}}"
"""A place as texts name it: "San José", "Washington, District of Columbia"."""
BEFORE = 340
"""No more characters than this stand between the noun and the year."""
DAY = re.compile(r"\d")
DAY_BEFORE = 30
MOST_NOUNS = 3
POINTER = 40
"""How far before a noun "this" may stand."""
TITLE = r"(?P<title>[ \u00a0\n][^.;:()]{2,220}?)?"
"""What may stand between the noun and "signed": "on Social Security between Spain and Peru"."""


@dataclass(frozen=True, slots=True)
class Dating:
    """How one language cites by date, as compiled patterns, and the kinds of its nouns."""

    noun: re.Pattern[str]
    dated: re.Pattern[str]
    whole: re.Pattern[str]
    further: re.Pattern[str]
    nouns: dict[str, str]


@cache
def dating(language: str) -> Dating:
    """Compile how a language cites instruments by their dates."""
    table = terms(language, "dated")
    nouns = {word: kind for kind, words in table["nouns"].items() for word in words}
    day = _day(language)
    of, on, joins = (f"(?i:{alternatives(table[key])})" for key in ("of", "on", "joins"))
    signed = f"{TITLE},?{GAP}(?i:{alternatives(table['signed'])})"
    at = f"(?:{GAP}(?i:{alternatives(table['at'])}){GAP}{PLACE},?)?"
    earlier = f"(?:{day}(?:{GAP}{SOME_YEAR})?(?:,|{GAP}{joins}){GAP}(?:{on}{GAP})?){{0,3}}"
    dated = rf"(?:{GAP}{of}|{signed}{at}{GAP}{on}){GAP}{earlier}(?P<day>{day})"
    return Dating(
        re.compile(rf"(?<!\w)(?:{alternatives(nouns)})(?!\w)", re.IGNORECASE),
        re.compile(dated),
        re.compile(rf"{dated}[ \u00a0\n,]{{1,26}}{SOME_YEAR}(?!\w)"),
        re.compile(rf"(?:,|{GAP}{joins}){GAP}(?P<day>{day})"),
        nouns,
    )


def _day(language: str) -> str:
    table = terms(language, "dates")
    marks = alternatives([*table["ordinal_marks"], "er"])
    months, of = (
        alternatives(m for names in table["months"] for m in names.split()),
        alternatives(table["of"]),
    )
    day = rf"\d{{1,2}}(?:{marks})?{GAP}(?:(?:{of}){GAP})?(?i:{months})\.?(?:{GAP}(?:{of}))?"
    return rf"(?:{day}|(?i:{months}){GAP}\d{{1,2}}(?:{marks})?)" if table["month_first"] else day


@dataclass(frozen=True, slots=True)
class _Cited:
    """Where a citation by date begins, where its day does, its noun and the words of its title."""

    start: int
    day: int
    noun: str
    title: str = ""


def find_dated(text: str, grammar: Grammar, span: tuple[int, int]) -> Iterator[Reference]:
    """Yield the instruments cited by their dates, in order; not "this Agreement, signed on …"."""
    rules = dating(grammar.language)
    noun, done = "", span[0]
    for begin, _ in figures(text, *span):
        year = YEAR.match(text, begin, span[1]) if text[begin] in "12" else None
        if year is None:
            continue
        near = text[max(done, year.start() - DAY_BEFORE) : year.start()].rstrip(AROUND)
        if DAY.search(near) is None:
            continue
        stop = max(done, year.start() - DAY_BEFORE) + len(near)
        cited = _cited(text, max(done, stop - BEFORE), stop, rules)
        cited = cited or _further(text, done, stop, noun, rules)
        noun = cited.noun if cited else ""
        if cited is not None:
            done = year.end()
            before = text[max(span[0], cited.start - POINTER) : cited.start].lower()
            if grammar.before.search(before) is None:
                named = _named(text, cited, done, rules, grammar)
                yield Reference(cited.start, done, (), named, titled=True)


def dated_end(text: str, noun_end: int, limit: int, language: str) -> int | None:
    """Give where the date ends by which an instrument is named, from the end of its noun on."""
    limit = min(limit, noun_end + BEFORE)
    if YEAR.search(text, noun_end, limit) is None:
        return None
    rules = dating(language)
    found = rules.whole.match(text, noun_end, limit)
    if found is None or rules.noun.search(found["title"] or ""):
        return None
    return found.end()


def _cited(text: str, start: int, stop: int, rules: Dating) -> _Cited | None:
    """Give the citation whose day and month end at `stop`; None where there is none."""
    nouns = list(rules.noun.finditer(text, start, stop))
    for noun in nouns[: -MOST_NOUNS - 1 : -1]:
        dated = rules.dated.fullmatch(text, noun.end(), stop)
        if dated is not None:
            return _Cited(noun.start(), dated.start("day"), noun[0], dated["title"] or "")
    return None


def _further(text: str, start: int, stop: int, noun: str, rules: Dating) -> _Cited | None:
    """Give the next of a list: "the Agreements of 4 July 1930 and 30 June 1928"."""
    further = rules.further.fullmatch(text, start, stop) if noun else None
    return _Cited(further.start("day"), further.start("day"), noun) if further else None


def _named(text: str, cited: _Cited, end: int, rules: Dating, grammar: Grammar) -> NamedInstrument:
    """Name an instrument by its title, or by its date where it has none."""
    printed, noun = " ".join(text[cited.start : end].split()), as_listed(cited.noun)
    told = printed if cited.start < cited.day else f"{cited.noun}, {printed}"
    words = frozenset(words_of(cited.title)) - grammar.joiner_words
    return NamedInstrument(
        told, noun=noun, kind=rules.nouns[noun],
        words=words or frozenset(words_of(text[cited.day : end])),
    )  # fmt: skip
