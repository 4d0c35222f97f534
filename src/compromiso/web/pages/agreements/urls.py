"""Where agreements are, with their clock, committee and minutes."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.agreements.views import (
    agreement,
    agreement_change,
    agreement_new,
    agreements,
    minute_change,
    minute_new,
    seat_end,
    seat_new,
)

urlpatterns = [
    path("", agreements, name="agreements"),
    path(pgettext_lazy("address", "new/"), agreement_new, name="agreement-new"),
    path("<uuid:agreement_id>/", agreement, name="agreement"),
    path(
        pgettext_lazy("address", "<uuid:agreement_id>/change/"),
        agreement_change,
        name="agreement-change",
    ),
    path(
        pgettext_lazy("address", "<uuid:agreement_id>/committee/"), seat_new, name="agreement-seat"
    ),
    path(
        pgettext_lazy("address", "<uuid:agreement_id>/committee/<uuid:seat_id>/end/"),
        seat_end,
        name="agreement-seat-end",
    ),
    path(
        pgettext_lazy("address", "<uuid:agreement_id>/minutes/"),
        minute_new,
        name="agreement-minute",
    ),
    path(
        pgettext_lazy("address", "<uuid:agreement_id>/minutes/<uuid:minute_id>/change/"),
        minute_change,
        name="agreement-minute-change",
    ),
]
