"""Actors as a person types them, one a line, turned into actors that the register knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from compromiso.terms.actor_names import find_actors
from compromiso.terms.phrases import Words
from compromiso.web.ui.telling import name_actor

Spoken = Mapping[str, Any]
_LANGUAGES = ("es", "pt", "en", "fr")


def write_actors(actors: Iterable[Spoken]) -> str:
    """Write actors one a line, as `read_actors` reads them back."""
    return "\n".join(name_actor(actor) for actor in actors)


def read_actors(lines: str, known: Iterable[Spoken]) -> list[dict[str, Any]]:
    """Read one actor a line: one of `known`, else a registered name, else a new group."""
    by_name: dict[str, dict[str, Any]] = {}
    for actor in known:
        for name in (name_actor(actor), str(actor["name"])):
            by_name.setdefault(name.casefold(), dict(actor))
    names = dict.fromkeys(line.strip() for line in lines.splitlines() if line.strip())
    return [by_name.get(name.casefold()) or _registered(name) or _new(name) for name in names]


def _registered(name: str) -> dict[str, Any] | None:
    words = Words(name)
    for language in _LANGUAGES:
        for mention in find_actors(words, language):
            if (mention.start, mention.end) == (0, len(name)):
                actor = mention.actor
                return {"id": actor.id, "name": name, "kind": actor.kind}
    return None


def _new(name: str) -> dict[str, Any]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return {
        "id": re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "actor",
        "name": name,
        "kind": "group",
    }
