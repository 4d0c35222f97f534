"""Where reports are listed, read, written, validated and published."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.reports import entry_views as entries
from compromiso.web.pages.reports import views
from compromiso.web.pages.reports.passage_views import passages

_ONE = "<uuid:report_id>/"
_ENTRY = "<uuid:report_id>/entries/<uuid:entry_id>/"
urlpatterns = [
    path("", views.reports, name="reports"),
    path(pgettext_lazy("address", "new/"), views.report_new, name="report-new"),
    path(pgettext_lazy("address", "passages/"), passages, name="passages"),
    path(_ONE, views.report, name="report"),
    path(
        pgettext_lazy("address", "<uuid:report_id>/change/"),
        views.report_change,
        name="report-change",
    ),
    path(f"{_ONE}stage/", views.report_stage, name="report-stage"),
    path(f"{_ONE}entries/", entries.entry_new, name="report-entry-new"),
    path(_ENTRY, entries.entry_change, name="report-entry"),
    path(f"{_ENTRY}place/", entries.entry_place, name="report-entry-place"),
    path(f"{_ENTRY}evidence/", entries.entry_evidence, name="report-evidence"),
    path(f"{_ENTRY}evidence/passage/", entries.entry_passage, name="report-passage"),
    path(f"{_ENTRY}evidence/withdraw/", entries.evidence_withdraw, name="report-evidence-withdraw"),
    path("evidence/<uuid:evidence_id>/", views.evidence_file, name="evidence-file"),
]
