"""What has changed since a person was last here, as far as they may see it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from compromiso.register import models
from compromiso.register.permissions import (
    KEEP_CYCLE,
    READ_ACTION,
    READ_CLAIM,
    READ_REPORT,
    Person,
    scope,
)
from compromiso.register.selectors.claims import visible
from compromiso.register.selectors.seats import within
from compromiso.register.services.ledger import head

MOST: Final = 120
"""So many entries are told on a page; those before them on the next."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened: to what, by whom, when, and which columns it changed.

    `noun` is the ledger's; `subject` the record as it is now. `added` says that it is new.
    """

    seq: int
    at: datetime
    who: str
    noun: str
    subject: Any
    added: bool
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, the newest first, up to which entry; `before` leads to what was earlier."""

    rows: tuple[Change, ...]
    seq: int
    before: int | None


def changes_since(person: Person, seq: int, before: int | None = None) -> Changes:
    """List the changes after an entry of the ledger (and before one) that the person may see."""
    told = Q(kind__in=("keeping", "decision")) | Q(subject_type="source", field="")
    entries = models.LedgerEntry.objects.filter(told, _seen_by(person), seq__gt=seq)
    if before is not None:
        entries = entries.filter(seq__lt=before)
    newest = list(entries.order_by("-seq")[: MOST + 1])
    held = _subjects(person, newest[:MOST])
    groups = groupby(newest[:MOST], key=lambda e: (e.subject_type, e.subject_id, e.version))
    rows = (_change(list(group), held) for _key, group in groups)
    return Changes(
        tuple(row for row in rows if row),
        head()[0],
        newest[MOST - 1].seq if len(newest) > MOST else None,
    )


def _seen_by(person: Person) -> Q:
    """Give the condition that an entry may be seen: of drafts nothing, of the rest all since.

    What was written before a record was published is seen within reach only; what is out of sight
    neither counts nor takes the place of what is in sight.
    """
    published = models.LedgerEntry.objects.filter(
        subject_id=OuterRef("subject_id"),
        seq__lte=OuterRef("seq"),
        field="stage",
        value__in=_PUBLIC_STAGES,
    )
    seen = Q()
    for noun, rows in _SEEN.items():
        one = Q(subject_type=noun)
        if noun in _OWN:
            own = within(scope(person, _OWN[noun]), "institution")
            reached = _MODELS[noun].objects.filter(own).values("id")
            held = Q(subject_id__in=rows(person).values("id"))
            one &= held & (Q(subject_id__in=reached) | Q(Exists(published)))
        seen |= one
    return seen


def _change(
    entries: list[models.LedgerEntry], held: Mapping[tuple[str, UUID], Any]
) -> Change | None:
    first = entries[-1]
    subject = held.get((first.subject_type, first.subject_id))
    if subject is None:
        return None
    fields = {entry.field: json.loads(entry.value) for entry in entries if entry.field}
    added = any(not entry.field for entry in entries)
    return Change(first.seq, first.at, first.who, first.subject_type, subject, added, fields)


def _subjects(
    person: Person, entries: Iterable[models.LedgerEntry]
) -> Mapping[tuple[str, UUID], Any]:
    """Fetch the records that the person may see, one query a noun."""
    asked: dict[str, set[UUID]] = {}
    for entry in entries:
        asked.setdefault(entry.subject_type, set()).add(entry.subject_id)
    found: dict[tuple[str, UUID], Any] = {}
    for noun, ids in asked.items():
        rows = _SEEN[noun](person).filter(id__in=ids)
        found |= {(noun, row.id): row for row in rows}
    return found


def _actions(person: Person) -> QuerySet[Any]:
    own = within(scope(person, READ_ACTION), "institution")
    rows = models.Action.objects.filter(Q(stage="published") | own)
    return rows.select_related("institution")


def _reports(person: Person) -> QuerySet[Any]:
    own = within(scope(person, READ_REPORT), "institution")
    rows = models.Report.objects.filter(Q(stage="published") | own)
    return rows.select_related("institution")


def _cycles(person: Person) -> QuerySet[Any]:
    own = within(scope(person, KEEP_CYCLE), "institution")
    return models.ReportingCycle.objects.filter(Q(stage__in=("open", "closed")) | own)


def _of(rows: Callable[[], QuerySet[Any]]) -> Callable[[Person], QuerySet[Any]]:
    return lambda _person: rows()


_SEEN: Final[Mapping[str, Callable[[Person], QuerySet[Any]]]] = {
    "source": _of(models.Source.objects.all),
    "commitment": _of(lambda: models.Commitment.objects.select_related("provision")),
    "institution": _of(models.Institution.objects.all),
    "action": _actions,
    "institution_report": _reports,
    "reporting_cycle": _cycles,
    "claim": lambda person: visible(person).select_related("institution"),
    "annual_assessment": _of(lambda: models.AnnualAssessment.objects.filter(stage="published")),
}
"""For each noun that is told of, the records that a person may see."""

_OWN: Final[Mapping[str, str]] = {
    "action": READ_ACTION,
    "institution_report": READ_REPORT,
    "reporting_cycle": KEEP_CYCLE,
    "claim": READ_CLAIM,
}
"""The nouns that are drafted before they are published, and who may read their drafts."""
_MODELS: Final[Mapping[str, Any]] = {
    "action": models.Action,
    "institution_report": models.Report,
    "reporting_cycle": models.ReportingCycle,
    "claim": models.Claim,
}
_PUBLIC_STAGES: Final = ('"published"', '"open"', '"closed"')
"""The stages, as the ledger writes them, from which on everybody sees a record."""
