"""Dated entries of a form: "Date: …" opens one, "Paragraphs: …" says what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from compromiso.terms.loading import LANGUAGES, terms
from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.enumerators import Reading
from compromiso.text.structure.lines import Line
from compromiso.text.structure.wording import any_of

ENTRY_RANK = 5.4
NUMERIC = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})")


@dataclass(frozen=True, slots=True)
class Form:
    """The entries of a form: by line index its candidate, and the lines that are fields."""

    entries: dict[int, Candidate]
    fields: frozenset[int]


@cache
def _field_words(key: str) -> str:
    return any_of(w for language in LANGUAGES for w in terms(language, "structure")["entries"][key])


@cache
def _date_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{_field_words('date')})\s{{0,3}}:\s*(\S.{{0,40}})", re.IGNORECASE)


@cache
def _field_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{_field_words('field')})\s{{0,3}}:", re.IGNORECASE)


def find_form(lines: list[Line]) -> Form:
    """Find the dated entries of a form; a lone date line with no field below it is no entry."""
    named = [(at, line.words) for at, line in enumerate(lines) if ":" in line.words]
    dated = {
        at: match.group(1).strip()
        for at, words in named
        if (match := _date_line().fullmatch(words)) and NUMERIC.search(match.group(1))
    }
    fields = frozenset(at for at, words in named if dated and _field_line().match(words))
    if not dated or not fields:
        return Form({}, frozenset())
    months_first = _months_first(list(dated.values()))
    entries = {at: _entry(at, lines[at], shown, months_first) for at, shown in dated.items()}
    return Form(entries, fields)


def _entry(at: int, line: Line, shown: str, months_first: bool) -> Candidate:
    norm = _iso(shown, months_first)
    reading = Reading(("kw", "entry"), 0.0, 0.0, norm)
    return Candidate(at, shown, line.end, (reading,), "entry", ENTRY_RANK, heading=True)


def _months_first(dates: list[str]) -> bool:
    """Decide month/day or day/month for the whole form by a number that can be no month."""
    pairs = [tuple(map(int, m.groups()[:2])) for d in dates if (m := NUMERIC.search(d))]
    return not any(12 < first <= 31 for first, _ in pairs)


def _iso(shown: str, months_first: bool) -> str:
    match = NUMERIC.search(shown)
    if match is None:
        return shown
    first, second, third = match.groups()
    if len(first) == 4:
        return f"{first}-{int(second):02}-{int(third):02}"
    month, day = (first, second) if months_first else (second, first)
    year = third if len(third) == 4 else f"20{int(third):02}"
    return f"{year}-{int(month):02}-{int(day):02}"
