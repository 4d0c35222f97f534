"""What has changed since a person was last here, as far as they may see it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from compromiso.register import models
from compromiso.register.permissions import KEEP_CYCLE, READ_ACTION, READ_REPORT, Person, scope
from compromiso.register.selectors.claims import visible
from compromiso.register.selectors.seats import within
from compromiso.register.services.ledger import head

MOST: Final = 400
"""So many entries are looked at; whoever was away longer is told that there was more."""


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
    """What changed, the newest first, up to which entry, and whether there was more."""

    rows: tuple[Change, ...]
    seq: int
    more: bool


def changes_since(person: Person, seq: int) -> Changes:
    """List the changes after an entry of the ledger that the person may see."""
    told = Q(kind__in=("keeping", "decision")) | Q(subject_type="source", field="")
    entries = models.LedgerEntry.objects.filter(told, seq__gt=seq, subject_type__in=_SEEN)
    newest = list(entries.order_by("-seq")[: MOST + 1])
    held = _subjects(person, newest[:MOST])
    groups = groupby(newest[:MOST], key=lambda e: (e.subject_type, e.subject_id, e.version))
    rows = (_change(list(group), held) for _key, group in groups)
    return Changes(tuple(row for row in rows if row), head()[0], len(newest) > MOST)


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
