"""A text adopted or issued by a body, whatever its language (FRBR Work)."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.actor import Actor


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument of a source; a source may bundle several.

    `id` is unique within the source; `iri` is an Akoma Ntoso Work IRI; `kind` is one of
    `KINDS`; `date` is ISO 8601 as precise as the text is; `source` is the SHA-256 of the
    file; `start` and `end` are code points in the canonical text.
    """

    id: str
    iri: str
    title: str
    kind: str
    language: str
    date: str | None
    bodies: tuple[Actor, ...]
    source: str
    start: int
    end: int


KINDS = (
    "declaration",
    "action-plan",
    "memorandum",
    "report",
    "press-release",
    "follow-up-report",
    "resolution",
    "treaty",
    "communique",
    "agreement",
    "fact-sheet",
    "matrix",
    "letter",
    "other",
)
