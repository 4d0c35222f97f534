"""By when: dates that bind, as precise as the text gives them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from compromiso.terms.loading import terms

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SENTENCE_END = re.compile(r"[;:!?]|\n\s*\n|[^\W\d]\.\s")
LONGEST_WORD = 40
NEAR_OPENING = 60
"""How far into a sentence a date that comes before its action may stand."""
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
            and _is_whole(found)
            and int(found["year"]) >= since
            and not (
                _tells_when(found, since) and _is_past(_before(clause, found.start()), language)
            )
        ):
            return _iso(found, language)
    return None


def find_leading_deadline(lead: str, language: str, since: int) -> str | None:
    """Give the date that a sentence opens with ("By 2030, we will …"), or None.

    `lead` is what stands before the action. A sentence that opens with "In 2006" tells a story
    unless the year is after that of the text.
    """
    if not ("19" in lead or "20" in lead):
        return None
    lead = lead[_sentence_start(lead) :]
    if not ("19" in lead or "20" in lead):
        return None
    for found in _pattern(language).finditer(lead.lower().replace("’", "'")):
        year = int(found["year"])
        ahead = year >= since if found["before"] else 0 < since < year
        if ahead and found.start() <= NEAR_OPENING and _is_whole(found):
            return _iso(found, language)
    return None


def _sentence_start(lead: str) -> int:
    ends = [found.end() for found in SENTENCE_END.finditer(lead)]
    return ends[-1] if ends else 0


def _is_whole(found: re.Match[str]) -> bool:
    """Say whether "between" is followed by two years, and "at" by a part of one."""
    return not (found["spanning"] and not found["first"]) and not (
        found["at"] and not found["part"]
    )


def _tells_when(found: re.Match[str], since: int) -> bool:
    """Say whether the date may be that of something done: "by 2030" in a text of 2026 is not."""
    return not (found["before"] and 0 < since < int(found["year"]))


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
    return re.compile(rf"\b{_opening(language)}\s+{_lead(language)}{_date(language)}\b")


def _opening(language: str) -> str:
    """What says that a date binds: by or before it, within it, or over the years up to it."""
    table = _deadline(language)
    named = "|".join(f"(?P<{key}>{_either(table[key])})" for key in ("before", "spanning"))
    return rf"(?:{named}|{_either(table['within'])}|(?P<at>{_either(table['at'])}))"


def _lead(language: str) -> str:
    """What may stand before the date: "the end of the", "mid-", "the school year", "Friday"."""
    table, dates = _deadline(language), terms(language, "dates")
    of = rf"(?:{_either(dates['of'])}(?:\s+|(?<=')))?"
    the = rf"(?:{_either(table['the'])}(?:\s+|(?<=')))?"
    part = rf"(?:(?P<part>{_either(table['parts'])})(?:\s+|-){of}{the})?"
    weekdays = _either(name for names in dates["weekdays"] for name in names.split())
    return rf"{the}{part}(?:{_either(table['units'])}\s+{of})?(?:{weekdays},?\s+{the})?"


def _date(language: str) -> str:
    dates = terms(language, "dates")
    of = _either(dates["of"]) + r"\s+"
    months, marks = _either(_months(language)), r"(?:st|nd|rd|th|er|º|°|ª)?"
    day_first = rf"(?:(?P<day>\d{{1,2}}){marks}\s+(?:{of})?)?(?P<month>{months})\s+(?:{of})?"
    month_first = rf"(?P<month2>{months})\s+(?P<day2>\d{{1,2}}){marks},?\s+"
    first = rf"(?P<first>(?:19|20)\d\d\s*{_either(dates['joins'])}\s*)"
    return rf"(?:{month_first}|{day_first}|{first})?(?P<year>(?:19|20)\d\d)"


def _deadline(language: str) -> dict[str, Any]:
    table: dict[str, Any] = terms(language, "commitments")["deadline"]
    return table


def _either(phrases: Any) -> str:
    longest = sorted(set(phrases), key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, p.split())) for p in longest) + ")"
