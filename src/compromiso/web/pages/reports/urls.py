"""Where reports are listed, read, written, validated and published."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.reports import entry_views as entries
from compromiso.web.pages.reports import views
from compromiso.web.pages.reports.passage_views import passages

urlpatterns = [
    path("", views.reports, name="reports"),
    path(pgettext_lazy("address", "new/"), views.report_new, name="report-new"),
    path(pgettext_lazy("address", "passages/"), passages, name="passages"),
    path("<uuid:report_id>/", views.report, name="report"),
    path(
        pgettext_lazy("address", "<uuid:report_id>/change/"),
        views.report_change,
        name="report-change",
    ),
    path(
        pgettext_lazy("address", "<uuid:report_id>/stage/"),
        views.report_stage,
        name="report-stage",
    ),
    path(
        pgettext_lazy("address", "<uuid:report_id>/entries/"),
        entries.entry_new,
        name="report-entry-new",
    ),
    path(
        pgettext_lazy("address", "<uuid:report_id>/entries/<uuid:entry_id>/"),
        entries.entry_change,
        name="report-entry",
    ),
    path(
        pgettext_lazy("address", "<uuid:report_id>/entries/<uuid:entry_id>/place/"),
        entries.entry_place,
        name="report-entry-place",
    ),
    path(
        pgettext_lazy("address", "<uuid:report_id>/entries/<uuid:entry_id>/evidence/"),
        entries.entry_evidence,
        name="report-evidence",
    ),
    path(
        pgettext_lazy("address", "<uuid:report_id>/entries/<uuid:entry_id>/evidence/passage/"),
        entries.entry_passage,
        name="report-passage",
    ),
    path(
        pgettext_lazy("address", "<uuid:report_id>/entries/<uuid:entry_id>/evidence/withdraw/"),
        entries.evidence_withdraw,
        name="report-evidence-withdraw",
    ),
    path(
        pgettext_lazy("address", "evidence/<uuid:evidence_id>/"),
        views.evidence_file,
        name="evidence-file",
    ),
]
