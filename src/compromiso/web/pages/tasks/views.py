"""The working programme: which body has which task."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from compromiso.register.permissions import READ, TAKE_TASK
from compromiso.register.selectors.tasks import working_programme
from compromiso.register.services.assignments import give_back_task, take_task
from compromiso.web.access import declared, person_of
from compromiso.web.ui.sent import version_of


@declared(READ)
def tasks(request: HttpRequest) -> HttpResponse:
    """Show tasks by body, who has taken them, which overlap and which nobody has."""
    told = {"take": _("The task is yours now."), "back": _("The task is given back.")}
    facts = {
        "section": "programme",
        "here": "tasks",
        "found": working_programme(person_of(request)),
        "told": told.get(request.GET.get("done", "")),
    }
    return render(request, "tasks/tasks.html", facts)


@declared(TAKE_TASK)
@require_POST
def take(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Take a task for an institution."""
    institution = _identity(request.POST.get("institution", ""))
    today, note = datetime.now(UTC).date(), request.POST.get("note", "")
    take_task(task_id, institution, since=today, note=note, by=person_of(request))
    return redirect(f"{reverse('tasks')}?done=take#task-{task_id}")


@declared(TAKE_TASK)
@require_POST
def give_back(request: HttpRequest, assignment_id: UUID) -> HttpResponse:
    """Give a task back."""
    version = version_of(request)
    row = give_back_task(assignment_id, version=version, by=person_of(request))
    return redirect(f"{reverse('tasks')}?done=back#task-{row.task_id}")


def _identity(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
