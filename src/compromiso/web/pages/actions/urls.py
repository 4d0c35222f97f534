"""Where actions are listed, read, drafted and published."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.actions.plan_views import plan_actions
from compromiso.web.pages.actions.views import (
    action,
    action_change,
    action_new,
    action_stage,
    actions,
)

urlpatterns = [
    path("", actions, name="actions"),
    path(pgettext_lazy("address", "new/"), action_new, name="action-new"),
    path(pgettext_lazy("address", "of-a-plan/"), plan_actions, name="plan-actions"),
    path("<uuid:action_id>/", action, name="action"),
    path(pgettext_lazy("address", "<uuid:action_id>/change/"), action_change, name="action-change"),
    path(
        pgettext_lazy("address", "<uuid:action_id>/publish/"),
        action_stage,
        {"deed": "publish"},
        name="action-publish",
    ),
    path(
        pgettext_lazy("address", "<uuid:action_id>/withdraw/"),
        action_stage,
        {"deed": "withdraw"},
        name="action-withdraw",
    ),
]
