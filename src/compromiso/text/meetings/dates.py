"""Dates in prose: days, spans of days, months and years, as precise as they are written."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from compromiso.terms.listed import as_listed
from compromiso.terms.loading import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

YEAR = r"(?:19|20)\d\d(?![\d,.]\d|\d)"
BEFORE_CHARS = 70
AFTER_CHARS = 40
OPENING = 3
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as written at `start` to `end`; `day` to `last_day` is a span; unsaid parts are None.

    `weekday` counts from Monday as 0 and belongs to the first day.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_month: int | None = None
    weekday: int | None = None

    def first(self, year: int | None) -> str | None:
        """Give the first day in ISO 8601, as precise as it is known; None without a year."""
        return to_iso(self.year or year, self.month, self.day)

    def last(self, year: int | None) -> str | None:
        """Give the last day in ISO 8601 where a span is written, else the first."""
        month = self.last_month or self.month
        return to_iso(self.year or year, month, self.last_day or self.day)


def to_iso(year: int | None, month: int | None, day: int | None) -> str | None:
    """Write a date in ISO 8601, as precise as its parts; an impossible day leaves the month."""
    if year is None:
        return None
    if month is None:
        return f"{year:04d}"
    if day is None or not 1 <= day <= monthrange(year, month)[1]:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}"


@dataclass(frozen=True, slots=True)
class Grammar:
    """How one language writes dates, as compiled patterns."""

    months: dict[str, int]
    weekdays: dict[str, int]
    full_names: frozenset[str]
    openings: tuple[str, ...]
    month: re.Pattern[str]
    days_before: re.Pattern[str]
    days_after: re.Pattern[str] | None
    year_after: re.Pattern[str]
    join: re.Pattern[str]
    capital: bool


@cache
def grammar(language: str) -> Grammar:
    """Compile the date grammar of a language."""
    table = terms(language, "dates")
    months = _numbered(table["months"], 1)
    weekdays = _numbered(table["weekdays"], 0)
    weekday = rf"(?:(?P<weekday>{one_of(weekdays)})\.?,?\s+)?"
    article = rf"(?:(?:{one_of(table['articles'])})\s+)?"
    day = rf"(?:{one_of(table['ordinal_marks'])})?"
    join = rf"\s*(?:{one_of(table['joins'])})\s*"
    of = rf"(?:\s+(?:{one_of(table['of'])}))?"
    span = rf"(?:{join}(?:(?:{one_of(weekdays)})\.?,?\s+)?{article}(?P<last>\d{{1,2}}){day})?"
    first = rf"(?<![\d.,/])(?P<first>\d{{1,2}}){day}"
    names = frozenset(entry.split()[0] for entry in table["months"])
    month_first = rf"\.?\s+(?:the\s+)?{first}{span}(?!\d|[.,]\d)(?:,?\s+(?P<year>{YEAR}))?"
    return Grammar(
        months,
        weekdays,
        names,
        tuple({name[:OPENING] for name in months}),
        re.compile(rf"(?<!\w)(?:{one_of(months)})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?:\b{weekday}\b{article})?(?:{first}{span}{of})?\s*$", re.IGNORECASE),
        re.compile(month_first, re.IGNORECASE) if table["month_first"] else None,
        re.compile(rf"\.?,?\s*(?:{one_of(table['of'])})?\s*,?\s*(?P<year>{YEAR})", re.IGNORECASE),
        re.compile(rf"{join}{article}(?:{one_of(weekdays)})?,?\s*{article}", re.IGNORECASE),
        table["months"][0][0].isupper() or bool(table["month_first"]),
    )


def one_of(words: Iterable[str]) -> str:
    """Give a pattern that matches any of the words, the longest first, across line ends."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)


def find_dates(text: str, language: str, start: int, end: int) -> tuple[Dated, ...]:
    """List the dates written in a piece of text that name at least a month, in reading order."""
    rules = grammar(language)
    if not _may_name_month(text[start:end].lower(), rules):
        return ()
    found = [
        dated
        for name in rules.month.finditer(text, start, end)
        if (dated := _read_date(text, rules, name, (start, end))) is not None
    ]
    return tuple(_joined(text, rules, found))


def _may_name_month(lower: str, rules: Grammar) -> bool:
    """Say whether a month can stand in a piece of text: looked for by its first letters first."""
    for opening in rules.openings:
        if opening in lower:
            return not rules.months.keys().isdisjoint(LETTERS.findall(lower))
    return False


def _read_date(
    text: str, rules: Grammar, name: re.Match[str], window: tuple[int, int]
) -> Dated | None:
    number = rules.months[as_listed(name[0])]
    before_at = max(window[0], name.start() - BEFORE_CHARS)
    before = rules.days_before.search(text[before_at : name.start()])
    after = text[name.end() : min(window[1], name.end() + AFTER_CHARS)]
    weekday = rules.weekdays.get((before["weekday"] or "").lower()) if before else None
    if before is not None and before["first"]:
        year = rules.year_after.match(after)
        return Dated(
            before_at + before.start(), name.end() + (year.end() if year else 0),
            _int(year["year"]) if year else None, number,
            _int(before["first"]), _int(before["last"]), weekday=weekday,
        )  # fmt: skip
    days = rules.days_after.match(after) if rules.days_after else None
    if days is not None:
        return Dated(
            name.start(), name.end() + days.end(), _int(days["year"]), number,
            _int(days["first"]), _int(days["last"]), weekday=weekday,
        )  # fmt: skip
    return _read_month(rules, name, after)


def _read_month(rules: Grammar, name: re.Match[str], after: str) -> Dated | None:
    year = rules.year_after.match(after)
    if year is not None:
        month = rules.months[as_listed(name[0])]
        return Dated(name.start(), name.end() + year.end(), int(year["year"]), month)
    if name[0].lower() not in rules.full_names or (rules.capital and name[0][0].islower()):
        return None
    return Dated(name.start(), name.end(), None, rules.months[as_listed(name[0])])


def _joined(text: str, rules: Grammar, found: list[Dated]) -> list[Dated]:
    """Join "30 June" and "2 July 2026", parted by a joining word only, into one span."""
    whole = found[:1]
    for earlier, later in pairwise(found):
        between = rules.join.fullmatch(text, earlier.end, later.start) if earlier.day else None
        if between and whole[-1] is earlier and later.day and earlier.last_day is None:
            whole[-1] = replace(
                earlier, end=later.end, year=earlier.year or later.year,
                last_day=later.day, last_month=later.month,
            )  # fmt: skip
        else:
            whole.append(later)
    return whole


def find_years(text: str, start: int, end: int) -> tuple[Dated, ...]:
    """List the bare years in a piece of text, in reading order."""
    return tuple(
        Dated(found.start(), found.end(), int(found[0]))
        for found in BARE_YEAR.finditer(text, start, end)
    )


BARE_YEAR = re.compile(rf"{YEAR}(?<![\w/.,-]\d{{4}})(?![\w/–-])")  # the digits first: quicker


def _numbered(entries: list[str], first: int) -> dict[str, int]:
    return {name: i for i, entry in enumerate(entries, first) for name in entry.split()}


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None
