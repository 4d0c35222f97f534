"""The audit: what a person should look at before relying on the documents."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from compromiso.register.permissions import READ, REVIEW_CITATION, REVIEW_FINDING
from compromiso.register.services.citations import decide_citation
from compromiso.register.services.findings import decide_finding
from compromiso.web.access import declared, person_of
from compromiso.web.pages.audit.forms import CitationForm, FindingForm
from compromiso.web.pages.audit.page import KEPT, audit_facts


@declared(READ)
def audit(request: HttpRequest) -> HttpResponse:
    """List the findings by kind, each with the words that cite and the words cited."""
    return render(request, "audit/audit.html", audit_facts(request))


@declared(REVIEW_CITATION)
@require_POST
def decide_on_citation(request: HttpRequest, citation_id: UUID) -> HttpResponse:
    """Settle what a citation means, if nobody else has meanwhile."""
    form = CitationForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    decide_citation(citation_id, **form.cleaned_data, by=person_of(request))
    return _back(request, form.cleaned_data["decision"], f"citation-{citation_id}")


@declared(REVIEW_FINDING)
@require_POST
def decide_on_finding(request: HttpRequest, key: str) -> HttpResponse:
    """Agree with a finding or set it aside, if nobody else has meanwhile."""
    form = FindingForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    decide_finding(key, **form.cleaned_data, by=person_of(request))
    return _back(request, form.cleaned_data["decision"], f"finding-{key}")


def _back(request: HttpRequest, decision: str, anchor: str) -> HttpResponse:
    kept = {name: value for name in KEPT if (value := request.POST.get(name, ""))}
    return redirect(f"{reverse('audit')}?{urlencode({'done': decision, **kept})}#{anchor}")
