"""Where the changes are told."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.changes.views import changes

urlpatterns = [path("", changes, name="changes")]
