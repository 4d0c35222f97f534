"""Where the annual assessments are listed, read, kept and taken away."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.annual.views import edition, editions, keep, take_away

urlpatterns = [
    path("", editions, name="annual"),
    path("<int:number>/", edition, name="annual-edition"),
    path(pgettext_lazy("address", "<int:number>/keep/"), keep, name="annual-keep"),
    path("<int:number>/<str:language>.<str:form>", take_away, name="annual-file"),
]
