"""By when: dates that bind, as precise as the text gives them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from compromiso.terms.loading import terms

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST_WORD = 40
MAIN_CLAUSE = 150
"""How far into a clause "in 2030" still tells when; further on it dates some meeting or text."""


def find_deadline(clause: str, language: str, since: int) -> str | None:
    """Give the first date by or in which something is to be done, or None; `since` is a year.

    Dates before `since` tell what was done already.
    """
    if not ("19" in clause or "20" in clause) or YEAR.search(clause) is None:
        return None
    for found in _pattern(language).finditer(clause.lower().replace("’", "'")):
        near = found["before"] or found.start() <= MAIN_CLAUSE
        if (
            near
            and int(found["year"]) >= since
            and not _is_past(_before(clause, found.start()), language)
        ):
            return _iso(found, language)
    return None


def _before(clause: str, at: int) -> str:
    return clause[max(at - LONGEST_WORD, 0) : at].lower()


def _is_past(before: str, language: str) -> bool:
    """Say whether the date belongs to something done ("held in 2008"), not to do."""
    words = before.split()
    endings = tuple(terms(language, "commitments")["past_endings"])
    return bool(words) and words[-1].strip("()").endswith(endings)


def _iso(found: re.Match[str], language: str) -> str:
    year, month, day = (
        found["year"],
        found["month"] or found["month2"],
        found["day"] or found["day2"],
    )
    if month is None:
        return year
    number = _months(language)[month]
    return f"{year}-{number:02}-{int(day):02}" if day else f"{year}-{number:02}"


@cache
def _months(language: str) -> dict[str, int]:
    names = terms(language, "dates")["months"]
    return {name: i for i, forms in enumerate(names, 1) for name in forms.lower().split()}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    table: dict[str, Any] = terms(language, "commitments")["deadline"]
    openings = rf"(?:(?P<before>{_either(table['before'])})|{_either(table['within'])})"
    of = _either(terms(language, "dates")["of"]) + r"\s+"
    months, marks = _either(_months(language)), r"(?:st|nd|rd|th|er|º|°|ª)?"
    day_first = rf"(?:(?P<day>\d{{1,2}}){marks}\s+(?:{of})?)?(?P<month>{months})\s+(?:{of})?"
    month_first = rf"(?P<month2>{months})\s+(?P<day2>\d{{1,2}}){marks},?\s+"
    articles = _either(terms(language, "commitments")["articles"]) + r"\s+"
    return re.compile(
        rf"\b{openings}\s+(?:{articles})?(?:{month_first}|{day_first})?(?P<year>(?:19|20)\d\d)\b"
    )


def _either(phrases: Any) -> str:
    longest = sorted(set(phrases), key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, p.split())) for p in longest) + ")"
