"""Find the citations of a text, then resolve them."""

from __future__ import annotations

from compromiso.model.citation import Citation
from compromiso.model.structure import Structure


def find_citations(text: str, structure: Structure) -> tuple[Citation, ...]:
    """List every citation in reading order, resolved against the instruments of the text."""
    return ()
