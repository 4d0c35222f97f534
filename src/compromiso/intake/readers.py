"""The reader that a file is for: documents are read, what this program wrote is read back."""

from __future__ import annotations

from pathlib import PurePath

from compromiso.model.dossier import Dossier
from compromiso.text.reading.progress import Progress, silently


def read_any(content: bytes, name: str, progress: Progress = silently) -> Dossier:
    """Give the dossier of a document, of a record stream (`.jsonl`) or of Akoma Ntoso (`.xml`)."""
    match PurePath(name).suffix.lower():
        case ".jsonl":
            from compromiso.exchange.jsonl import read_stream  # late: few files need it

            return read_stream(content)
        case ".xml" | ".akn":
            from compromiso.exchange.akn import read_akn  # late: it brings the schema along

            return read_akn(content, name)
        case _:
            from compromiso.text.dossier import read  # late: the parent may never need the reader

            return read(content, name, progress)
