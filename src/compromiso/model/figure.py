"""A statistic that a text claims."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.filled_at_once import filled_at_once
from compromiso.model.provision import ProvisionRef


@filled_at_once
@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text: its value, unit, what is counted, where and when."""

    host: ProvisionRef | None
    start: int
    end: int
    value: float
    unit: str
    what: str
    place: str | None
    period: str | None
