"""Provisions found by address, by place and by kinship."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from compromiso.model.provision import Path, Provision, ProvisionRef


class ProvisionIndex:
    """Look-ups over the provisions of one source, given in document order.

    Kinship is by position: the parent of a provision is the last one before it whose subtree
    still holds it, within the same instrument.
    """

    def __init__(self, provisions: Iterable[Provision]) -> None:
        self.provisions = tuple(provisions)
        self._held = {(p.instrument, p.eid): p for p in self.provisions}
        self.by_path: dict[tuple[str, Path], Provision] = {}
        self._parents: dict[tuple[str, str], Provision | None] = {}
        self._children: dict[tuple[str, str], list[Provision]] = {}
        self._starts = [p.start for p in self.provisions]
        self._link()

    def _link(self) -> None:
        open_: list[Provision] = []
        for provision in self.provisions:
            if provision.label is not None:
                self.by_path.setdefault((provision.instrument, provision.path), provision)
            instrument, start = provision.instrument, provision.start
            while open_ and (start >= open_[-1].subtree_end or open_[-1].instrument != instrument):
                open_.pop()
            parent = open_[-1] if open_ else None
            self._parents[instrument, provision.eid] = parent
            if parent is not None:
                self._children.setdefault((parent.instrument, parent.eid), []).append(provision)
            open_.append(provision)

    @cached_property
    def by_ref(self) -> Mapping[ProvisionRef, Provision]:
        """Give the provisions by their reference."""
        return {p.ref: p for p in self.provisions}

    def named(self, ref: ProvisionRef) -> Provision:
        """Give the provision of a reference; KeyError where there is none."""
        return self._held[ref.instrument, ref.eid]

    def parent(self, provision: Provision) -> Provision | None:
        """Give the provision that this one stands in, or None at the root."""
        return self._parents[provision.instrument, provision.eid]

    def ancestors(self, provision: Provision) -> Iterator[Provision]:
        """Yield the provisions that hold this one, nearest first."""
        parents = self._parents
        above = parents[provision.instrument, provision.eid]
        while above is not None:
            yield above
            above = parents[above.instrument, above.eid]

    def children(self, provision: Provision) -> tuple[Provision, ...]:
        """List the provisions that stand directly in this one, in document order."""
        return tuple(self._children.get((provision.instrument, provision.eid), ()))

    def siblings(self, provision: Provision) -> tuple[Provision, ...]:
        """List the provisions with the same parent and instrument, this one included."""
        parent = self.parent(provision)
        if parent is not None:
            return self.children(parent)
        return tuple(
            p
            for p in self.provisions
            if p.instrument == provision.instrument and self._parents[p.instrument, p.eid] is None
        )

    def at(self, position: int) -> Provision | None:
        """Give the provision whose own text holds the code point `position`, or None."""
        place = bisect_right(self._starts, position) - 1
        found = self.provisions[place] if place >= 0 else None
        while found is not None and not _covers(found, position):
            found = self.parent(found)
        return found


def _covers(provision: Provision, position: int) -> bool:
    return any(start <= position < end for start, end in provision.spans)
