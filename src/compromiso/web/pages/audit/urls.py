"""Where the audit is."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.audit.views import audit

urlpatterns = [path("", audit, name="audit")]
