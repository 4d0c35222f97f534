"""Where a document is read, whole or point by point."""

from __future__ import annotations

from django.urls import path

from compromiso.web.pages.reader.views import document, provision

urlpatterns = [
    path("<slug:slug>/", document, name="document"),
    path("<slug:slug>/<path:url_path>", provision, name="provision"),
]
