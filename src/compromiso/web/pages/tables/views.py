"""Tables of actions and reports: taken away, looked through, brought."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from compromiso.exchange.tables import SHEETS, csv_parts, xlsx_parts
from compromiso.register.permissions import BRING_TABLE, READ, may
from compromiso.register.selectors.jobs import job
from compromiso.register.selectors.table_export import WHAT, sheets_of
from compromiso.register.services.table_jobs import BRING, CHECK, bring_table, check_table
from compromiso.web.access import declared, person_of
from compromiso.web.pages.tables.forms import BringForm, TableForm
from compromiso.web.pages.tables.shown import outcome_facts
from compromiso.web.ui.sent import at_least

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS: Final[Mapping[str, tuple[Callable[..., Iterator[bytes]], str]]] = {
    "xlsx": (xlsx_parts, XLSX),
    "csv.zip": (csv_parts, "application/zip"),
}
CHOICES: Final = {"actions": ("actions",), "reports": ("reports",), "everything": WHAT}


@declared(READ, write=BRING_TABLE)
def tables(request: HttpRequest) -> HttpResponse:
    """Say what can be taken away; receive a table and let it be looked through."""
    person = person_of(request)
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["table"]
        return redirect("job", check_table(file.chunks(), file.name or "", by=person).id)
    facts = {"section": "programme", "form": form, "may_bring": may(person, BRING_TABLE)}
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "tables/tables.html", facts, status=status)


@declared(READ)
def export(request: HttpRequest, what: str, form: str) -> HttpResponseBase:
    """Give the actions or reports that the person may see; `own`: those they could bring back."""
    if what not in CHOICES:
        raise Http404
    own = request.GET.get("own") == "1"
    return _file(what, form, sheets_of(person_of(request), CHOICES[what], own=own))


@declared(READ)
def example(request: HttpRequest, form: str) -> HttpResponseBase:
    """Give a table without rows, with a sheet that explains every column."""
    return _file("example", form, {sheet: [] for sheet in SHEETS})


def _file(name: str, form: str, cells: Mapping[str, Any]) -> HttpResponseBase:
    if form not in FORMS:
        raise Http404
    write, media_type = FORMS[form]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    told = write(cells, _language())
    return StreamingHttpResponse(told, content_type=media_type, headers=headers)


def _language() -> str:
    return (get_language() or "es")[:2]


@declared(BRING_TABLE)
def checked(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Show what bringing a table would do, row by row, and let it be brought."""
    return _outcome(request, job_id, CHECK, "tables/checked.html")


@declared(BRING_TABLE)
@require_POST
def bring(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Let a table that was looked through be brought."""
    form = BringForm(request.POST)
    leave_out = form.is_valid() and form.cleaned_data["leave_out"]
    return redirect(
        "job", bring_table(job_id, leave_out_errors=leave_out, by=person_of(request)).id
    )


@declared(BRING_TABLE)
def brought(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Show what was brought."""
    return _outcome(request, job_id, BRING, "tables/brought.html")


def _outcome(request: HttpRequest, job_id: UUID, kind: str, template: str) -> HttpResponse:
    row = job(job_id, person_of(request))
    if row.kind != kind:
        raise Http404
    if row.state != "done":
        return redirect("job", row.id)
    page, state = at_least(request.GET.get("page")), request.GET.get("state", "")
    facts = outcome_facts(row.outcome, state, page, _language())
    counts = row.outcome["counts"]
    known = {"section": "programme", "job": row, "form": BringForm(), "wrong": counts["error"]}
    to_bring = counts["new"] + counts["changed"]
    return render(request, template, {**known, **facts, "to_bring": to_bring})
