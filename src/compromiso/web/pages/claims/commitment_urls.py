"""Where the claims about a commitment are."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.claims.views import claim_new, claims, claims_table

urlpatterns = [
    path(pgettext_lazy("address", "<uuid:commitment_id>/claims/"), claims, name="claims"),
    path(
        pgettext_lazy("address", "<uuid:commitment_id>/claims.csv"),
        claims_table,
        name="claims-table",
    ),
    path(pgettext_lazy("address", "<uuid:commitment_id>/claims/new/"), claim_new, name="claim-new"),
]
