"""What has changed since a person was last here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from compromiso.register.permissions import READ, READ_INBOX
from compromiso.web.access import declared
from compromiso.web.pages.changes.page import changes_facts, mark_seen


@declared(READ, write=READ_INBOX)
def changes(request: HttpRequest) -> HttpResponse:
    """Tell what changed; a button says that all of it was seen."""
    if request.method == "POST":
        mark_seen(request)
        return redirect("changes")
    return render(request, "changes/changes.html", changes_facts(request))
