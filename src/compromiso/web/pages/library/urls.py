"""Where the documents are listed and received."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.library.views import library

urlpatterns = [path("", library, name="library")]
