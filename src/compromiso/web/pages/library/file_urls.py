"""Where a file stands, on its way in and once it is held."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.library.views import original, source, upload

urlpatterns = [
    path(pgettext_lazy("address", "received/<uuid:upload_id>/"), upload, name="upload"),
    path("<uuid:source_id>/", source, name="source"),
    path(pgettext_lazy("address", "<uuid:source_id>/original"), original, name="original"),
]
