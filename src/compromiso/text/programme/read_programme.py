"""From rows to programme lines."""

from __future__ import annotations

from compromiso.model.citation import Citation
from compromiso.model.programme_line import ProgrammeLine
from compromiso.model.structure import Structure


def read_programme(
    text: str, structure: Structure, citations: tuple[Citation, ...]
) -> tuple[ProgrammeLine, ...]:
    """List the programme lines of a text: each row with its objectives and activities."""
    return ()
