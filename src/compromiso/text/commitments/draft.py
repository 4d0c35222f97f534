"""A commitment as read, before it is told."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.actor import Actor
from compromiso.model.commitment import Force
from compromiso.model.provision import Provision
from compromiso.text.commitments.frames import Frame

ANNOUNCING = 4


@dataclass(slots=True)
class Draft:
    """A commitment as read: its provision, parties, force, and the words of the action."""

    provision: Provision
    force: Force
    actors: tuple[Actor, ...]
    addressees: tuple[Actor, ...]
    first: int
    last: int
    sure: float
    leads: Frame | None = None

    @property
    def only_announces(self) -> bool:
        """Say whether the words before a colon are no more than "the following"."""
        return self.last - self.first <= ANNOUNCING
