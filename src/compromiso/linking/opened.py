"""A dossier opened for linking: its provisions found by reference, their words cut as anchors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from compromiso.model.anchor import Anchor
from compromiso.model.citation import HeldTarget, Target
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision, ProvisionRef
from compromiso.model.structure import Structure
from compromiso.text.citations.printed import lowered
from compromiso.text.citations.wording import Wording


@dataclass(frozen=True, slots=True)
class Quoted:
    """A provision with its words, to be shown beside a finding."""

    target: HeldTarget
    anchor: Anchor


@dataclass(frozen=True)
class Opened:
    """One dossier with look-ups over it."""

    dossier: Dossier

    @cached_property
    def structure(self) -> Structure:
        """Give the instruments, provisions and artefacts with their index."""
        dossier = self.dossier
        return Structure(dossier.instruments, dossier.provisions, dossier.artefacts)

    @cached_property
    def wording(self) -> Wording:
        """Give the stems of the provisions."""
        return Wording(lowered(self.dossier.text), self.structure)

    def provision(self, target: Target) -> Provision | None:
        """Give the provision of a target, or None where it is an instrument or not held."""
        if not isinstance(target, HeldTarget) or target.eid is None:
            return None
        return self.structure.index.by_ref.get(ProvisionRef(target.instrument, target.eid))

    def anchor(self, instrument: str, start: int, end: int) -> Anchor:
        """Cut the words between two positions."""
        work = self.structure.instruments_by_id.get(instrument)
        expression = work.iri if work is not None else self.dossier.source.sha256
        return Anchor.cut(expression, self.dossier.text, start, end)

    def quoted(self, provision: Provision) -> Quoted:
        """Give a provision with its words, those of its points included."""
        target = HeldTarget(provision.instrument, provision.eid, provision.path)
        end = max(provision.end, provision.subtree_end)
        return Quoted(target, self.anchor(provision.instrument, provision.start, end))

    def quotes(self, targets: tuple[Target, ...]) -> tuple[Quoted, ...]:
        """Give the words of the targets that are provisions held."""
        found = (self.provision(target) for target in targets)
        return tuple(self.quoted(provision) for provision in found if provision is not None)

    def language_at(self, position: int) -> str:
        """Give the language of the instrument that a position stands in."""
        work = self.structure.instruments_by_id.get(self.instrument_at(position))
        return work.language if work is not None else self.dossier.source.language

    def instrument_at(self, position: int) -> str:
        """Give the id of the instrument that a position stands in, '' where in none."""
        held = (i.id for i in self.dossier.instruments if i.start <= position < i.end)
        return next(held, "")
