"""Which bodies are parts of which others."""

from __future__ import annotations

from functools import cache

from compromiso.terms.loading import registry


@cache
def bodies_above(body: str) -> tuple[str, ...]:
    """Give a body and the bodies that it belongs to, itself first; none for no body.

    >>> bodies_above("eclac-celade")[:2]
    ('eclac-celade', 'eclac')
    """
    actors, found = registry("actors")["actor"], list[str]()
    while body and body not in found:
        found.append(body)
        body = str(actors.get(body, {}).get("part_of", ""))
    return tuple(found)
