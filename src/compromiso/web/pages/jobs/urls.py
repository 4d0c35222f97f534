"""Where people follow their own work in the background."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.jobs.views import job, jobs

urlpatterns = [
    path("", jobs, name="jobs"),
    path("<uuid:job_id>/", job, name="job"),
]
