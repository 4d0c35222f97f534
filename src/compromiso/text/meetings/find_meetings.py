"""Meetings that a text tells of, and the figures that it claims."""

from __future__ import annotations

from compromiso.model.figure import Figure
from compromiso.model.meeting import Meeting
from compromiso.model.structure import Structure


def find_meetings(text: str, structure: Structure) -> tuple[Meeting, ...]:
    """List the meetings that the text tells of."""
    return ()


def find_figures(text: str, structure: Structure) -> tuple[Figure, ...]:
    """List the statistics that the text claims."""
    return ()
