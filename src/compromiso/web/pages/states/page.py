"""What a State's page is filled with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from compromiso.model.assessment import Standpoint
from compromiso.model.scale import Scale
from compromiso.register.selectors import states
from compromiso.register.selectors.claims import claims_in
from compromiso.web.access import person_of
from compromiso.web.pages.assessments.asked import asked_facts, asked_of
from compromiso.web.pages.claims.page import shown
from compromiso.web.ui.grades import Told, told_progress, told_summary
from compromiso.web.ui.member_states import member_states
from compromiso.web.ui.sent import at_least
from compromiso.web.ui.tables import csv_file
from compromiso.web.ui.telling import name_country, name_theme, tell_place
from compromiso.web.ui.words import word

NEWEST = 10


def known(country: str) -> str:
    """Give the code of a State of the process, or of one that has an institution here."""
    if country not in member_states() and not states.institutions_in(country):
        raise Http404
    return country


def state_facts(request: HttpRequest, country: str) -> dict[str, Any]:
    """Give what a State undertook, what it does and what is claimed of it."""
    asked = asked_of(request.GET)
    page = _undertaken(request, country)
    told = states.summaries_in(country, asked.scale)
    claims = claims_in(country, person_of(request), NEWEST)
    return {
        **asked_facts(asked, ""),
        "standpoints": (),
        "country": country,
        "name": name_country(country),
        "institutions": states.institutions_in(country),
        "summaries": [
            (str(s), told_summary(asked.scale, told.all.get(str(s)))) for s in Standpoint
        ],
        "themes": _themes(told, asked.scale),
        "listed": page,
        "rows": [
            (row, [cell for cell in cells if any(told for _s, told in cells)])
            for row, cells in _rows(country, asked.scale, page)
        ],
        "page": page.page,
        "pages": page.pages,
        "before": page.page - 1,
        "after": page.page + 1,
        "actions": states.actions_in(country),
        "reports": states.reports_in(country),
        "treaties": states.treaties_of(country),
        "claims": [shown(asked.scale, view) for view in claims],
    }


def _undertaken(request: HttpRequest, country: str) -> states.Page[Any]:
    page = at_least(request.GET.get("page"))
    return states.undertaken_by(known(country), page, get_language() or "")


def _themes(told: states.InState, scale: Scale) -> list[tuple[str, str, list[tuple[str, Told]]]]:
    return [
        (
            theme,
            name_theme(theme),
            [(str(s), told_summary(scale, found.get(str(s)))) for s in Standpoint],
        )
        for theme, found in told.themes
    ]


def _rows(
    country: str, scale: Scale, page: states.Page[Any]
) -> list[tuple[Any, list[tuple[str, Told | None]]]]:
    found = states.found_in(country, page.rows)
    return [
        (
            row,
            [
                (
                    str(s),
                    told_progress(scale, found[row.id][str(s)])
                    if str(s) in found[row.id]
                    else None,
                )
                for s in Standpoint
            ],
        )
        for row in page.rows
    ]


def state_file(request: HttpRequest, country: str) -> HttpResponse:
    """Give the commitments of a page with what each standpoint claims, as a table."""
    page = _undertaken(request, country)
    rows = _rows(country, asked_of(request.GET).scale, page)
    return csv_file(f"state-{country}", _table(rows))


def _table(rows: Iterable[tuple[Any, list[tuple[str, Told | None]]]]) -> Iterator[list[Any]]:
    yield [_("Point"), _("Document"), _("Commitment"), *(word("standpoint", s) for s in Standpoint)]
    for row, cells in rows:
        place = tell_place(row.provision) if row.provision else row.ref
        title = row.instrument.title if row.instrument else ""
        yield [place, title, row.action, *(told.word if told else "" for _s, told in cells)]
