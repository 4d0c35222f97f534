"""Reports: the list, a page each, and what people do with them."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from compromiso.register.errors import EditConflict
from compromiso.register.permissions import DRAFT_REPORT, READ
from compromiso.register.selectors import reports as selectors
from compromiso.register.selectors.seats import own_language
from compromiso.register.services import reports as services
from compromiso.register.store import blobs
from compromiso.web.access import declared, person_of
from compromiso.web.pages.conflict import saved, typed
from compromiso.web.pages.form_page import form_page
from compromiso.web.pages.reports.forms import DeedForm, ReportForm, report_shown
from compromiso.web.pages.reports.page import frame, list_facts, report_facts, writable_row

DONE = {
    "hand-in": "handed-in",
    "return": "returned",
    "validate": "validated",
    "publish": "published",
    "withdraw": "withdrawn",
}


@declared(READ)
def reports(request: HttpRequest) -> HttpResponse:
    """List the reports that the person may see."""
    return render(request, "reports/list.html", list_facts(request))


@declared(READ)
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Show a report: each entry beside the words of the commitments that it speaks of."""
    return render(request, "reports/report.html", report_facts(request, report_id))


@declared(DRAFT_REPORT)
def report_new(request: HttpRequest) -> HttpResponse:
    """Let an institution begin a report, perhaps on a commitment or for a call."""
    person = person_of(request)
    initial = {"version": 0, "cycle": request.GET.get("call")}
    initial["commitment"] = request.GET.get("commitment")
    initial["language"] = own_language(person, DRAFT_REPORT) or get_language()
    form = ReportForm(request.POST or None, person=person, initial=initial)
    if form.is_valid():
        made = services.begin_report(form.values(), by=person)
        about = form.cleaned_data["commitment"]
        entry = reverse("report-entry-new", args=[made.id])
        return redirect(f"{entry}?commitment={about}" if about else entry)
    return form_page(request, "reports/form.html", {**frame(request, "reports"), "r": None}, form)


@declared(DRAFT_REPORT)
def report_change(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Let those who write a report change what it says of itself."""
    person = person_of(request)
    row = writable_row(person, report_id)
    initial = {**report_shown(row), "version": row.version}
    form = ReportForm(typed(request) or None, person=person, initial=initial)
    if form.is_valid():
        back = reverse("report", args=[row.id])
        change = partial(services.change_report, row.id, changes=form.values(), by=person)
        return saved(request, form, change, report_shown, back=back)
    return form_page(request, "reports/form.html", {**frame(request, "reports"), "r": row}, form)


@declared(DRAFT_REPORT)
@require_POST
def report_stage(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Hand a report in, return it, validate it, publish it or withdraw it."""
    said = DeedForm(request.POST)
    if not said.is_valid():
        raise BadRequest
    deed, version = said.cleaned_data["deed"], said.cleaned_data["version"]
    try:
        _do(deed, report_id, version, said.cleaned_data["reason"], request)
    except EditConflict:
        facts = {**report_facts(request, report_id), "stale": True, "typed": said.cleaned_data}
        return render(request, "reports/report.html", facts, status=409)
    return redirect(f"{reverse('report', args=[report_id])}?done={DONE[deed]}")


def _do(deed: str, report_id: UUID, version: int, reason: str, request: HttpRequest) -> None:
    by = person_of(request)
    if deed == "return":
        services.return_report(report_id, version=version, reason=reason, by=by)
    elif deed == "withdraw":
        services.withdraw_report(report_id, version=version, reason=reason, by=by)
    else:
        onward = {
            "hand-in": services.hand_in,
            "validate": services.validate_report,
            "publish": services.publish_report,
        }
        onward[deed](report_id, version=version, by=by, why=reason)


@declared(READ)
def evidence_file(request: HttpRequest, evidence_id: UUID) -> HttpResponse:
    """Give the file of a piece of evidence, as an attachment, to those who may see it."""
    held = selectors.evidence(evidence_id, person_of(request))
    answer = HttpResponse(
        blobs().get(held.sha256, held.name), content_type="application/octet-stream"
    )
    disposition = content_disposition_header(as_attachment=True, filename=held.name)
    answer["Content-Disposition"] = disposition or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
