"""Claims as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from compromiso.web.ui.tables import csv_file
from compromiso.web.ui.words import word


def claims_csv(facts: Mapping[str, Any]) -> HttpResponse:
    """Write the claims that stand, one a row, with their grade on the chosen scale."""
    return csv_file("claims", _rows(facts))


def _rows(facts: Mapping[str, Any]) -> Iterator[list[Any]]:
    head = [_("State"), _("Standpoint"), _("Institution"), _("Day"), _("What was found")]
    yield [*head, facts["scale_name"], _("The words it rests on"), _("Document"), _("Remark")]
    for row in facts["rows"]:
        for standpoint, claims in row.cells:
            for shown in claims:
                claim, passage = shown.view.claim, shown.view.passage
                yield [
                    row.name or _("all who undertook it"),
                    word("standpoint", standpoint),
                    claim.institution.name,
                    claim.date.isoformat(),
                    word("found", claim.progress),
                    shown.told.grade or shown.told.word,
                    passage.quote if passage else "",
                    passage.title if passage else "",
                    claim.note,
                ]
