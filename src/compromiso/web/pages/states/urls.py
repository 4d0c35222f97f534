"""Where States are read."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.assessments.views import assessments
from compromiso.web.pages.states.views import state, state_table

urlpatterns = [
    path("", assessments, name="states"),
    path("<slug:country>/", state, name="state"),
    path("<slug:country>.csv", state_table, name="state-table"),
]
