"""An invitation: what is offered, and the name and password with which it is taken."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.decorators import rate_limit
from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from compromiso.register.permissions import READ
from compromiso.register.services.invitations import find_offer, take_invitation
from compromiso.web.access import declared
from compromiso.web.pages.account.forms import HINTS
from compromiso.web.ui.time_zones import TimeZoneField


class TakeForm(forms.Form):
    """Asks a new person for name, password (twice) and time zone; begins with the institution's."""

    name = forms.CharField(
        label=_("Name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=HINTS["password1"],
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password once more"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    zone = TimeZoneField(
        label=_("Time zone"),
        help_text=_("In which days and hours are told to you; you can change it at any time."),
        required=False,
    )

    def __init__(self, *args: Any, account: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        self.fields["zone"].initial = account.zone

    def clean(self) -> None:
        """Pass if both passwords are the same and good."""
        super().clean()
        said = self.cleaned_data
        self.account.name = said.get("name", "")
        if "password" in said and said["password"] != said.get("again"):
            self.add_error("again", _("The two passwords are not the same."))
        elif "password" in said:
            self._check(said["password"])

    def _check(self, password: str) -> None:
        try:
            get_adapter().clean_password(password, self.account)
        except forms.ValidationError as weak:
            self.add_error("password", weak)


@declared(READ)
@never_cache
@sensitive_post_parameters("password", "again")
@rate_limit(action="signup")  # type: ignore[untyped-decorator]
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what is offered; take it with a name and a password, or as the person one is here."""
    if settings.READ_ONLY:
        raise Http404
    offer = find_offer(secret)
    form = TakeForm(request.POST or None, account=offer.account)
    if request.method == "POST" and (offer.account.is_active or form.is_valid()):
        return _taken(secret, {} if offer.account.is_active else form.cleaned_data)
    return render(request, "account/invitation.html", {"offer": offer, "form": form})


def _taken(secret: str, said: dict[str, str]) -> HttpResponse:
    new = {name: said[name] for name in ("name", "password", "zone")} if said else {}
    take_invitation(secret, **new, today=datetime.now(UTC).date())
    return redirect("account_login")
