"""Where meetings are."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.meetings.views import meeting, meetings

urlpatterns = [
    path("", meetings, name="meetings"),
    path("<uuid:meeting_id>/", meeting, name="meeting"),
]
