"""The record stream: one flat record for each thing read in a document, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final

from compromiso.model.actor import Actor
from compromiso.model.dossier import Dossier
from compromiso.model.figure import Figure
from compromiso.model.programme_line import ProgrammeLine
from compromiso.model.source import SCHEMA

Record = dict[str, Any]

PLACE: Final = ("start", "end")
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "source": ("name", "sha256", "media_type", "bytes", "chars", "language", "pages"),
    "instrument": ("id", "iri", "title", "kind", "language", "date", "bodies", "source", *PLACE),
    "provision": (
        *("instrument", "eid", "path", "label", "label_norm", "kind", "heading", *PLACE),
        *("subtree_end", "spans", "page", "confidence", "alternatives", "boxes"),
    ),
    "artefact": ("kind", *PLACE),
    "citation": ("host", *PLACE, "raw", "form", "status", "targets", "suggestions", "reason"),
    "programme_line": (
        *("instrument", "eid", "area", "theme", "objectives", "activities", "transversal", *PLACE),
        *("label", "fields", "confidence"),
    ),
    "commitment": (
        *("ref", "provision", "actors", "force", "action", "addressees", "themes", "treaties"),
        *("deadline", *PLACE, "confidence"),
    ),
    "task": ("provision", "actor", "action", *PLACE, "label", "fields", "confidence"),
    "meeting": (
        *("id", "name", "place", "country", "start_date", "end_date", "organisers", "supporters"),
        *("participants", "adopts", "mentions", "reason"),
    ),
    "figure": ("host", *PLACE, "value", "unit", "what", "place", "period"),
    "report": ("host", "author", "date", "about", *PLACE),
    "issue": ("code", "severity", "message", "remedy", *PLACE),
}
"""The keys of each type of record, in order, after `type` (and `schema`, on the first line)."""

ADDED: Final = frozenset(
    {("provision", "boxes")}
    | {
        (kind, key)
        for kind in ("programme_line", "task")
        for key in ("label", "fields", "confidence")
    }
)
"""Keys that came after the first streams of this schema were written: they may be absent."""

COLLECTIONS: Final[Mapping[str, str]] = {kind: f"{kind}s" for kind in KEYS if kind != "source"}
"""Where a dossier keeps the things that each type of record tells."""


def to_records(dossier: Dossier) -> Iterator[Record]:
    """Yield a dossier as records: its source first, then type by type in document order."""
    yield {"type": "source", "schema": SCHEMA} | _told("source", dossier.source)
    for kind, collection in COLLECTIONS.items():
        for noun in getattr(dossier, collection):
            yield {"type": kind} | _told(kind, noun)


def _told(kind: str, noun: object) -> Record:
    said = ((key, getattr(noun, key)) for key in KEYS[kind])
    record = {key: value if type(value) in _PLAIN else _plain(value) for key, value in said}
    if isinstance(noun, ProgrammeLine):
        record["activities"] = [dict(zip(PLACE, span, strict=True)) for span in noun.activities]
    if isinstance(noun, Figure):
        record["value"] = int(noun.value) if noun.value.is_integer() else noun.value
    return record


_PLAIN: Final = frozenset({str, int, float, bool, type(None)})
"""What stands in a record as it is."""


def _plain(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _named(value)


def _named(value: Any) -> Record:
    record = {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, Actor) and value.role is None:
        del record["role"]
    return record
