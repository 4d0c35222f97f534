"""The form in which each noun is told to programs; a field is a column of the register."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from ninja import Schema

Item = TypeVar("Item")


class Page(Schema, Generic[Item]):
    """A page of records, how many there are in all, and where the neighbouring pages are."""

    items: list[Item]
    total: int
    page: int
    pages: int
    next: str | None = None
    previous: str | None = None


class Problem(Schema):
    """What went wrong (RFC 9457); `code` and `remedy` are those of our error pages."""

    type: str
    title: str
    status: int
    code: str | None = None
    remedy: str | None = None


class Instrument(Schema):
    """A document or a part of one that has a title of its own."""

    id: UUID
    slug: str
    iri: str
    title: str
    kind: str
    language: str
    date: str | None
    bodies: list[Any]
    source_id: UUID


class Provision(Schema):
    """A numbered place of an instrument, with its exact words; `url_path` is its address."""

    id: UUID
    instrument_id: UUID
    parent_id: UUID | None
    url_path: str
    eid: str
    path: list[Any]
    label: str | None
    kind: str
    heading: str | None
    page: int | None
    words: str
    start: int
    end: int
    confidence: float


class Citation(Schema):
    """A citation as printed and what it is taken to mean."""

    id: UUID
    host_id: UUID | None
    raw: str
    form: str
    status: str
    targets: list[Any]
    suggestions: list[Any]
    reason: str
    state: str
    version: int
    start: int
    end: int


class Commitment(Schema):
    """What somebody undertook, in the exact words; `state` says whether a person has decided."""

    id: UUID
    ref: str
    instrument_id: UUID | None
    provision_id: UUID | None
    words: str
    actors: list[Any]
    addressees: list[Any]
    force: str
    action: str
    themes: list[Any]
    treaties: list[Any]
    deadline: str | None
    confidence: float
    state: str
    version: int
    start: int
    end: int


class ProgrammeLine(Schema):
    """A row of a plan: subject area, theme, objectives, activities."""

    id: UUID
    instrument_id: UUID
    eid: str
    area: str
    theme: str
    label: str | None
    objectives: list[Any]
    activities: list[Any]
    transversal: bool
    words: str
    start: int
    end: int


class Task(Schema):
    """A task that a text gives to a body."""

    id: UUID
    provision_id: UUID | None
    body_id: str | None
    action: str
    label: str | None
    words: str
    start: int
    end: int


class Meeting(Schema):
    """A meeting as a text tells it; dates as precise as the text."""

    id: UUID
    name: str
    place: str | None
    country: str | None
    start_date: str | None
    end_date: str | None
    organisers: list[Any]
    supporters: list[Any]
    participants: list[Any]
    adopts: list[Any]


class Institution(Schema):
    """A body whose people work in the register."""

    id: UUID
    slug: str
    name: str
    kind: str
    country: str
    actor: str
    language: str
    zone: str


class Action(Schema):
    """What an institution plans or does to carry commitments out."""

    id: UUID
    version: int
    institution_id: UUID
    code: str
    title: str
    description: str
    language: str
    programme_line_id: UUID | None
    commitments: list[Any]
    supporting: list[Any]
    depends_on: list[Any]
    start: date | None
    end: date | None
    budget: list[Any]
    milestones: list[Any]
    stage: str


class ReportEntry(Schema):
    """What a report says of some commitments and actions."""

    id: UUID
    version: int
    order: int
    text: str
    commitments: list[Any]
    actions: list[Any]
    progress: str


class Report(Schema):
    """What an institution reports, entry by entry."""

    id: UUID
    version: int
    institution_id: UUID
    country: str
    cycle_id: UUID | None
    title: str
    language: str
    summary: str
    period_start: date | None
    period_end: date | None
    stage: str
    submitted_at: datetime | None
    published_at: datetime | None
    entries: list[ReportEntry]

    @staticmethod
    def resolve_entries(row: Any) -> Any:
        """Give the entries that stand, in their order."""
        return row.said


class Evidence(Schema):
    """What an entry of a report rests on; a file is had at its page by those who may see it."""

    id: UUID
    entry_id: UUID
    kind: str
    title: str
    url: str
    sha256: str
    name: str
    bytes: int
    anchor: dict[str, Any] | None
    restricted: bool


class Claim(Schema):
    """Who claims how far a commitment is met, and on which words."""

    id: UUID
    version: int
    commitment_id: UUID
    commitment_ref: str
    country: str
    institution_id: UUID
    standpoint: str
    progress: str
    date: date
    note: str
    language: str
    anchor: dict[str, Any] | None
    stage: str


class AnnualAssessment(Schema):
    """An edition of the annual assessment: frozen at one entry of the ledger."""

    id: UUID
    number: int
    year: int
    title: str
    stage: str
    seq: int
    head: str
    content_sha256: str
    frozen_at: datetime | None


class Grade(Schema):
    """A grade of a scale, in the words of each language."""

    id: str
    label: dict[str, str]


class Scale(Schema):
    """A scale: its grades in order, and the publication that defines it."""

    id: str
    label: dict[str, str]
    source: str
    rule: str
    metric: str
    grades: list[Grade]
