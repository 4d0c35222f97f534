"""From what a computation over dossiers names to the rows that pages link to."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping

from compromiso.register import models


class Addresses:
    """The provisions and instruments of some files (by SHA-256), fetched once."""

    def __init__(self, sources: Iterable[str]) -> None:
        held = models.Provision.objects.filter(source__sha256__in=set(sources))
        named: dict[tuple[str, str, str], models.Provision] = {}
        placed: dict[str, list[models.Provision]] = defaultdict(list)
        for provision in (
            held.select_related("instrument", "source")
            .order_by("source_id", "order")
            .defer("boxes", "alternatives")
        ):
            sha256 = provision.source.sha256
            named.setdefault((sha256, provision.instrument.ref, provision.eid), provision)
            placed[sha256].append(provision)
        self._named: Mapping[tuple[str, str, str], models.Provision] = named
        self._placed = placed

    def provision(self, sha256: str, instrument: str, eid: str | None) -> models.Provision | None:
        """Give the provision of this name, or None."""
        return self._named.get((sha256, instrument, eid)) if eid else None

    def at(self, sha256: str, position: int) -> models.Provision | None:
        """Give the provision whose own words hold this position, or the last one before it."""
        placed = self._placed[sha256]
        number = bisect_right(placed, position, key=lambda provision: provision.start)
        for provision in reversed(placed[max(0, number - 50) : number]):
            if any(start <= position < end for start, end in provision.spans):
                return provision
        return placed[number - 1] if number else None


class NamedAddresses:
    """The provisions of some files that go by some names, and those at positions, one by one."""

    def __init__(self, sources: Iterable[str], eids: Iterable[str]) -> None:
        known = models.Source.objects.filter(sha256__in=set(sources))
        self._sources = dict(known.values_list("sha256", "id"))
        shas = {source_id: sha256 for sha256, source_id in self._sources.items()}
        held = models.Provision.objects.filter(source_id__in=list(shas), eid__in=list(set(eids)))
        self._named: dict[tuple[str, str, str], models.Provision] = {}
        for one in held.select_related("instrument").order_by("source_id", "order"):
            name = (shas[one.source_id], one.instrument.ref, one.eid)
            self._named.setdefault(name, one)

    def provision(self, sha256: str, instrument: str, eid: str | None) -> models.Provision | None:
        """Give the provision of this name, or None."""
        return self._named.get((sha256, instrument, eid)) if eid else None

    def at(self, sha256: str, position: int) -> models.Provision | None:
        """Give the provision whose own words hold this position, or the last one before it."""
        if sha256 not in self._sources:
            return None
        held = models.Provision.objects.filter(source_id=self._sources[sha256])
        before = held.filter(start__lte=position).order_by("-start", "-order")
        near = list(before.values_list("id", "spans")[:50])
        holds = (one for one, spans in near if any(start <= position < end for start, end in spans))
        found = next(holds, near[0][0] if near else None)
        rows = models.Provision.objects.select_related("instrument")
        return rows.filter(id=found).first() if found else None
