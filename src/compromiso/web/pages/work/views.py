"""The inbox: what waits, what is due, what changed since the person was last here."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from compromiso.register.permissions import LOCAL_ROLE, READ_INBOX
from compromiso.register.selectors import inbox
from compromiso.register.selectors.changes import changes_since
from compromiso.register.selectors.people import account_of, seats_of
from compromiso.register.services.accounts import mark_seen
from compromiso.register.services.notices import put_aside
from compromiso.web.access import declared, person_of
from compromiso.web.ui.changes import told_changes
from compromiso.web.ui.sent import ENTRY_DIGITS, whole

SHOWN = 12
"""So many changes stand in the inbox; the rest is on the page of changes."""


@declared(READ_INBOX)
def work(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person, what is due, and how much has changed."""
    person, now = person_of(request), datetime.now(UTC)
    seen_seq = 0 if person.role == LOCAL_ROLE else account_of(person).seen_seq
    found = changes_since(person, seen_seq, most=5 * SHOWN)
    facts = {
        "section": "work",
        "seats": seats_of(person, now.date()),
        "due": inbox.due(person, now),
        "n_late": inbox.count_late(person, now.date()),
        "changes": told_changes(found.rows[:SHOWN]),
        "seq": found.seq,
    }
    return render(request, "work/work.html", facts)


@declared(READ_INBOX)
@require_POST
def notice_aside(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Put a notice aside: it waits apart until its cause is over."""
    put_aside(notice_id, datetime.now(UTC), by=person_of(request))
    return redirect("work")


@declared(READ_INBOX)
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Note that the person has seen everything up to the entry that the page showed."""
    mark_seen(whole(request.POST.get("seq"), ENTRY_DIGITS) or 0, by=person_of(request))
    return redirect("work")
