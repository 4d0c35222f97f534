"""Where people keep the keys of their programs."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.keys.views import key_revoke, keys

urlpatterns = [
    path("", keys, name="keys"),
    path(pgettext_lazy("address", "<uuid:key_id>/revoke/"), key_revoke, name="key-revoke"),
]
