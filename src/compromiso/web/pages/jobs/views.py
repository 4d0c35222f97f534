"""Work in the background: one's own jobs, and one of them with how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.vary import vary_on_headers

from compromiso.register.permissions import READ_JOB
from compromiso.register.selectors import jobs as selectors
from compromiso.web.access import declared, person_of
from compromiso.web.ui.going_on import go_on

OUTCOMES: Final[Mapping[str, str]] = {
    "check-table": "table-checked",
    "bring-table": "table-brought",
}
"""Kind of job → the page that shows what came out; others tell it on their own page."""
TONES: Final = {"waiting": "plain", "running": "live", "done": "good", "failed": "bad"}


@declared(READ_JOB)
def jobs(request: HttpRequest) -> HttpResponse:
    """List the person's own jobs."""
    rows = [(row, TONES[row.state]) for row in selectors.jobs(person_of(request))]
    return render(request, "jobs/list.html", {"section": "work", "rows": rows})


@declared(READ_JOB)
@vary_on_headers("HX-Request")
def job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Show how far a job is; once it is done, lead to what came out."""
    row = selectors.job(job_id, person_of(request))
    if row.state == "done" and row.kind in OUTCOMES:
        return go_on(request, reverse(OUTCOMES[row.kind], args=[row.id]))
    facts = {
        "section": "work",
        "job": row,
        "tone": TONES[row.state],
        "is_over": row.state in {"done", "failed"},
    }
    return render(request, "jobs/job.html", facts)
