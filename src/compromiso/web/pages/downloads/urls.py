"""Where a document is taken away as a file."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.downloads.views import download, downloads

urlpatterns = [
    path(pgettext_lazy("address", "<slug:slug>/download/"), downloads, name="downloads"),
    path(pgettext_lazy("address", "<slug:slug>/download/<str:form>"), download, name="download"),
]
