"""Deadlines of forms: days, months, quarters, years, spans, and what goes on without end."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from compromiso.terms.listed import as_listed
from compromiso.terms.loading import LANGUAGES, terms
from compromiso.text.structure.matrix.field_names import key_of, words_of
from compromiso.text.structure.matrix.values import Value

YEAR = r"(?:19|20)\d\d"
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
LONGEST, OPENING = 160, 3
OF = ("of", "de", "do", "du", "del", "of the year")
BETWEEN = 12
DIGIT = re.compile(r"\d")
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when, in ISO 8601 as precise as written; `sure` falls with every guess."""

    first: str
    last: str
    start: int
    end: int
    sure: float = 0.95
    other: str | None = None

    def told(self) -> str:
        """Give the period in ISO 8601: one date, or two parted by a stroke."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"


def _merged(table: str, key: str) -> list[str]:
    return [word for language in LANGUAGES for word in terms(language, table)[key]]


def _periods(key: str) -> list[str]:
    return [w for language in LANGUAGES for w in terms(language, "matrix")["periods"][key]]


def _either(words: list[str]) -> str:
    longest = sorted({w.lower() for w in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, w.split())) for w in longest) + ")"


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for number, forms in enumerate(terms(language, "dates")["months"], 1):
            found.update((form, number) for form in forms.lower().split())
    return found


@cache
def _ordinals() -> dict[str, int]:
    found = dict(ROMAN)
    for language in LANGUAGES:
        for number, word in enumerate(terms(language, "matrix")["periods"]["ordinals"], 1):
            found[word] = number
            found[f"{word[:-1]}a"] = number
    return found | {str(n): n for n in range(1, 5)}


@cache
def _pattern() -> re.Pattern[str]:
    of = rf"(?:\s+{_either([*_merged('dates', 'of'), *OF])})?"
    nth = rf"(?P<nth>{_either(list(_ordinals()))})(?:st|nd|rd|th|er|re|e|è?me|º|ª|°|\.º|\.er|\.ª)?"
    part = rf"(?P<part>{_either(_periods('quarter') + _periods('half'))})"
    before = rf"(?P<edge>{_either(_periods('ends') + _periods('middles') + _periods('starts'))})"
    months = rf"(?P<month>{_either(list(_months()))})\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°|ª)?"
    return re.compile(
        rf"(?P<iso>{YEAR}-\d\d(?:-\d\d)?)(?!\d)"
        rf"|(?P<y3>{YEAR})/(?P<m3>0[1-9]|1[0-2])(?:/(?P<d3>0[1-9]|[12]\d|3[01]))?(?![\d/])"
        rf"|(?<!\d)(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})[/.](?P<y>{YEAR}|\d\d)(?!\d)"
        rf"|(?<!\d)(?P<m2>0?[1-9]|1[0-2])[/.](?P<y2>{YEAR})(?!\d)"
        rf"|(?<!\w){nth}\s?{part}\.?{of},?\s?(?P<yn>{YEAR})?(?!\w)"
        rf"|(?<!\w){part.replace('part', 'part2')}\.?\s?(?P<nth2>[1-4]|i{{1,3}}|iv)(?!\w)"
        rf"(?:{of},?\s?[-/,]?\s?(?P<yq>{YEAR}))?"
        rf"|(?P<yb>{YEAR})[\s,/-]{{1,3}}{part.replace('part', 'part3')}\.?\s?(?P<nth3>[1-4])(?!\w)"
        rf"|(?<!\w)(?:{before}[\s-]{{0,2}}{of}\s?)?(?:{day}\s?(?:{of})\s?)?{months}(?!\w)"
        rf"(?:\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?=,\s?{YEAR}))?{of},?\s?(?P<ym>{YEAR})?"
        rf"|(?<!\w)(?:{before.replace('edge', 'edge2')}[\s-]{{0,2}}{of}\s?)?(?<![\d/.])"
        rf"(?P<year>{YEAR})(?![\d/.]?\d)",
        re.IGNORECASE,
    )


@cache
def _begin() -> re.Pattern[str]:
    """Give where a date may begin: at a figure, and at the first letters of its first word."""
    keys = ("quarter", "half", "ends", "middles", "starts")
    named = (*_months(), *_ordinals(), *(word for key in keys for word in _periods(key)))
    letters = sorted({re.escape(word.lower()[:OPENING]) for word in named})
    return re.compile(
        rf"(?<!\w)(?={'|'.join(letters)})|(?<!\d)(?=\d)|(?={YEAR}[\s,/-])", re.IGNORECASE
    )


def _dates(words: str) -> Iterator[re.Match[str]]:
    """Yield the dates in words, left to right, none within another."""
    pattern, end = _pattern(), 0
    for begin in _begin().finditer(words):
        if begin.start() >= end:
            match = pattern.match(words, begin.start())
            if match is not None:
                end = match.end()
                yield match


def dates_in(words: str) -> Iterator[tuple[int, int]]:
    """Yield where each date in words begins and ends, left to right."""
    if _may_date(words):
        yield from (match.span() for match in _dates(words) if match[0].strip())


def after_date(words: str) -> str:
    """Give the words after a date that opens them and a comma; all where none does."""
    opening = words[:LONGEST]
    if _begin().match(opening) is None or not _may_date(opening):
        return words
    date = _pattern().match(opening)
    rest = words[date.end() :].lstrip() if date is not None and date[0].strip() else ""
    return rest[1:].lstrip() if rest[:1] == "," else words


@lru_cache(maxsize=2048)
def read_period(words: str) -> Value | None:
    """Read the deadline that a cell tells; None where it tells none.

    A day that may be either way round, and one date of several, are told with less confidence and
    the other one as runner-up. What goes on without end is `continuous`, what is due at once
    `immediate`.
    """
    found = _joined(words, list(_atoms(words[:LONGEST])))
    if not found:
        return _undated(words)
    first = found[0]
    if len(found) > 1:
        return Value(first.told(), min(first.sure, 0.6), found[1].told())
    return Value(first.told(), first.sure, first.other)


def _undated(words: str) -> Value | None:
    key = key_of(words[:LONGEST])
    if _open_words().isdisjoint(key):
        return None
    said = f" {' '.join(key)} "
    return next((Value(code, 0.9) for phrase, code in _open_ended() if phrase in said), None)


@cache
def _open_ended() -> tuple[tuple[str, str], ...]:
    """Give the phrases that tell no date, as they are looked up, with what each says."""
    return tuple(
        (f" {' '.join(key_of(phrase))} ", code)
        for code in ("continuous", "immediate")
        for phrase in _periods(code)
    )


@cache
def _open_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase, _ in _open_ended())


def _may_date(words: str) -> bool:
    """Say whether words can hold a date: a figure, the name of a month or of a part of a year."""
    small = words.casefold()
    return DIGIT.search(small) is not None or not _dating().isdisjoint(LETTERS.findall(small))


@cache
def _dating() -> frozenset[str]:
    """Give the words, case-folded, one of which every date without figures holds."""
    phrases = (*_months(), *_periods("quarter"), *_periods("half"))
    return frozenset(word for phrase in phrases for word in LETTERS.findall(phrase.casefold()))


def is_period(words: str) -> bool:
    """Say whether words are a deadline and little else; when a row was entered is none."""
    if not 0 < len(words) <= 70 or words[0] == "[":
        return False
    if _may_date(words):
        spent = sum(m.end() - m.start() for m in _dates(words))
        letters = len(words.strip(" .;,-–—()"))
        if spent >= 0.5 * letters > 0:
            return True
    return len(words_of(words)) <= 5 and _undated(words) is not None


def _atoms(words: str) -> list[Period]:
    found = []
    for match in _dates(words):
        period = _period(match)
        if period is not None:
            found.append(period)
    return found


def _period(match: re.Match[str]) -> Period | None:
    place = (match.start(), match.end())
    if match["iso"]:
        return Period(match["iso"], match["iso"], *place)
    if match["y3"]:
        return _year_first(match, place)
    if match["d"]:
        return _day(match, place)
    if match["m2"]:
        told = f"{match['y2']}-{int(match['m2']):02}"
        return Period(told, told, *place)
    part = match["part"] or match["part2"] or match["part3"]
    if part:
        return _part(match, part.lower(), place)
    if match["month"]:
        return _month(match, place)
    return _year(match["year"], (match["edge2"] or "").lower(), place)


def _day(match: re.Match[str], place: tuple[int, int]) -> Period | None:
    a, b, year = int(match["d"]), int(match["m"]), int(match["y"])
    year = year if year > 99 else 2000 + year
    day_first, month_first = _iso(year, b, a), _iso(year, a, b)
    told = day_first or month_first
    if told is None:
        return None
    doubt = day_first and month_first and a != b
    return Period(told, told, *place, 0.7 if doubt else 0.95, month_first if doubt else None)


def _year_first(match: re.Match[str], place: tuple[int, int]) -> Period:
    """Read "2019/08" and "2019/08/31"; "2010/11" may be two years instead."""
    told = "-".join(filter(None, (match["y3"], match["m3"], match["d3"])))
    following = int(match["y3"]) + 1
    if match["d3"] or following % 100 != int(match["m3"]):
        return Period(told, told, *place)
    return Period(told, told, *place, 0.7, f"{match['y3']}/{following}")


def _iso(year: int, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return f"{year}-{month:02}-{day:02}"


def _part(match: re.Match[str], part: str, place: tuple[int, int]) -> Period | None:
    year = match["yn"] or match["yq"] or match["yb"]
    nth = _ordinals()[as_listed(match["nth"] or match["nth2"] or match["nth3"])]
    quarter = part in {w.lower() for w in _periods("quarter")}
    if not quarter and nth > 2:
        return None
    months = 3 if quarter else 6
    first, last = (nth - 1) * months + 1, nth * months
    shown = year or "????"
    return Period(f"{shown}-{first:02}", f"{shown}-{last:02}", *place)


def _month(match: re.Match[str], place: tuple[int, int]) -> Period:
    month, year = _months()[as_listed(match["month"])], match["ym"] or "????"
    day = match["day"] or match["day2"]
    told = f"{year}-{month:02}"
    if day and 1 <= int(day) <= 31:
        told = f"{told}-{int(day):02}"
    return Period(told, told, *place, 0.8 if match["edge"] else 0.95)


def _year(year: str, edge: str, place: tuple[int, int]) -> Period:
    if not edge:
        return Period(year, year, *place)
    for key, month in (("ends", 12), ("middles", 6), ("starts", 1)):
        if key_of(edge) in {key_of(word) for word in _periods(key)}:
            return Period(f"{year}-{month:02}", f"{year}-{month:02}", *place, 0.7, year)
    return Period(year, year, *place)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[-–—/]|{_either(_periods('joins'))})\s*", re.IGNORECASE)


def _joined(words: str, found: list[Period]) -> list[Period]:
    """Join what a range parts, lend the year of the second to the first, leave out the yearless."""
    whole: list[Period] = []
    spans = {
        (a.start, b.start) for a, b in pairwise(found)
        if b.start - a.end <= BETWEEN and _joint().fullmatch(words, a.end, b.start)
    }  # fmt: skip
    for at, period in enumerate(found):
        last = whole[-1] if whole else None
        if (
            at
            and last is not None
            and (found[at - 1].start, period.start) in spans
            and (last.end == found[at - 1].end)
        ):
            first = last.first.replace("????", period.last[:4])
            whole[-1] = Period(
                first, period.last, last.start, period.end, min(last.sure, period.sure)
            )
        else:
            whole.append(period)
    return [p for p in whole if "?" not in p.told()]
