"""What the annual assessment refuses."""

from __future__ import annotations

from compromiso.errors import CompromisoError


class AlreadyFrozen(CompromisoError):
    """An edition that is frozen was to be frozen again."""

    code = "REG-40"
    problem = "Edition {number} is frozen and never changes again."
    remedy = "Begin the next edition."


class NothingFrozen(CompromisoError):
    """An edition that is not frozen was to be published."""

    code = "REG-41"
    problem = "Edition {number} is a draft: nothing of it is frozen yet."
    remedy = "Freeze it first, read it, then publish it."
