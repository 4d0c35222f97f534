"""Actions: the list, the timeline, a page each, and what an institution does with them."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from compromiso.register.permissions import DRAFT_ACTION, PUBLISH_ACTION, READ, require_on
from compromiso.register.selectors.action_page import action_row
from compromiso.register.services import actions as services
from compromiso.web.access import declared, person_of
from compromiso.web.pages.actions.forms import ActionForm, shown
from compromiso.web.pages.actions.new import first_values
from compromiso.web.pages.actions.page import action_facts, list_facts
from compromiso.web.pages.conflict import saved, typed
from compromiso.web.pages.form_page import form_page, is_to_keep
from compromiso.web.ui.sent import version_of

HERE = {"section": "programme", "here": "actions"}
STAGES = {"publish": services.publish_action, "withdraw": services.withdraw_action}


@declared(READ)
def actions(request: HttpRequest) -> HttpResponse:
    """List the actions that the person may see, in a list or in time."""
    return render(request, "actions/list.html", list_facts(request))


@declared(READ)
def action(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Show one action with its whole story."""
    return render(request, "actions/action.html", action_facts(request, action_id))


@declared(DRAFT_ACTION)
def action_new(request: HttpRequest) -> HttpResponse:
    """Let an institution draft an action, from nothing, a line of a plan or a commitment."""
    person = person_of(request)
    initial = first_values(request.GET, person)
    form = ActionForm(request.POST or None, person=person, initial=initial)
    if is_to_keep(request, form):
        row = services.draft_action(form.values(), by=person)
        return _done(row.id, "draft")
    return form_page(request, "actions/form.html", {**HERE, "a": None}, form)


@declared(DRAFT_ACTION)
def action_change(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Let those who keep an action say something else."""
    person = person_of(request)
    row = action_row(person, action_id)
    needed = DRAFT_ACTION if row.stage == "draft" else PUBLISH_ACTION
    require_on(person, needed, row.institution_id, row.institution.country)
    initial = {**shown(person)(row), "version": row.version}
    form = ActionForm(typed(request) or None, person=person, initial=initial)
    if is_to_keep(request, form):
        back, said = reverse("action", args=[action_id]), form.values()
        why = form.cleaned_data["why"]
        change = partial(services.change_action, row.id, changes=said, by=person, why=why)
        return saved(request, form, change, shown(person), back=back, onward="?done=change")
    return form_page(request, "actions/form.html", {**HERE, "a": row}, form)


@declared(DRAFT_ACTION)
@require_POST
def action_stage(request: HttpRequest, action_id: UUID, deed: str) -> HttpResponse:
    """Publish an action or withdraw it."""
    person = person_of(request)
    version = version_of(request)
    action_row(person, action_id)
    STAGES[deed](action_id, version=version, by=person)
    return _done(action_id, deed)


def _done(action_id: UUID, deed: str) -> HttpResponse:
    return redirect(f"{reverse('action', args=[action_id])}?done={deed}")
