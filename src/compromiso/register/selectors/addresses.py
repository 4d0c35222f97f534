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
