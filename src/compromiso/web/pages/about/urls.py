"""Where help is."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.about.views import show_help

urlpatterns = [path("", show_help, name="help")]
