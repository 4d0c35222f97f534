"""The rows that people keep, as the ledger says them: to check and to put back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from django.db.models import Model

from compromiso.register import models
from compromiso.register.keeping import links_of, row_of
from compromiso.register.milestones import add_milestones, milestones_of
from compromiso.register.public_evidence import NOUNS, noted_evidence, write_public_evidence
from compromiso.register.published_links import mark_all_links, published_ids
from compromiso.register.standing import Standing, Standings

Row = TypeVar("Row", bound=models.Kept)


def expected_kept(standings: Standings) -> Iterator[tuple[type[Model], list[Any]]]:
    """Yield each table that people keep with the rows that follow from the ledger."""
    links: list[models.Link] = []
    steps: list[models.Milestone] = []
    kept = _rows(standings)
    for noun, rows in kept.items():
        steps += milestones_of(rows)
        links += [link for row in rows for link in links_of(row)]
        yield noun, rows
    entries = {row.id: row for row in kept[models.ReportEntry]}
    reports = {row.id: row for row in kept[models.Report]}
    shown = published_ids(kept[models.Action], entries.values(), reports)
    for link in links:
        link.published = link.subject_id in shown
    yield models.Link, links
    yield models.Milestone, steps
    yield from zip(NOUNS, noted_evidence(kept[models.Evidence], entries, reports), strict=True)


def rebuild_kept(standings: Standings) -> None:
    """Put back every row that people keep, inside the caller's transaction."""
    kept = _rows(standings)
    for noun, rows in kept.items():
        columns = ["version", *(field.attname for field in noun.kept_fields())]
        noun._default_manager.bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=columns, batch_size=200
        )
    for noun in reversed(models.KEPT):
        noun._default_manager.exclude(id__in=[row.id for row in kept[noun]]).delete()
    models.Milestone._default_manager.all().delete()
    add_milestones(row for rows in kept.values() for row in rows)
    write_public_evidence()
    models.Link.objects.all().delete()
    models.Link.objects.bulk_create(
        [link for rows in kept.values() for row in rows for link in links_of(row)]
    )
    mark_all_links()


def rows_kept(standings: Standings, noun: type[Row]) -> list[Row]:
    """Give the rows of one table that people keep, as the ledger says them."""
    said = (each for each in standings.by_id.values() if each.kind == noun.NOUN)
    return [row_of(noun, each.id, each.record, each.version) for each in said]


def _rows(standings: Standings) -> Mapping[type[models.Kept], list[Any]]:
    by_noun: defaultdict[str, list[Standing]] = defaultdict(list)
    for standing in standings.by_id.values():
        by_noun[standing.kind].append(standing)
    return {
        noun: [row_of(noun, each.id, each.record, each.version) for each in by_noun[noun.NOUN]]
        for noun in models.KEPT
    }
