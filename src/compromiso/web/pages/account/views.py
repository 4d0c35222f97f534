"""A person's own page: name, language and zone, roles, and what lets them in."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import translate_url
from django.utils.translation import gettext as _

from compromiso.register.permissions import KEEP_ACCOUNT
from compromiso.register.selectors.people import account_of, seats_of
from compromiso.register.services.accounts import change_account
from compromiso.web.access import declared, person_of
from compromiso.web.pages.account.own_form import OwnForm


@declared(KEEP_ACCOUNT)
def settings(request: HttpRequest) -> HttpResponse:
    """Show a person's own page; change name, language and time zone."""
    person = person_of(request)
    account = account_of(person)
    form = OwnForm(request.POST or None, initial=_said(account))
    if request.method == "POST" and form.is_valid():
        change_account(account.id, **form.cleaned_data, by=person)
        return redirect(translate_url(request.path, form.cleaned_data["language"]) + "?done=saved")
    return render(request, "account/settings.html", _facts(request, account, form))


def _said(account: Any) -> dict[str, str]:
    return {"name": account.name, "language": account.language, "zone": account.zone}


def _facts(request: HttpRequest, account: Any, form: OwnForm) -> dict[str, Any]:
    kinds = Authenticator.objects.filter(user=account).values_list("type", flat=True)
    return {
        "account": account,
        "form": form,
        "factors": dict(Counter(kinds)),
        "seats": seats_of(person_of(request), datetime.now(UTC).date()),
        "told": _("Saved.") if request.GET.get("done") == "saved" else "",
    }
