"""What a person may write into a commitment, checked before it is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from compromiso.model.commitment import Force
from compromiso.model.vague_date import VagueDate
from compromiso.register.errors import WrongValue

FIELDS: Final = ("actors", "force", "action", "addressees", "themes", "treaties", "deadline")
"""The fields of a commitment that a person decides."""

ACTOR_KINDS: Final = ("state", "organisation", "body", "group", "person")


def checked(changes: Mapping[str, object]) -> dict[str, Any]:
    """Give the changes as they are stored; raise `WrongValue` at the first that cannot be."""
    for name in changes:
        if name not in FIELDS:
            raise WrongValue(value=name, field="field of a commitment", choices=", ".join(FIELDS))
    return {name: _CHECKS[name](value) for name, value in changes.items()}


def _actors(value: object) -> list[dict[str, Any]]:
    return [_actor(actor) for actor in _list("actors", value)]


def _actor(value: object) -> dict[str, Any]:
    if not isinstance(value, Mapping) or not {"id", "name", "kind"} <= set(value):
        raise WrongValue(value=value, field="actor", choices="an id, a name and a kind")
    if value["kind"] not in ACTOR_KINDS:
        raise WrongValue(value=value["kind"], field="kind of actor", choices=", ".join(ACTOR_KINDS))
    kept = ("id", "name", "kind", "role")
    return {key: _text(key, value[key]) for key in kept if value.get(key)}


def _force(value: object) -> str:
    forces = [force.value for force in Force]
    if value not in forces:
        raise WrongValue(value=value, field="force", choices=", ".join(forces))
    return str(value)


def _action(value: object) -> str:
    text = _text("action", value).strip()
    if not text:
        raise WrongValue(value=value, field="action", choices="a sentence of at least one word")
    return text


def _texts(value: object) -> list[str]:
    texts = [_text("themes and treaties", item).strip() for item in _list("list", value)]
    return [text for text in texts if text]


def _deadline(value: object) -> str | None:
    if value is None or value == "":
        return None
    text = _text("deadline", value)
    if VagueDate.read(text) is None:
        raise WrongValue(value=value, field="date", choices="2006, 2006-07, 2006-07-18")
    return text


def _list(field: str, value: object) -> list[object]:
    if not isinstance(value, list | tuple):
        raise WrongValue(value=value, field=field, choices="a list")
    return list(value)


def _text(field: str, value: object) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise WrongValue(value=value, field=field, choices="a text")
    return value


_CHECKS: Final[Mapping[str, Callable[[object], Any]]] = {
    "actors": _actors,
    "force": _force,
    "action": _action,
    "addressees": _actors,
    "themes": _texts,
    "treaties": _texts,
    "deadline": _deadline,
}
