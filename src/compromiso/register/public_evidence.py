"""Evidence that everybody may see, noted with the records that it follows from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q

from compromiso.register import models

PUBLISHED = "published"


def public_evidence(
    evidence: Iterable[models.Evidence],
    entries: Mapping[UUID, models.ReportEntry],
    reports: Mapping[UUID, models.Report],
) -> Iterator[models.PublicEvidence]:
    """Yield a row for each piece that everybody may see, by what holds it."""
    for one in evidence:
        entry = entries[one.entry_id]
        report = reports[entry.report_id]
        hidden = one.restricted or one.withdrawn or entry.withdrawn
        if not hidden and report.stage == PUBLISHED:
            yield models.PublicEvidence(id=one.id, report_id=report.id, kind=one.kind)


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
    models.PublicEvidence._default_manager.filter(id__in=[one.id for one in held]).delete()
    entries = {one.entry_id: one.entry for one in held}
    reports = {entry.report_id: entry.report for entry in entries.values()}
    rows = public_evidence(held, entries, reports)
    models.PublicEvidence._default_manager.bulk_create(rows, batch_size=500)


def write_public_evidence() -> None:
    """Put what follows from the records in place of what is held, in the caller's transaction."""
    models.PublicEvidence._default_manager.all().delete()
    seen = models.Evidence.objects.filter(
        restricted=False, withdrawn=False, entry__withdrawn=False, entry__report__stage=PUBLISHED
    )
    columns = seen.order_by().values_list("id", "entry__report_id", "kind")
    rows = (
        models.PublicEvidence(id=one, report_id=report, kind=kind)
        for one, report, kind in columns.iterator(chunk_size=2000)
    )
    models.PublicEvidence._default_manager.bulk_create(rows, batch_size=500)
