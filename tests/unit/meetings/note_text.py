"""Texts of the project's own wording as structures of one instrument."""

from __future__ import annotations

from compromiso.model.instrument import Instrument
from compromiso.model.structure import Structure
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions


def as_note(text: str, language: str = "en", kind: str = "press-release") -> Structure:
    """Give a text as one instrument of a kind, without provisions."""
    instrument = Instrument(
        "note", "/akn/un", "A note", kind, language, None, (), "x", 0, len(text)
    )
    return Structure((instrument,), (), ())


def as_read(text: str) -> Structure:
    """Give a text as the reader itself structures it."""
    return to_provisions(to_text(text.encode(), "page.txt"))
