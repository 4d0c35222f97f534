"""The reader: `read(bytes, name)` gives the dossier of a file."""

from __future__ import annotations

from compromiso.compiled import is_compiled
from compromiso.model.dossier import Dossier

is_compiled()  # before any module of the reader is imported


def read(data: bytes, name: str) -> Dossier:
    """Turn a file into everything the register can be told about it; same bytes, same dossier.

    The path is imported at the first call, so that a part of the reader can be used alone.
    """
    from compromiso.text import dossier

    return dossier.read(data, name)


__all__ = ["read"]
