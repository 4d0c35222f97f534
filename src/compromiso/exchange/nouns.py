"""Records back into nouns: the inverse of `records`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Final

from compromiso.errors import Issue
from compromiso.exchange.records import ADDED, KEYS
from compromiso.model.actor import Actor
from compromiso.model.artefact import Artefact
from compromiso.model.citation import Citation, ExternalTarget, HeldTarget, Status, Target
from compromiso.model.commitment import Commitment, Force
from compromiso.model.field_value import FieldValue
from compromiso.model.figure import Figure
from compromiso.model.instrument import Instrument
from compromiso.model.meeting import Meeting, Mention
from compromiso.model.page_map import Box
from compromiso.model.programme_line import Objective, ProgrammeLine
from compromiso.model.progress_report import ProgressReport
from compromiso.model.provision import Provision, ProvisionRef, Span
from compromiso.model.source import Source
from compromiso.model.task import Task

Plain = Mapping[str, Any]

NOUNS: Final[Mapping[str, Callable[..., object]]] = {
    "source": Source,
    "instrument": Instrument,
    "provision": Provision,
    "artefact": Artefact,
    "citation": Citation,
    "programme_line": ProgrammeLine,
    "commitment": Commitment,
    "task": Task,
    "meeting": Meeting,
    "figure": Figure,
    "report": ProgressReport,
    "issue": Issue,
}


def to_noun(record: Plain) -> object:
    """Give the noun that a record tells; KeyError where a key of its type is missing."""
    kind = record["type"]
    told = {}
    for key, read, may_lack in _readers(kind):
        if may_lack and key not in record:
            continue
        value = record[key]
        told[key] = value if read is None or value is None else read(value)
    return NOUNS[kind](**told)


@cache
def _readers(kind: str) -> tuple[tuple[str, Callable[[Any], Any] | None, bool], ...]:
    """Give each key of a type with how its value is read back, and whether it may be absent."""
    return tuple(
        (key, BY_KEY.get((kind, key)) or BY_KEY.get(("", key)), (kind, key) in ADDED)
        for key in KEYS[kind]
    )


def _ref(value: Plain) -> ProvisionRef:
    return ProvisionRef(value["instrument"], value["eid"])


def _actor(value: Plain) -> Actor:
    return Actor(value["id"], value["name"], value["kind"], value.get("role"))


def _actors(values: Iterable[Plain]) -> tuple[Actor, ...]:
    return tuple(map(_actor, values))


def _target(value: Plain) -> Target:
    if "external" in value:
        return ExternalTarget(value["external"], value["provision"])
    return HeldTarget(value["instrument"], value["eid"], tuple(value["path"]))


def _targets(values: Iterable[Plain]) -> tuple[Target, ...]:
    return tuple(map(_target, values))


def _spans(values: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in values)


def _boxes(values: Iterable[Box]) -> tuple[Box, ...]:
    return tuple((page, *map(float, sides)) for page, *sides in values)  # type: ignore[misc]


def _objectives(values: Iterable[Plain]) -> tuple[Objective, ...]:
    return tuple(Objective(v["start"], v["end"], _spans(v["citations"])) for v in values)


def _activities(values: Iterable[Plain]) -> tuple[Span, ...]:
    return tuple((value["start"], value["end"]) for value in values)


def _fields(values: Iterable[Plain]) -> tuple[FieldValue, ...]:
    return tuple(
        FieldValue(**{**v, "actor": v["actor"] and _actor(v["actor"]), "spans": _spans(v["spans"])})
        for v in values
    )


def _mentions(values: Iterable[Plain]) -> tuple[Mention, ...]:
    return tuple(Mention(value["start"], value["end"]) for value in values)


BY_KEY: Final[Mapping[tuple[str, str], Callable[[Any], Any]]] = {
    ("instrument", "bodies"): _actors,
    ("", "host"): _ref,
    ("commitment", "provision"): _ref,
    ("task", "provision"): _ref,
    ("task", "actor"): _actor,
    ("", "author"): _actor,
    ("", "path"): tuple,
    ("", "alternatives"): tuple,
    ("", "adopts"): tuple,
    ("", "themes"): tuple,
    ("", "treaties"): tuple,
    ("", "spans"): _spans,
    ("", "boxes"): _boxes,
    ("", "status"): Status,
    ("", "force"): Force,
    ("", "targets"): _targets,
    ("", "suggestions"): _targets,
    ("", "about"): _targets,
    ("", "actors"): _actors,
    ("", "addressees"): _actors,
    ("", "organisers"): _actors,
    ("", "supporters"): _actors,
    ("", "participants"): _actors,
    ("", "objectives"): _objectives,
    ("", "activities"): _activities,
    ("", "mentions"): _mentions,
    ("", "fields"): _fields,
    ("figure", "value"): float,
}
"""How the value of a key is read back, by type of record; an empty type stands for any."""
