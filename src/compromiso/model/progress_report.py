"""What an actor says, on a date, about commitments or actions (IATI result)."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.actor import Actor
from compromiso.model.citation import Target
from compromiso.model.provision import ProvisionRef


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """A dated report entry; `about` are the paragraphs that it names, `date` is ISO 8601."""

    host: ProvisionRef
    author: Actor | None
    date: str | None
    about: tuple[Target, ...]
    start: int
    end: int
