"""What each language says, read from TOML once a process: languages are data, never branches."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "es", "pt", "fr")
"""The languages that the reader knows, ISO 639-1."""


@cache
def terms(language: str, topic: str) -> dict[str, Any]:
    """Give the table `terms/<language>/<topic>.toml`; unknown languages read as English."""
    folder = language if language in LANGUAGES else "en"
    return _table(f"{folder}/{topic}.toml")


@cache
def registry(name: str) -> dict[str, Any]:
    """Give the table `terms/<name>.toml`, the same for every language (actors, treaties ...)."""
    return _table(f"{name}.toml")


def _table(path: str) -> dict[str, Any]:
    with files("compromiso.terms").joinpath(path).open("rb") as stream:
        return tomllib.load(stream)
