"""The inbox: what waits, what is due, what changed since the person was last here."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from compromiso.register.permissions import LOCAL_ROLE, READ_INBOX
from compromiso.register.selectors import inbox
from compromiso.register.selectors.people import account_of, seats_of
from compromiso.register.services.accounts import mark_seen
from compromiso.web.access import declared, person_of


@declared(READ_INBOX)
def work(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person, what is due, and how much has changed."""
    person, now = person_of(request), datetime.now(UTC)
    account = None if person.role == LOCAL_ROLE else account_of(person)
    facts = {
        "section": "work",
        "account": account,
        "seats": seats_of(person, now.date()),
        "due": inbox.due(person, now),
        "since": inbox.since(account),
    }
    return render(request, "work/work.html", facts)


@declared(READ_INBOX)
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Note that the person has seen everything up to the entry that the page showed."""
    said = request.POST.get("seq", "")
    mark_seen(int(said) if said.isdigit() else 0, by=person_of(request))
    return redirect("work")
