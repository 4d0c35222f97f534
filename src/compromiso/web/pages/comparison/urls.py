"""Where two documents are laid side by side."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.comparison.views import choose, compare

urlpatterns = [
    path(pgettext_lazy("address", "<slug:slug>/compare/"), choose, name="choose"),
    path(pgettext_lazy("address", "<slug:slug>/compare/<slug:other>/"), compare, name="compare"),
]
