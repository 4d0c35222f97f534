"""Where bodies are read."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.bodies.views import bodies, body

urlpatterns = [
    path("", bodies, name="bodies"),
    path("<path:slug>/", body, name="body"),
]
