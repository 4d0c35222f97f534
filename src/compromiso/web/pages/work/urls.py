"""Where people see what waits for them."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.work.views import notice_aside, seen, work

urlpatterns = [
    path("", work, name="work"),
    path(pgettext_lazy("address", "seen/"), seen, name="work-seen"),
    path(
        pgettext_lazy("address", "notices/<uuid:notice_id>/aside/"),
        notice_aside,
        name="work-notice-aside",
    ),
]
