"""From a file nobody has looked at to a dossier, within limits."""

from __future__ import annotations

from compromiso.intake.reading import check_size, read_file

__all__ = ["check_size", "read_file"]
