"""Statistics that a text claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compromiso.model.figure import Figure
    from compromiso.model.structure import Structure


def find_figures(text: str, structure: Structure) -> tuple[Figure, ...]:
    """List the statistics that the text claims."""
    return ()
