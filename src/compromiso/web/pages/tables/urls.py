"""Where actions and reports go out as a table, and come back."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.tables.views import bring, brought, checked, example, export, tables

urlpatterns = [
    path("", tables, name="tables"),
    path(pgettext_lazy("address", "example.<str:form>"), example, name="table-example"),
    path("<slug:what>.<str:form>", export, name="table-export"),
    path(pgettext_lazy("address", "checked/<uuid:job_id>/"), checked, name="table-checked"),
    path(pgettext_lazy("address", "checked/<uuid:job_id>/bring/"), bring, name="table-bring"),
    path(pgettext_lazy("address", "brought/<uuid:job_id>/"), brought, name="table-brought"),
]
