"""Where the timeline of the process is."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.process.views import timeline, timeline_download

urlpatterns = [
    path("", timeline, name="timeline"),
    path(pgettext_lazy("address", "timeline.<slug:form>"), timeline_download, name="timeline-file"),
]
