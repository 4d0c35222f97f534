"""The reader: `read(bytes, name)` gives the dossier of a file."""

from compromiso.text.dossier import read

__all__ = ["read"]
