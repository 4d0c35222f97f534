"""Where the assessments are."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import pgettext_lazy

from compromiso.web.pages.assessments.views import (
    agreement,
    agreement_table,
    assessments,
    chart_file,
    components,
    coverage_all,
    heat_map,
    roll_up,
)

urlpatterns = [
    path("", assessments, name="assessments"),
    path(pgettext_lazy("address", "heat-map/"), heat_map, name="heat-map"),
    path(pgettext_lazy("address", "agreement/"), agreement, name="assessor-agreement"),
    path(pgettext_lazy("address", "agreement.csv"), agreement_table, name="assessor-table"),
    path(pgettext_lazy("address", "roll-up/"), roll_up, name="roll-up"),
    path(pgettext_lazy("address", "roll-up/components.csv"), components, name="components"),
    path(pgettext_lazy("address", "coverage/"), coverage_all, name="coverage-all"),
    path("<slug:chart>.<slug:form>", chart_file, name="chart-file"),
]
