"""Short cuts for the tests of the structure reader."""

from __future__ import annotations

from compromiso.model.provision import Path
from compromiso.model.structure import Structure
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions


def structure_of(text: str, name: str = "note.txt") -> Structure:
    """Read the structure of a text."""
    return to_provisions(to_text(text.encode(), name))


def paths_of(text: str, name: str = "note.txt") -> list[Path]:
    """Give the paths of the labelled provisions of a text, in order."""
    return [p.path for p in structure_of(text, name).provisions if p.label is not None]


def strays(text: str, structure: Structure) -> list[int]:
    """Give the characters that are in no provision or artefact, or in more than one."""
    held = [0] * len(text)
    for start, end in [s for p in structure.provisions for s in p.spans]:
        for i in range(start, end):
            held[i] += 1
    for artefact in structure.artefacts:
        for i in range(artefact.start, artefact.end):
            held[i] += 1
    return [i for i, c in enumerate(text) if not c.isspace() and held[i] != 1]
