"""The States of the process and where each has its tile on the map."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from compromiso.terms.loading import registry


@cache
def member_states() -> Mapping[str, tuple[int, int]]:
    """Give column and row of the tile of each State, by its ISO 3166 code."""
    return {code: (place[0], place[1]) for code, place in registry("tiles")["tile"].items()}
