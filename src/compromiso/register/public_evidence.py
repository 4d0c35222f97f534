"""Evidence of published reports, noted with the records that it follows from.

What everybody may see stands apart from what is restricted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from compromiso.register import models

PUBLISHED = "published"
NOUNS: Final[tuple[type[Any], ...]] = (models.PublicEvidence, models.RestrictedEvidence)
"""What is noted, in the order in which it is given."""
Noted = tuple[list[models.PublicEvidence], list[models.RestrictedEvidence]]


def noted_evidence(
    evidence: Iterable[models.Evidence],
    entries: Mapping[UUID, models.ReportEntry],
    reports: Mapping[UUID, models.Report],
) -> Noted:
    """Give a row for each piece of a published report, by what holds it: public, restricted."""
    public, restricted = [], []
    for one in evidence:
        entry = entries[one.entry_id]
        report = reports[entry.report_id]
        if one.withdrawn or entry.withdrawn or report.stage != PUBLISHED:
            continue
        said = {"id": one.id, "report_id": report.id, "kind": one.kind}
        if one.restricted:
            body = report.institution_id
            restricted.append(models.RestrictedEvidence(**said, institution=body))
        else:
            public.append(models.PublicEvidence(**said))
    return public, restricted


def note_public_evidence(rows: Iterable[Any]) -> None:
    """Write anew what everybody may see of the evidence among these records and under them."""
    found = Q()
    for noun, column in _UNDER.items():
        if ids := [row.id for row in rows if isinstance(row, noun)]:
            found |= Q(**{column: ids})
    if found:
        _write(found)


_UNDER: Mapping[type[Any], str] = {
    models.Evidence: "id__in",
    models.ReportEntry: "entry_id__in",
    models.Report: "entry__report_id__in",
}


def _write(found: Q) -> None:
    held = list(models.Evidence.objects.filter(found).select_related("entry__report"))
    entries = {one.entry_id: one.entry for one in held}
    reports = {entry.report_id: entry.report for entry in entries.values()}
    noted = noted_evidence(held, entries, reports)
    for noun, rows in zip(NOUNS, noted, strict=True):
        noun._default_manager.filter(id__in=[one.id for one in held]).delete()
        noun._default_manager.bulk_create(rows, batch_size=500)


def write_public_evidence() -> None:
    """Put what follows from the records in place of what is held, in the caller's transaction."""
    seen = models.Evidence.objects.filter(
        withdrawn=False, entry__withdrawn=False, entry__report__stage=PUBLISHED
    )
    told = ("id", "entry__report_id", "kind", "entry__report__institution_id")
    for noun in NOUNS:
        noun._default_manager.all().delete()
        restricted = noun is models.RestrictedEvidence
        columns = seen.filter(restricted=restricted).order_by().values_list(*told)
        rows = (
            noun(
                id=one, report_id=report, kind=kind, **({"institution": body} if restricted else {})
            )
            for one, report, kind, body in columns.iterator(chunk_size=2000)
        )
        noun._default_manager.bulk_create(rows, batch_size=500)
