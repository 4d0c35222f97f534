"""Institutions: their list, their page, what is said of them, and who may do what."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from compromiso.register.errors import EditConflict
from compromiso.register.permissions import KEEP_INSTITUTION, READ_INSTITUTIONS, require_on
from compromiso.register.selectors import institutions as selectors
from compromiso.register.selectors.people import members, offers
from compromiso.register.services import institutions as services
from compromiso.web.access import declared, person_of
from compromiso.web.pages.conflict import conflict_page, typed
from compromiso.web.pages.institutions.forms import InstitutionForm
from compromiso.web.pages.institutions.groups import grouped
from compromiso.web.pages.institutions.policy import columns, sections

_SECTION = {"section": "institutions"}


@declared(READ_INSTITUTIONS)
def institutions(request: HttpRequest) -> HttpResponse:
    """List the institutions: those of no State by kind, then State by State."""
    facts = {"groups": grouped(selectors.institutions()), "here": "list"}
    return render(request, "institutions/list.html", _SECTION | facts)


@declared(READ_INSTITUTIONS)
def institution(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an institution: what it leads, who works in it and who did before."""
    row, person = selectors.institution(slug), person_of(request)
    now = datetime.now(UTC)
    facts = {
        "institution": row,
        "work": selectors.work_of(row, person),
        "members": members(row, person, now.date()),
        "offers": offers(row, person, now),
    }
    return render(request, "institutions/institution.html", _SECTION | facts)


@declared(KEEP_INSTITUTION)
def institution_new(request: HttpRequest) -> HttpResponse:
    """Let an institution be in the register."""
    form = InstitutionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = services.add_institution(form.values, by=person_of(request))
        return redirect("institution", row.slug)
    return render(request, "institutions/form.html", _SECTION | {"form": form})


@declared(KEEP_INSTITUTION)
def institution_change(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what is said of an institution."""
    row = selectors.institution(slug)
    require_on(person_of(request), KEEP_INSTITUTION, row.id, row.country)
    posted = typed(request) if request.method == "POST" else None
    form = InstitutionForm(posted, initial=_said(row), held=row.id)
    if request.method == "POST" and form.is_valid():
        return _changed(request, row, form)
    return render(request, "institutions/form.html", _SECTION | {"form": form, "institution": row})


def _said(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in InstitutionForm.base_fields}


def _shown(row: Any) -> dict[str, Any]:
    return {name: said for name, said in _said(row).items() if name != "version"}


def _changed(request: HttpRequest, row: Any, form: InstitutionForm) -> HttpResponse:
    version, person = form.cleaned_data["version"], person_of(request)
    try:
        now = services.change_institution(row.id, version=version, changes=form.values, by=person)
    except EditConflict as conflict:
        return conflict_page(request, conflict, form, _shown, back=request.path)
    return redirect("institution", now.slug)


@declared(READ_INSTITUTIONS)
def who_may(request: HttpRequest) -> HttpResponse:
    """Show the policy: what each role may do, how far, and why."""
    facts = {"columns": columns(), "parts": sections(), "here": "who-may"}
    return render(request, "institutions/who_may.html", _SECTION | facts)
