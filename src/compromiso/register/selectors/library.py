"""What is held: the library, the state of reading, files on their way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.store import blobs

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A source, what it holds, and how well it was read."""

    source: models.Source
    instruments: tuple[models.Instrument, ...]
    provisions: int
    issues: Counts
    commitments: Counts
    citations: Counts


@dataclass(frozen=True, slots=True)
class Overview:
    """How much is held and what waits for a person."""

    sources: int
    instruments: int
    provisions: int
    commitments: Counts
    citations: Counts
    meetings: int
    waiting: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source, its instruments and its issues; `original` is the file as received."""

    source: models.Source
    instruments: tuple[models.Instrument, ...]
    issues: tuple[models.DocumentIssue, ...]
    original: Path


def library() -> list[LibraryRow]:
    """List every source, the newest first, in a fixed number of queries."""
    issues = _by_source(models.DocumentIssue.objects.all(), "severity")
    commitments = _by_source(models.Commitment.objects.all(), "state")
    citations = _by_source(models.Citation.objects.all(), "status")
    provisions = _by_source(models.Provision.objects.all(), "source")
    return [
        LibraryRow(
            source,
            tuple(source.instruments.all()),
            sum(provisions[source.id].values()),
            issues[source.id],
            commitments[source.id],
            citations[source.id],
        )
        for source in models.Source.objects.order_by("-received_at", "id").prefetch_related(
            "instruments"
        )
    ]


def _by_source(records: QuerySet[Any], field: str) -> Mapping[UUID, Counts]:
    counts: dict[UUID, dict[str, int]] = defaultdict(dict)
    rows = records.order_by().values_list("source", field).annotate(n=Count("id"))
    for source, value, number in rows:
        counts[source][str(value)] = number
    return counts


def overview() -> Overview:
    """Count what is held and what waits for a decision."""
    commitments = _counts(models.Commitment.objects.all(), "state")
    asked = models.Commitment.objects.filter(asks_again=True).count()
    return Overview(
        models.Source.objects.count(),
        models.Instrument.objects.count(),
        models.Provision.objects.count(),
        commitments,
        _counts(models.Citation.objects.all(), "status"),
        models.Meeting.objects.count(),
        commitments.get("proposed", 0) + asked,
    )


def _counts(records: QuerySet[Any], field: str) -> Counts:
    return Counter(dict(records.order_by().values_list(field).annotate(n=Count("id"))))


def is_empty() -> bool:
    """Say whether nothing has been loaded yet."""
    return not models.Source.objects.exists()


def source_page(source_id: UUID) -> SourcePage:
    """Give one source with its instruments and issues."""
    source = models.Source.objects.filter(id=source_id).first()
    if source is None:
        raise NotHeld(noun="source", address=str(source_id))
    issues = tuple(source.documentissues.order_by("order"))
    instruments = tuple(source.instruments.order_by("order"))
    return SourcePage(source, instruments, issues, blobs().path(source.sha256))


def uploads(limit: int = 20) -> list[models.Upload]:
    """List the files sent last, the newest first."""
    return list(models.Upload.objects.select_related("source")[:limit])


def upload(upload_id: UUID) -> models.Upload:
    """Give one file on its way."""
    found = models.Upload.objects.select_related("source").filter(id=upload_id).first()
    if found is None:
        raise NotHeld(noun="upload", address=str(upload_id))
    return found
