"""A file exactly as it was received (FRBR Item)."""

from __future__ import annotations

from dataclasses import dataclass

SCHEMA = 1
"""Version of the record stream, on its first line."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as received: its name is a label, its SHA-256 (hex) is its identity.

    `bytes` is the size of the file, `chars` the length in code points of the text read from
    it, `language` an ISO 639-1 code or `und`, `pages` a count or None where there are none.
    """

    name: str
    sha256: str
    media_type: str
    bytes: int
    chars: int
    language: str
    pages: int | None = None
