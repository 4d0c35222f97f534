"""How an invitation leaves the register, and who may send one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import override

from compromiso.register.errors import NotHeld
from compromiso.register.permissions import INVITE, Person, may_on
from compromiso.register.services.invitations import invite
from compromiso.web import mails
from compromiso.web.access import person_of
from compromiso.web.ui.telling import tell_moment


def reachable(person: Person, institution: Any) -> None:
    """Pass if the person may invite into the institution; else it is as if it were not there."""
    if not may_on(person, INVITE, institution.id, institution.country):
        raise NotHeld(noun="institution", address=institution.slug)


def people_of(institution: Any) -> str:
    """Give the address of the people of an institution."""
    return reverse("people", args=[institution.slug])


def invite_by_mail(request: HttpRequest, institution: Any, said: dict[str, Any]) -> HttpResponse:
    """Offer the role, send the link in the language asked for, and go back to the people."""
    offer, secret = invite(
        said["email"],
        institution.id,
        said["role"],
        language=said["language"],
        by=person_of(request),
    )
    with override(said["language"]):
        url = request.build_absolute_uri(reverse("invitation", args=[secret]))
        facts = {"url": url, "until": tell_moment(offer.expires_at)}
    mails.send("invitation", offer.account.email, said["language"], facts)
    return redirect(f"{people_of(institution)}?done=invited")
