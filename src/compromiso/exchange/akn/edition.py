"""A dossier as Akoma Ntoso sees it: each provision with an eId, each citation with an address."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from compromiso.exchange.akn.elements import no_space
from compromiso.model.citation import Citation, ExternalTarget, Target
from compromiso.model.dossier import Dossier
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Path, Provision
from compromiso.model.source import Source

Named = tuple[Provision, str]
"""A provision and its eId in the file."""


def whole_source(source: Source, kind: str, iri: str) -> Instrument:
    """Give a whole file as one instrument, of which nothing is known but its name."""
    return Instrument(
        id=kind,
        iri=iri,
        title=source.name,
        kind=kind,
        language=source.language,
        date=None,
        bodies=(),
        source=source.sha256,
        start=0,
        end=source.chars,
    )


@dataclass(frozen=True)
class Edition:
    """A dossier with what its XML needs to be written, computed once.

    In a bundle every eId begins with that of its component (`cmp_2__para_25`), for an eId must be
    the only one of its name in the file.
    """

    dossier: Dossier

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        """Give the instruments of the file; a file without any counts as one of kind `other`."""
        source = self.dossier.source
        iri = f"/akn/un/doc/other/{source.sha256[:16]}"
        return self.dossier.instruments or (whole_source(source, "other", iri),)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Give the citations in the order in which they stand."""
        return tuple(sorted(self.dossier.citations, key=lambda c: (c.start, c.end)))

    @cached_property
    def _starts(self) -> list[int]:
        return [citation.start for citation in self.citations]

    def citations_in(self, start: int, end: int) -> tuple[Citation, ...]:
        """List the citations that begin between two positions."""
        return self.citations[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _prefixes(self) -> Mapping[str, str]:
        bundled = len(self.instruments) > 1
        return {
            instrument.id: f"cmp_{number}__" if bundled else ""
            for number, instrument in enumerate(self.instruments, 1)
        }

    def prefix(self, instrument: str) -> str:
        """Give what every eId of an instrument begins with: nothing, unless it is in a bundle."""
        return self._prefixes[instrument]

    @cached_property
    def _named(self) -> tuple[Named, ...]:
        taken: set[str] = set()
        return tuple(
            (provision, self._first_free(provision, taken)) for provision in self.dossier.provisions
        )

    def _first_free(self, provision: Provision, taken: set[str]) -> str:
        wanted = eid = self._prefixes.get(provision.instrument, "") + no_space(provision.eid)
        number = 1
        while eid in taken:
            number += 1
            eid = f"{wanted}_{number}"
        taken.add(eid)
        return eid

    def provisions_of(self, instrument: Instrument) -> list[Named]:
        """List the provisions of an instrument, each with an eId of its own in the file."""
        return [named for named in self._named if named[0].instrument == instrument.id]

    @cached_property
    def _iris(self) -> Mapping[str, str]:
        return {instrument.id: instrument.iri for instrument in self.instruments}

    @cached_property
    def externals(self) -> Mapping[str, int]:
        """Give a number to each instrument that is cited and not held."""
        names = (
            target.external
            for citation in self.citations
            for target in citation.targets
            if isinstance(target, ExternalTarget)
        )
        return {name: number for number, name in enumerate(dict.fromkeys(names), 1)}

    @cached_property
    def _plainly_addressed(self) -> Mapping[tuple[str, str], Path]:
        """Give the path of each provision that its IRI and eId name alone."""
        times = Counter(instrument.iri for instrument in self.instruments)
        alone = {i.id for i in self.instruments if times[i.iri] == 1}
        found: dict[tuple[str, str], Path] = {}
        for provision in self.dossier.provisions:
            if provision.instrument in alone:
                key = provision.instrument, no_space(provision.eid)
                found.setdefault(key, provision.path)
        return found

    def aside(self, target: Target) -> object:
        """Give what the address of a target leaves open, or None."""
        if isinstance(target, ExternalTarget):
            return target.provision
        key = target.instrument, no_space(target.eid or "")
        if target.eid is not None and self._plainly_addressed.get(key) == target.path:
            return None
        return [target.instrument, target.eid, *target.path]

    def address(self, target: Target, prefix: str) -> str:
        """Give where a target is found: an IRI, or the reference that names it in the metadata."""
        if isinstance(target, ExternalTarget):
            number = self.externals.get(target.external)
            return f"#{prefix}external_{number}" if number else ""
        iri = self._iris.get(target.instrument, f"/akn/un/doc/other/{no_space(target.instrument)}")
        return iri if target.eid is None else f"{iri}/~{no_space(target.eid)}"
