"""Where findings are read and decided on."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.audit.views import audit, decide_on_citation, decide_on_finding

urlpatterns = [
    path("", audit, name="audit"),
    path(
        pgettext_lazy("address", "citations/<uuid:citation_id>/"),
        decide_on_citation,
        name="decide-citation",
    ),
    path(
        pgettext_lazy("address", "findings/<slug:key>/"), decide_on_finding, name="decide-finding"
    ),
]
