"""Who was given what to do."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.actor import Actor
from compromiso.model.provision import ProvisionRef


@dataclass(frozen=True, slots=True)
class Task:
    """A task that a provision gives to one body, as in points 3.4.1 (a) to (d) of a memorandum."""

    provision: ProvisionRef
    actor: Actor
    action: str
    start: int
    end: int
