"""From bytes to canonical text."""

from __future__ import annotations

import hashlib

from compromiso.model.reading import Reading
from compromiso.model.source import Source


def to_text(data: bytes, name: str) -> Reading:
    """Give the canonical text of a file, and what had to be said about it."""
    text = data.decode("utf-8")
    source = Source(name, hashlib.sha256(data).hexdigest(), "text/plain", len(data), len(text), "en")
    return Reading(source, text)
