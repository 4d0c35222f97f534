"""Where commitments are listed, read and decided on."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.commitments.views import commitment, commitments, correct, decide

urlpatterns = [
    path("", commitments, name="commitments"),
    path("<uuid:commitment_id>/", commitment, name="commitment"),
    path(pgettext_lazy("address", "<uuid:commitment_id>/correct/"), correct, name="correct"),
    path(pgettext_lazy("address", "<uuid:commitment_id>/decide/"), decide, name="decide"),
]
