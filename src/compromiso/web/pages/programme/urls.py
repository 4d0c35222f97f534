"""Where the programme is."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.programme.views import programme

urlpatterns = [path("", programme, name="programme")]
