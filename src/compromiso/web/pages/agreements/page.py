"""What the pages of agreements are filled with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

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
        "a": page.agreement,
        "today": today(),
        "asked": asked,
        "would_end": page.clock.with_notice(asked).ends_on() if asked else None,
        "told": told.get(request.GET.get("done", "")),
        "n_changes": len(history_of(agreement_id)),
        **forms,
    }


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
