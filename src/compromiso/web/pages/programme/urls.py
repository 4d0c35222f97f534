"""Where the programme and its coverage are."""

from __future__ import annotations

from django.urls import include, path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.programme.views import programme, programme_table

urlpatterns = [
    path("", programme, name="programme"),
    path(pgettext_lazy("address", "actions/"), include("compromiso.web.pages.actions.urls")),
    path(pgettext_lazy("address", "tasks/"), include("compromiso.web.pages.tasks.urls")),
    path(pgettext_lazy("address", "agreements/"), include("compromiso.web.pages.agreements.urls")),
    path(pgettext_lazy("address", "coverage.csv"), programme_table, name="programme-table"),
]
