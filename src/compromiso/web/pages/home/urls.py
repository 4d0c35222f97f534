"""Where the home page is."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.home.views import home

urlpatterns = [path("", home, name="home")]
