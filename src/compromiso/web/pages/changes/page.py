"""What the page of changes is filled with."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest

from compromiso.register.permissions import READ_INBOX, may
from compromiso.register.selectors.changes import changes_since
from compromiso.register.services.accounts import mark_seen as note_seen
from compromiso.web.access import person_of
from compromiso.web.ui.changes import told_changes
from compromiso.web.ui.sent import ENTRY_DIGITS, whole


def changes_facts(request: HttpRequest) -> dict[str, Any]:
    """Give the changes since the last visit, day by day, each in a sentence."""
    seen = seen_of(request)
    before = whole(request.GET.get("before"), ENTRY_DIGITS)
    found = changes_since(person_of(request), seen, before)
    told = told_changes(found.rows)
    return {
        "section": "assessments",
        "tab": "changes",
        "days": [
            (day, list(group))
            for day, group in groupby(told, lambda one: one.at.date().isoformat())
        ],
        "seq": found.seq,
        "before": found.before,
        "remembers": request.user.is_authenticated and may(person_of(request), READ_INBOX),
        "first": not seen,
    }


def seen_of(request: HttpRequest) -> int:
    """Give the last entry of the ledger that the person was shown; 0 for who has no account."""
    return request.user.seen_seq if request.user.is_authenticated else 0


def mark_seen(request: HttpRequest) -> None:
    """Remember that the person has seen everything up to the entry that the page was made at."""
    seq = whole(request.POST.get("seq"), ENTRY_DIGITS)
    if request.user.is_authenticated and seq is not None:
        note_seen(seq, by=person_of(request))
