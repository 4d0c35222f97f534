"""Links of published actions and report entries, marked with the records that they follow from.

What is published on a commitment is then counted from the index of links alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any, Final
from uuid import UUID

from compromiso.register import models
from compromiso.register.portions import portions

PUBLISHED = "published"


def published_ids(
    actions: Iterable[models.Action],
    entries: Iterable[models.ReportEntry],
    reports: Mapping[UUID, models.Report],
) -> Set[UUID]:
    """Name the actions and entries among these that everybody may see, by what holds them."""
    acting = {one.id for one in actions if one.stage == PUBLISHED}
    told = (one for one in entries if not one.withdrawn)
    return acting | {one.id for one in told if reports[one.report_id].stage == PUBLISHED}


def mark_links(rows: Iterable[Any]) -> None:
    """Write anew whether the links of these records, and of what is under them, are published."""
    held = list(rows)
    _mark({row.id: row.stage == PUBLISHED for row in held if isinstance(row, models.Action)})
    for noun, column in _ENTRIES.items():
        for some in portions([row.id for row in held if isinstance(row, noun)]):
            found = models.ReportEntry.objects.filter(**{column: some}).order_by()
            told = found.values_list("id", "withdrawn", "report__stage")
            _mark({one: not gone and stage == PUBLISHED for one, gone, stage in told})


_ENTRIES: Final[Mapping[type[Any], str]] = {
    models.ReportEntry: "id__in",
    models.Report: "report__in",
}


def _mark(published: Mapping[UUID, bool]) -> None:
    for shown in (True, False):
        for some in portions([one for one, said in published.items() if said is shown]):
            links = models.Link.objects.filter(subject_id__in=some)
            links.exclude(published=shown).update(published=shown)


def mark_all_links() -> None:
    """Mark every link from the rows held, in the caller's transaction."""
    acting = models.Action.objects.filter(stage=PUBLISHED)
    telling = models.ReportEntry.objects.filter(report__stage=PUBLISHED, withdrawn=False)
    links = models.Link.objects.all()
    links.filter(published=True).update(published=False)
    links.filter(subject_id__in=acting.order_by().values("id")).update(published=True)
    links.filter(subject_id__in=telling.order_by().values("id")).update(published=True)
