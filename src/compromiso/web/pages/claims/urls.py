"""Where one claim is read and changed."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.claims.views import claim, claim_change, claim_stage

urlpatterns = [
    path("<uuid:claim_id>/", claim, name="claim"),
    path(pgettext_lazy("address", "<uuid:claim_id>/change/"), claim_change, name="claim-change"),
    path(pgettext_lazy("address", "<uuid:claim_id>/stage/"), claim_stage, name="claim-stage"),
]
