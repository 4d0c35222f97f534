"""What no table is."""

from __future__ import annotations

from compromiso.errors import CompromisoError


class NotATable(CompromisoError):
    """The file is no table of the format, is damaged, or asks too much of who reads it."""

    code = "REG-47"
    problem = "This is no table that can be brought: {why}."
    remedy = "Take the example, fill it in and save it as .xlsx or as .csv in UTF-8."
