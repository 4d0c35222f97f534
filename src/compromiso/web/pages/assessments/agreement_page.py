"""How far assessors agree, on every scale, and where they are farthest apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from compromiso.observatory.agreement import Agreement
from compromiso.observatory.scales import scales
from compromiso.register.selectors.assessed import all_agreements, disputed
from compromiso.register.selectors.commitments import commitments_by_id
from compromiso.web.pages.assessments.asked import asked_facts, asked_of
from compromiso.web.ui.grades import localized
from compromiso.web.ui.tables import csv_file
from compromiso.web.ui.telling import name_country


@dataclass(frozen=True, slots=True)
class Row:
    """A scale and how far assessors agree on it, without and with the States themselves."""

    label: str
    metric: str
    outside: Agreement
    everybody: Agreement

    @property
    def pair(self) -> tuple[Agreement, Agreement]:
        """Give both, those outside the States first."""
        return self.outside, self.everybody


def agreement_facts(said: QueryDict) -> dict[str, Any]:
    """Give alpha on every scale, and the units that are farthest apart on the chosen one."""
    asked = asked_of(said)
    far = disputed(asked.scale)
    held = commitments_by_id(one for one, _country in far)
    measured = all_agreements(scales().values())
    return {
        **asked_facts(asked, "agreement"),
        "standpoints": (),
        "rows": [
            Row(localized(scale.label), scale.metric, *measured[scale.id])
            for scale in scales().values()
        ],
        "far": [(held[one], country, _name(country)) for one, country in far if one in held],
    }


def _name(country: str) -> str:
    return name_country(country) if country else _("all who undertook it")


def agreement_file(said: QueryDict) -> HttpResponse:
    """Give the same as a table."""
    return csv_file("agreement", _rows(agreement_facts(said)))


def _rows(facts: dict[str, Any]) -> Iterator[list[Any]]:
    head = [_("Scale"), _("Distance"), _("Among")]
    yield [*head, _("Alpha"), _("Units"), _("Grades"), _("Reading")]
    for row in facts["rows"]:
        for among, one in (("outside", row.outside), ("everybody", row.everybody)):
            alpha = "" if one.alpha is None else f"{one.alpha:.4f}"
            yield [row.label, row.metric, among, alpha, one.units, one.ratings, one.reading]
