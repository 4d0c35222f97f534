"""Where everything public is taken away."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.open_data.views import open_data, take_away

urlpatterns = [
    path("", open_data, name="open-data"),
    path("compromiso.<str:form>", take_away, name="open-data-file"),
]
