"""Entries of a report and the evidence that they rest on."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from compromiso.register.permissions import DRAFT_REPORT
from compromiso.register.reporting_errors import WordsNotThere
from compromiso.register.selectors import reports as selectors
from compromiso.register.selectors.pickable import provisions_found
from compromiso.register.services import evidence as evidences
from compromiso.register.services import report_entries as services
from compromiso.web.access import declared, person_of
from compromiso.web.pages.conflict import saved, typed
from compromiso.web.pages.reports.forms import EntryForm, EvidenceForm, entry_shown
from compromiso.web.pages.reports.page import entry_facts, frame, writable_row
from compromiso.web.ui.sent import version_of


@declared(DRAFT_REPORT)
def entry_new(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Let a report say something more."""
    person = person_of(request)
    report = writable_row(person, report_id)
    about = request.GET.get("commitment")
    initial = {"version": 0, "commitments": [about] if about else []}
    form = EntryForm(request.POST or None, report=report, person=person, initial=initial)
    if "look" not in request.POST and form.is_valid():
        made = services.add_entry(report_id, form.values(), by=person)
        return redirect(reverse("report-evidence", args=[report_id, made.id]))
    return _form(request, form, report, None)


@declared(DRAFT_REPORT)
def entry_change(request: HttpRequest, report_id: UUID, entry_id: UUID) -> HttpResponse:
    """Let an entry say something else."""
    person = person_of(request)
    facts = entry_facts(request, report_id, entry_id)
    report, entry = facts["r"], facts["e"]
    initial = {**entry_shown(entry), "version": entry.version}
    form = EntryForm(typed(request) or None, report=report, person=person, initial=initial)
    if "look" not in request.POST and form.is_valid():
        change = partial(services.change_entry, entry_id, changes=form.values(), by=person)
        back, onward = reverse("report", args=[report_id]), f"?done=saved#entry-{entry_id}"
        return saved(request, form, change, entry_shown, back=back, onward=onward)
    return _form(request, form, report, entry)


def _form(request: HttpRequest, form: EntryForm, report: Any, entry: Any) -> HttpResponse:
    looking = "look" in request.POST
    facts = {**frame(request, "reports"), "form": form, "r": report, "e": entry}
    wrong = bool(form.errors) and not looking
    facts |= {"looking": looking, "wrong": wrong}
    return render(request, "reports/entry.html", facts, status=400 if wrong else 200)


@declared(DRAFT_REPORT)
@require_POST
def entry_place(request: HttpRequest, report_id: UUID, entry_id: UUID) -> HttpResponse:
    """Move an entry up or down, or take it out."""
    by, version = person_of(request), version_of(request)
    selectors.entry(report_id, entry_id, by)
    deed = request.POST.get("deed")
    if deed == "withdraw":
        services.withdraw_entry(entry_id, version=version, by=by)
    else:
        services.move_entry(entry_id, version=version, up=deed == "up", by=by)
    return redirect(f"{reverse('report', args=[report_id])}?done=saved")


@declared(DRAFT_REPORT)
def entry_evidence(request: HttpRequest, report_id: UUID, entry_id: UUID) -> HttpResponse:
    """Show what an entry rests on, and take a file or a link."""
    facts = entry_facts(request, report_id, entry_id)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        _attach(form.cleaned_data, entry_id, request)
        return redirect(f"{request.path}?done=attached")
    status = 400 if form.errors else 200
    return render(request, "reports/evidence.html", {**facts, "form": form}, status=status)


def _attach(said: dict[str, Any], entry_id: UUID, request: HttpRequest) -> None:
    by, file = person_of(request), said["file"]
    name = file.name if file else ""
    content = evidences.received(file.chunks(), name) if file else b""
    more = {"title": said["title"], "restricted": said["restricted"]}
    if said["url"]:
        copy = (content, name) if file else None
        evidences.attach_link(entry_id, said["url"], copy=copy, by=by, **more)
    else:
        evidences.attach_file(entry_id, content, name, by=by, **more)


@declared(DRAFT_REPORT)
def entry_passage(request: HttpRequest, report_id: UUID, entry_id: UUID) -> HttpResponse:
    """Look for a passage of a document that is held, and take it as evidence."""
    facts = entry_facts(request, report_id, entry_id)
    query, wrong = request.GET.get("q", ""), ""
    if request.method == "POST":
        try:
            return _take(request, report_id, entry_id)
        except WordsNotThere:
            query, wrong = request.POST.get("q", ""), request.POST.get("provision", "")
    facts |= {"query": query, "found": provisions_found(query), "wrong": wrong}
    facts["words"] = request.POST.get("words", "")
    return render(request, "reports/passage.html", facts, status=400 if wrong else 200)


def _take(request: HttpRequest, report_id: UUID, entry_id: UUID) -> HttpResponse:
    words = request.POST.get("words", "").replace("\r\n", "\n")
    try:
        provision = UUID(request.POST.get("provision", ""))
    except ValueError as wrong:
        raise BadRequest from wrong
    restricted = "restricted" in request.POST
    by = person_of(request)
    evidences.attach_passage(entry_id, provision, words=words, restricted=restricted, by=by)
    return redirect(f"{reverse('report-evidence', args=[report_id, entry_id])}?done=attached")


@declared(DRAFT_REPORT)
@require_POST
def evidence_withdraw(request: HttpRequest, report_id: UUID, entry_id: UUID) -> HttpResponse:
    """Take a piece of evidence away from an entry."""
    by, version = person_of(request), version_of(request)
    selectors.entry(report_id, entry_id, by)
    try:
        evidence_id = UUID(request.POST.get("evidence", ""))
    except ValueError as wrong:
        raise BadRequest from wrong
    evidences.withdraw_evidence(entry_id, evidence_id, version=version, by=by)
    return redirect(f"{reverse('report-evidence', args=[report_id, entry_id])}?done=taken-away")
