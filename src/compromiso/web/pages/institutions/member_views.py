"""People of an institution: invited, and handing over when they leave."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from compromiso.register.errors import EditConflict
from compromiso.register.permissions import END_MEMBERSHIP, INVITE, roles_to_give
from compromiso.register.selectors import people as selectors
from compromiso.register.selectors.institutions import institution, open_work
from compromiso.register.services.invitations import withdraw_invitation
from compromiso.register.services.memberships import end_membership
from compromiso.web.access import declared, person_of
from compromiso.web.pages.conflict import conflict_page, typed
from compromiso.web.pages.institutions.forms import EndForm, InvitationForm, first_of
from compromiso.web.pages.institutions.inviting import invite_by_mail, people_of, reachable

_SECTION = {"section": "institutions"}


@declared(INVITE)
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who works in an institution and who is invited; invite somebody."""
    row, person = institution(slug), person_of(request)
    reachable(person, row)
    roles = roles_to_give(person, row.kind, row.id, row.country)
    first = {"language": row.language}
    form = InvitationForm(request.POST or None, roles=roles, initial=first)
    if request.method == "POST" and form.is_valid():
        return invite_by_mail(request, row, form.cleaned_data)
    return render(request, "institutions/people.html", _facts(request, row, form))


def _facts(request: HttpRequest, row: Any, form: InvitationForm) -> dict[str, Any]:
    person, now = person_of(request), datetime.now(UTC)
    return _SECTION | {
        "institution": row,
        "form": form,
        "members": selectors.members(row, person, now.date()),
        "offers": selectors.offers(row, person, now),
        "told": _told().get(request.GET.get("done", ""), ""),
    }


def _told() -> dict[str, str]:
    return {
        "invited": _("The invitation is on its way."),
        "ended": _("The role ends on the day you gave. All sessions of the person were ended."),
        "withdrawn": _("The invitation was withdrawn; its link leads nowhere now."),
    }


@declared(END_MEMBERSHIP)
def role_end(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """End a role on a day and hand the work over to another member."""
    person, today = person_of(request), datetime.now(UTC).date()
    row, member = selectors.member(membership_id, person, today)
    others = [each for each in selectors.members(row, person, today) if each.holds]
    others = [each for each in others if each.id != member.id]
    posted = typed(request) if request.method == "POST" else None
    form = EndForm(posted, others=others, initial=first_of(today, member))
    if posted is not None and form.is_valid():
        return _ended(request, row, member, form)
    facts = {"institution": row, "member": member, "form": form, "open": open_work(row)}
    return render(request, "institutions/end.html", _SECTION | facts)


def _ended(request: HttpRequest, row: Any, member: Any, form: EndForm) -> HttpResponse:
    try:
        end_membership(member.id, **form.cleaned_data, by=person_of(request))
    except EditConflict as conflict:
        return conflict_page(request, conflict, form, _shown, back=request.path)
    return redirect(f"{people_of(row)}?done=ended")


def _shown(seat: Any) -> dict[str, Any]:
    return {"until": seat.until, "handed_to": seat.handed_to_id}


@declared(INVITE)
def invitation_withdraw(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Ask, then let an invitation hold no longer."""
    person = person_of(request)
    offer = selectors.offer_place(invitation_id, person)
    if request.method == "POST":
        withdraw_invitation(offer.id, version=offer.version, by=person)
        return redirect(f"{people_of(offer.institution)}?done=withdrawn")
    facts = {"offer": offer, "institution": offer.institution}
    return render(request, "institutions/withdraw.html", _SECTION | facts)
