"""What is held: the library, the state of reading, files on their way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.selectors import tallies
from compromiso.register.store import blobs

Numbers = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A source, what it holds, and how well it was read."""

    source: models.Source
    instruments: tuple[models.Instrument, ...]
    provisions: int
    issues: Numbers
    commitments: Numbers
    citations: Numbers


@dataclass(frozen=True, slots=True)
class Overview:
    """How much is held and what waits for a person."""

    sources: int
    instruments: int
    provisions: int
    commitments: Numbers
    citations: Numbers
    meetings: int
    waiting: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source, its instruments and its issues; `original` is the file as received."""

    source: models.Source
    instruments: tuple[models.Instrument, ...]
    issues: tuple[models.DocumentIssue, ...]
    original: Path


def library(first: int = 0, count: int | None = None) -> list[LibraryRow]:
    """List every source, the newest first, or so many from one on, in a fixed number of queries."""
    newest = models.Source.objects.order_by("-received_at", "id").prefetch_related("instruments")
    sources = list(newest[first:] if count is None else newest[first : first + count])
    counts = tallies.held([source.id for source in sources])
    return [_row(source, counts.get(source.id, {})) for source in sources]


def _row(source: models.Source, counts: Mapping[str, Numbers]) -> LibraryRow:
    return LibraryRow(
        source,
        tuple(source.instruments.all()),
        counts.get("held", {}).get("provision", 0),
        counts.get("issues", {}),
        counts.get("state", {}),
        counts.get("citations", {}),
    )


def overview() -> Overview:
    """Say how much is held and how much waits for a decision."""
    counts = tallies.total()
    held: Counter[str] = Counter(counts.get("held"))
    commitments: Counter[str] = Counter(counts.get("state"))
    return Overview(
        models.Source.objects.count(),
        held["instrument"],
        held["provision"],
        commitments,
        Counter(counts.get("citations")),
        held["meeting"],
        commitments["proposed"] + sum(counts.get("again", {}).values()),
    )


def instruments_to_choose() -> list[models.Instrument]:
    """List every instrument by its title, as a list to choose from."""
    held = models.Instrument.objects.order_by().only("id", "slug", "title")
    return sorted(held, key=lambda one: str(one.title))


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
