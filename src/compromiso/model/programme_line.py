"""A row of an action plan."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.field_value import FieldValue
from compromiso.model.filled_at_once import filled_at_once
from compromiso.model.provision import Span


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective of a programme line.

    `citations` are the positions (start, end) of the citations that stand in it.
    """

    start: int
    end: int
    citations: tuple[Span, ...]


@filled_at_once
@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A row: subject area, theme, objectives with their citations, activities as spans.

    `label` is the number of a row that bears one, such as a recommendation, as printed; `fields`
    are what else its cells say (response, deadline, status …); `confidence` is that of the row.
    """

    instrument: str
    eid: str
    area: str
    theme: str
    objectives: tuple[Objective, ...]
    activities: tuple[Span, ...]
    transversal: bool
    start: int
    end: int
    label: str | None = None
    fields: tuple[FieldValue, ...] = ()
    confidence: float = 1.0
