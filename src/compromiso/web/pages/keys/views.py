"""Keys for programs: the person's own, a new one shown once, one revoked."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from compromiso.register.permissions import KEEP_TOKEN
from compromiso.register.selectors.keys import keys_of
from compromiso.register.services.keys import make_key, revoke_key
from compromiso.web.access import declared, person_of
from compromiso.web.pages.keys.forms import KeyForm
from compromiso.web.ui.sent import version_of


@declared(KEEP_TOKEN)
@never_cache
def keys(request: HttpRequest) -> HttpResponse:
    """List the person's keys; make one and show its secret this once."""
    person, secret = person_of(request), ""
    rows = keys_of(person)
    form = KeyForm(request.POST or None, person=person)
    if form.is_valid():
        said = form.cleaned_data
        made, secret = make_key(
            form.institution_id(), said["name"], said["scopes"], expires_at=said["until"], by=person
        )
        rows, form = [made, *rows], KeyForm(person=person)
    facts = {"rows": rows, "form": form, "secret": secret, "now": datetime.now(UTC)}
    return render(request, "keys/keys.html", facts, status=400 if form.errors else 200)


@declared(KEEP_TOKEN)
@require_POST
def key_revoke(request: HttpRequest, key_id: UUID) -> HttpResponse:
    """Let a key open nothing any more."""
    revoke_key(key_id, version=version_of(request), by=person_of(request))
    return redirect("keys")
