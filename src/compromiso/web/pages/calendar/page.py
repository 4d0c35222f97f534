"""What the calendar is filled with: a year at a time, by month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from compromiso.register.selectors.calendar import KINDS, DateView, Window, dates
from compromiso.register.selectors.calendar_feed import key_of
from compromiso.register.selectors.named import active_institutions
from compromiso.web.access import person_of
from compromiso.web.ui.sent import page_of, whole
from compromiso.web.ui.telling import tell_date, tell_local_moment, tell_period

EARLIEST: Final = 1900
LATEST: Final = 2200
SHOWN: Final = 60
"""So many dates stand on a page; a year with more has several."""


@dataclass(frozen=True, slots=True)
class ToldDate:
    """A date as the page tells it."""

    view: DateView
    words: str
    told: str
    href: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month, or the whole year where no month was said; `iso` names it."""

    iso: str
    rows: tuple[ToldDate, ...]


def today() -> date:
    """Give the day it is, in universal time."""
    return datetime.now(UTC).date()


def calendar_facts(request: HttpRequest) -> dict[str, Any]:
    """Give one year of the calendar as the person may see it."""
    person, asked = person_of(request), request.GET
    year = year_of(asked.get("year", ""))
    kind, institution = asked.get("kind", ""), asked.get("institution", "")
    kind = kind if kind in KINDS else ""
    found = dates(person, Window(year, year), kind, institution)
    pages = max(1, -(-len(found) // SHOWN))
    page = page_of(asked.get("page"), pages)
    return {
        "section": "programme",
        "here": "calendar",
        "year": year,
        "before": year - 1,
        "after": year + 1,
        "months": by_month([_told(view) for view in found.some((page - 1) * SHOWN, SHOWN)], year),
        "page": page,
        "pages": pages,
        "earlier": page - 1,
        "later": page + 1,
        "n": len(found),
        "kinds": [(name, kind_words()[name], name == kind) for name in KINDS],
        "institutions": [(i, i.slug == institution) for i in active_institutions()],
        "filtered": bool(kind or institution),
        "private": _private(request, key_of(person)),
        "public": request.build_absolute_uri(reverse("calendar-feed")),
    }


def _private(request: HttpRequest, key: str) -> str:
    return request.build_absolute_uri(reverse("calendar-own-feed", args=[key])) if key else ""


def year_of(text: str) -> int:
    """Give the year asked for, or this one."""
    year = whole(text) or 0
    return year if EARLIEST <= year <= LATEST else today().year


def by_month(rows: Iterable[ToldDate], year: int) -> list[Month]:
    """Group dates by the month in which they begin; what names no month stands under the year."""
    groups: dict[str, list[ToldDate]] = {}
    for row in rows:
        first = row.view.when.first
        vague = (row.view.when.last - first).days > 31 or first.year != year
        groups.setdefault(str(year) if vague else f"{first:%Y-%m}", []).append(row)
    return [Month(iso, tuple(groups[iso])) for iso in sorted(groups)]


def _told(view: DateView) -> ToldDate:
    past = view.when.is_past(today())
    return ToldDate(view, what_words(view), when_words(view), href_of(view), past)


def when_words(view: DateView) -> str:
    """Say when, as precisely as it was said and no more; a moment with its zone."""
    if view.at is not None:
        return tell_local_moment(view.at.astimezone(ZoneInfo(view.zone)), view.zone)
    if view.kind == "meeting" and view.when.first != view.when.last and len(view.when.iso) > 7:
        return tell_period(view.when.first.isoformat(), view.when.last.isoformat())
    return tell_date(view.when.iso)


def kind_words() -> dict[str, str]:
    """Say what the kinds of dates are called."""
    return {
        "commitment": _("Deadline of a commitment"),
        "task": _("Deadline of a task"),
        "meeting": _("Meeting"),
        "agreement": _("Agreement"),
        "milestone": _("Milestone"),
        "cycle": _("Reports are due"),
    }


def what_words(view: DateView) -> str:
    """Say what happens on a date."""
    if view.kind == "agreement":
        return {
            "notice": _("Last day for notice"),
            "term": _("A term ends, the next begins"),
            "ends": _("The agreement ends"),
        }[view.what.partition("-")[0]]
    return kind_words()[view.kind]


def href_of(view: DateView) -> str:
    """Give the address of what a date is of; empty where it has no page."""
    if view.kind == "task":
        return f"{reverse('tasks')}#task-{view.subject.id}"
    if view.kind == "meeting":
        return reverse("meeting", args=[view.subject.id])
    route = {"milestone": "action"}.get(view.kind, view.kind)
    try:
        return reverse(route, args=[view.subject.id])
    except NoReverseMatch:
        return ""
