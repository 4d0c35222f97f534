"""Where words are found."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.search.views import search

urlpatterns = [path("", search, name="search")]
