"""What the references of an Akoma Ntoso file point to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from compromiso.exchange.akn.elements import no_space
from compromiso.exchange.akn.marks import own
from compromiso.model.citation import ExternalTarget, HeldTarget, Target
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision, ProvisionRef


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as it stands in the file: its element, its provision, its place and words."""

    element: etree._Element
    host: ProvisionRef
    start: int
    end: int
    words: str


class TargetIndex:
    """What a file holds, by address; `names` are those of what it does not hold."""

    def __init__(
        self,
        instruments: Sequence[Instrument],
        provisions: Sequence[Provision],
        names: dict[str, str],
    ) -> None:
        self.ids = {instrument.iri: instrument.id for instrument in instruments}
        self.held: dict[tuple[str, str], Provision] = {}
        for provision in provisions:
            self.held.setdefault((provision.instrument, no_space(provision.eid)), provision)
        self.names = names

    def targets_of(self, reference: Reference) -> tuple[tuple[Target, ...], tuple[Target, ...]]:
        """Give the targets and suggestions of a reference."""
        element = reference.element
        told = (own(element, "targets") or element.get("href") or "").split()
        hinted = (own(element, "suggestions") or "").split()
        return (
            self._targets(told, own(element, "targets_parts")),
            self._targets(hinted, own(element, "suggestions_parts")),
        )

    def _targets(self, addresses: Sequence[str], parts: str | None) -> tuple[Target, ...]:
        """Give what addresses name; `parts` says of each what its address leaves open."""
        asides = json.loads(parts) if parts else [None] * len(addresses)
        return tuple(map(self._target, addresses, asides))

    def _target(self, address: str, aside: Any) -> Target:
        if address.startswith("#"):
            return ExternalTarget(self.names[address], aside)
        if aside is not None:
            instrument, eid, *path = aside
            return HeldTarget(instrument, eid, tuple(path))
        iri, _, eid = address.partition("/~")
        provision = self.held[self.ids[iri], eid]
        return HeldTarget(provision.instrument, provision.eid, provision.path)
