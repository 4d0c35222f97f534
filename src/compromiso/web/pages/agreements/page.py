"""What the pages of agreements are filled with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compromiso.register.permissions import KEEP_AGREEMENT, may
from compromiso.register.selectors.agreements import (
    agreement,
    agreements,
    clock_of,
    proposal_for,
    proposed_agreements,
)
from compromiso.register.selectors.history import history_of
from compromiso.web.access import person_of
from compromiso.web.ui.record_history import Tongue, told_record
from compromiso.web.ui.telling import tell_date

HERE = {"section": "programme", "here": "agreements"}


def today() -> date:
    """Give the day it is, in universal time."""
    return datetime.now(UTC).date()


def list_facts(request: HttpRequest) -> dict[str, Any]:
    """Give the agreements, and to those who keep them what the texts propose."""
    rows = [(row, clock_of(row).term_on(today()), clock_of(row).ends_on()) for row in agreements()]
    may_keep = may(person_of(request), KEEP_AGREEMENT)
    proposals = proposed_agreements() if may_keep else []
    return {**HERE, "rows": rows, "may_keep": may_keep, "proposals": proposals}


def agreement_facts(request: HttpRequest, agreement_id: UUID, **forms: Any) -> dict[str, Any]:
    """Give one agreement as its clock stands today, and what a notice on a day would do."""
    page = agreement(person_of(request), agreement_id, today())
    asked = _day(request.GET.get("notice", ""))
    told = {
        "keep": _("The agreement is kept."),
        "seat": _("The committee is kept."),
        "minute": _("The minute is kept."),
    }
    return {
        **HERE,
        "page": page,
        "earlier": [term for term in page.terms if term.last < today()],
        "terms": [term for term in page.terms if term.last >= today()],
        "a": page.agreement,
        "today": today(),
        "asked": asked,
        "would_end": page.clock.with_notice(asked).ends_on() if asked else None,
        "told": told.get(request.GET.get("done", "")),
        **forms,
    }


def minute_facts(request: HttpRequest, row: Any) -> dict[str, Any]:
    """Give what the page of a minute shows those who keep it: the minute, what it said before."""
    told = told_record(history_of(row.id), row.agreement.institution.name, MINUTE, by_name=True)
    return {**HERE, "m": row, "history": told if len(told) > 1 else []}


def _tell(field: str, value: Any) -> str:
    return tell_date(value) if field == "date" else str(value)


MINUTE: Final = Tongue(
    {"date": gettext_lazy("Date"), "title": gettext_lazy("Title"), "text": gettext_lazy("Text")},
    _tell,
    gettext_lazy("Added by %(who)s"),
)
"""How a minute is told."""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def first_values(request: HttpRequest) -> dict[str, Any]:
    """Give the first values of a new agreement: those that the words of a text propose."""
    asked = request.GET.get("of", "")
    if not asked:
        return {"version": 0, "renews": True}
    try:
        found = proposal_for(UUID(asked))
    except ValueError:
        raise Http404 from None
    said, text = found.terms, found.instrument
    return {
        "version": 0,
        "instrument": text.id,
        "title": text.title,
        "in_force_on": _day(text.date or ""),
        "term_months": said.term_months,
        "renews": said.renews,
        "notice_months": said.notice_months,
        "quote": said.quote,
        "quote_language": text.language,
    }
