"""From canonical text to provision trees."""

from __future__ import annotations

from compromiso.model.reading import Reading
from compromiso.model.structure import Structure


def to_provisions(reading: Reading) -> Structure:
    """Split a text into its instruments and each instrument into its provisions."""
    return Structure((), (), ())
