"""What has changed since a person was last here, as far as they may see it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from compromiso.register import models
from compromiso.register.permissions import (
    KEEP_CYCLE,
    LOCAL_ROLE,
    READ_ACTION,
    READ_CLAIM,
    READ_REPORT,
    Person,
    scope,
)
from compromiso.register.public_entries import is_told, publishable, publishes
from compromiso.register.selectors.claims import visible
from compromiso.register.selectors.seats import within
from compromiso.register.services.ledger import head

COLUMNS: Final = ("seq", "at", "who", "kind", "subject_type", "subject_id", "field", "version")
"""What is read of every entry: what it says may be as long as an annual assessment."""
TOLD: Final = frozenset({"stage"})
"""The columns whose value is told."""
AT_ONCE: Final = 100
"""So many entries are read from the ledger at a time."""
FEW: Final = 2000
"""Among so many entries those within reach are looked for one by one."""
MOST: Final = 60
"""So many entries are told on a page; those before them on the next."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened: to what, by whom, when, and which columns it changed.

    `fields` holds the value of those in `TOLD`, None for the others. `noun` is the ledger's;
    `subject` the record as it is now. `added` says that it is new.
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


def changes_since(person: Person, seq: int, before: int | None = None, most: int = MOST) -> Changes:
    """List the changes after an entry of the ledger (and before one) that the person may see.

    What was written before a record was published is seen within reach only; what is out of sight
    neither counts nor takes the place of what is in sight.
    """
    last, _hash = head()
    newest = list(islice(_told(person, seq, last + 1 if before is None else before), most + 1))
    held = {(entry.subject_type, entry.subject_id): subject for entry, subject in newest}
    shown = [entry for entry, _subject in newest[:most]]
    groups = groupby(shown, key=lambda e: (e.subject_type, e.subject_id, e.version))
    rows = (_change(list(group), held) for _key, group in groups)
    earlier = shown[-1].seq if len(newest) > most else None
    return Changes(tuple(row for row in rows if row), last, earlier)


def _told(person: Person, seq: int, before: int) -> Iterator[tuple[models.LedgerEntry, Any]]:
    """Yield the entries between two that the person may see, the newest first, and their records.

    Which are for everybody is known; those within reach are found from the records in reach.
    """
    local = person.role == LOCAL_ROLE
    numbers = _all(seq, before) if local else _seen(person, seq, before)
    while some := list(islice(numbers, AT_ONCE)):
        held = models.LedgerEntry.objects.filter(seq__in=some).order_by("-seq")
        entries = _with_values([entry for entry in held.only(*COLUMNS) if is_told(entry)])
        subjects = _subjects(person, entries)
        for entry in entries:
            subject = subjects.get((entry.subject_type, entry.subject_id))
            if subject is not None:
                yield entry, subject


def _with_values(entries: list[models.LedgerEntry]) -> list[models.LedgerEntry]:
    """Give entries with what they say, where that is told: one query for all."""
    telling = [e.seq for e in entries if e.field in TOLD or publishable(e)]
    rows = models.LedgerEntry.objects.filter(seq__in=telling).order_by()
    values = dict(rows.values_list("seq", "value"))
    for entry in entries:
        entry.value = values.get(entry.seq, "null")
    return entries


def _all(seq: int, before: int) -> Iterator[int]:
    while some := _newest(models.LedgerEntry.objects.filter(seq__gt=seq), before):
        yield from some
        before = some[-1]


def _seen(person: Person, seq: int, before: int) -> Iterator[int]:
    """Yield the entries for everybody and those within reach, the highest first, once each."""
    public = models.PublicEntry._default_manager.filter(seq__gt=seq)
    while before > seq + 1:
        lists = [_newest(public, before)]
        lists += _within_reach(person, _lowest(lists, seq), before)
        lowest = _lowest(lists, seq)
        yield from sorted({n for some in lists for n in some if n > lowest}, reverse=True)
        before = lowest + 1


def _lowest(lists: Iterable[list[int]], seq: int) -> int:
    """Give the number above which none of these lists, which may go on, lacks any."""
    return max((some[-1] - 1 for some in lists if len(some) == AT_ONCE), default=seq)


def _newest(rows: QuerySet[Any], before: int) -> list[int]:
    found = rows.filter(seq__lt=before).order_by("-seq")
    return list(found.values_list("seq", flat=True)[:AT_ONCE])


def _within_reach(person: Person, seq: int, before: int) -> Iterator[list[int]]:
    """Yield for each noun the newest entries between two of records within the person's reach."""
    for noun, permission in _OWN.items():
        own = _MODELS[noun].objects.filter(within(scope(person, permission))).order_by()
        said = models.LedgerEntry.objects.filter(seq__gt=seq, seq__lt=before, subject_type=noun)
        if before - seq <= FEW:
            rows = said.filter(Exists(own.filter(id=OuterRef("subject_id")))).order_by("-seq")
        else:  # not by an index that holds the order: the whole ledger would be gone through
            rows = said.filter(subject_id__in=own.values("id")).order_by(-F("seq"))
        yield list(rows.values_list("seq", flat=True)[:AT_ONCE])


def _change(
    entries: list[models.LedgerEntry], held: Mapping[tuple[str, UUID], Any]
) -> Change | None:
    first = entries[-1]
    subject = held.get((first.subject_type, first.subject_id))
    if subject is None:
        return None
    told = {entry.field for entry in entries if entry.field}
    fields = dict.fromkeys(told) | {
        e.field: json.loads(e.value) for e in entries if e.field in TOLD
    }
    added = any(not entry.field for entry in entries)
    if added and publishes(first):  # it never was a draft
        added, fields = False, {"stage": json.loads(first.value)["stage"]}
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
    "claim": lambda person: (
        visible(person)
        .select_related("institution")
        .prefetch_related("commitment__provision__instrument")
    ),
    "annual_assessment": _of(
        lambda: models.AnnualAssessment.objects.filter(stage="published").defer("content")
    ),
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
