"""Where calls for reports are listed, read and made."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.calls import views

urlpatterns = [
    path("", views.cycles, name="cycles"),
    path(pgettext_lazy("address", "new/"), views.cycle_new, name="cycle-new"),
    path("<uuid:cycle_id>/", views.cycle, name="cycle"),
    path(
        pgettext_lazy("address", "<uuid:cycle_id>/change/"), views.cycle_change, name="cycle-change"
    ),
    path(pgettext_lazy("address", "<uuid:cycle_id>/stage/"), views.cycle_stage, name="cycle-stage"),
]
