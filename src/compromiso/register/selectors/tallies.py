"""How many records are held, without counting them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from compromiso.register import models
from compromiso.register.counting import Counts
from compromiso.register.models.tally import ALL

Versions = tuple[tuple[UUID, str], ...]
"""Some sources, each with the hash of the last entry that speaks of it."""


def total() -> Counts:
    """Give the counts of all that is held."""
    return held([ALL]).get(ALL, {})


def held(source_ids: Iterable[UUID]) -> Mapping[UUID, Counts]:
    """Give the counts of some sources."""
    return dict(models.Tally._default_manager.filter(id__in=source_ids).values_list("id", "counts"))


def stamp() -> int:
    """Give the number of the last entry that speaks of a document: what follows may be kept."""
    return models.Tally._default_manager.filter(id=ALL).values_list("seq", flat=True).first() or 0


def versions(source_ids: Iterable[UUID]) -> Versions:
    """Name some sources, each with the hash of the last entry that speaks of it."""
    held = models.Tally._default_manager.filter(id__in=list(source_ids))
    last = dict(held.values_list("seq", "id"))
    entries = models.LedgerEntry.objects.filter(seq__in=list(last)).order_by("seq")
    return tuple((last[seq], said) for seq, said in entries.values_list("seq", "hash"))


def stamped() -> str:
    """Give the hash of the last entry that speaks of a document: what follows may be kept by it."""
    said = models.LedgerEntry.objects.filter(seq=stamp())
    return said.values_list("hash", flat=True).first() or ""


def public_stamped() -> str:
    """Give the hash of the last entry that everybody may be told of."""
    last = models.PublicEntry._default_manager.order_by("-seq").values_list("seq", flat=True)
    said = models.LedgerEntry.objects.filter(seq=last.first() or 0)
    return said.values_list("hash", flat=True).first() or ""


def reading_stamped() -> str:
    """Give the hash of the last entry in which a reading proposed something."""
    said = models.LedgerEntry.objects.filter(kind="proposal").order_by("-seq")
    return said.values_list("hash", flat=True).first() or ""


def reading_stamp() -> int:
    """Give the number of the last entry in which a reading proposed something."""
    said = models.LedgerEntry.objects.filter(kind="proposal").order_by("-seq")
    return said.values_list("seq", flat=True).first() or 0


def by_source(name: str) -> list[tuple[UUID, Mapping[str, int]]]:
    """Give what is counted under a name of each source, in the order of arrival."""
    rows = models.Tally._default_manager.exclude(id=ALL)
    counts = dict(rows.values_list("id", f"counts__{name}"))
    arrived = models.Source.objects.order_by("received_at", "id").values_list("id", flat=True)
    return [(source, counts.get(source) or {}) for source in arrived]
