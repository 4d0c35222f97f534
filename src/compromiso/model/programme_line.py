"""A row of an action plan."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.provision import Span


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective of a programme line.

    `citations` are the positions (start, end) of the citations that stand in it.
    """

    start: int
    end: int
    citations: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A row: subject area, theme, objectives with their citations, activities as spans."""

    instrument: str
    eid: str
    area: str
    theme: str
    objectives: tuple[Objective, ...]
    activities: tuple[Span, ...]
    transversal: bool
    start: int
    end: int
