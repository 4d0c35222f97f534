"""Who was given what to do."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.actor import Actor
from compromiso.model.field_value import FieldValue
from compromiso.model.provision import ProvisionRef


@dataclass(frozen=True, slots=True)
class Task:
    """A task that a provision gives to one body, as in points 3.4.1 (a) to (d) of a memorandum.

    A measure of a response matrix is a task too: `label` is its number, `fields` hold the bodies
    responsible, the deadline, the status; `actor` is the first of the bodies, None where none is
    named.
    """

    provision: ProvisionRef
    actor: Actor | None
    action: str
    start: int
    end: int
    label: str | None = None
    fields: tuple[FieldValue, ...] = ()
    confidence: float = 1.0
