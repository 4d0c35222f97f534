"""Which entries of the ledger are for everybody: settled when they are written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from compromiso.register import models
from compromiso.register.portions import portions
from compromiso.register.standing import DECISION

DRAFTED: Final = frozenset({"action", "institution_report", "reporting_cycle", "claim"})
"""The nouns that are drafted before they are published."""
OPEN: Final = frozenset({"source", "commitment", "institution", "annual_assessment"})
"""The nouns that are told of to everybody, as far as the record may be seen at all."""
PUBLIC_STAGES: Final = frozenset({"published", "open", "closed"})
"""The stages from which on everybody sees a record."""
_KINDS: Final = frozenset({"keeping", DECISION})


def is_told(entry: Any) -> bool:
    """Say whether an entry tells of a change that people are told of."""
    if entry.subject_type not in DRAFTED | OPEN:
        return False
    return entry.kind in _KINDS or (entry.subject_type == "source" and not entry.field)


def publishable(entry: Any) -> bool:
    """Say whether an entry may be one from which on everybody sees its record."""
    return entry.subject_type in DRAFTED and entry.field in {"", "stage"}


def publishes(entry: Any) -> bool:
    """Say whether from this entry on everybody sees its record."""
    if not publishable(entry):
        return False
    said = json.loads(entry.value)
    stage = said if entry.field else said.get("stage", "")
    return stage in PUBLIC_STAGES


def public_entries(entries: Iterable[Any], public: set[UUID]) -> Iterator[models.PublicEntry]:
    """Yield the entries for everybody; `public` names the records that were so before them."""
    for entry in entries:
        if not is_told(entry):
            continue
        if publishes(entry):
            public.add(entry.subject_id)
        if entry.subject_type in OPEN or entry.subject_id in public:
            yield models.PublicEntry(seq=entry.seq)


def add_public_entries(entries: list[Any]) -> None:
    """Note which of the entries just written are for everybody."""
    told = [entry for entry in entries if is_told(entry)]
    drafted = {entry.subject_id for entry in told if entry.subject_type in DRAFTED}
    new = {entry.subject_id for entry in told if entry.kind == "keeping"}
    public = _public_among(list(drafted - new))
    models.PublicEntry._default_manager.bulk_create(public_entries(told, public), batch_size=500)


def _public_among(subjects: list[UUID]) -> set[UUID]:
    """Name those of some records that the ledger has made public."""
    found: set[UUID] = set()
    for some in portions(subjects):
        said = models.LedgerEntry.objects.filter(subject_id__in=some, field__in=("", "stage"))
        found |= {entry.subject_id for entry in said.order_by() if publishes(entry)}
    return found


def expected_public_entries() -> list[models.PublicEntry]:
    """List the entries for everybody, from the ledger alone."""
    columns = ("seq", "kind", "subject_type", "subject_id", "field", "value")
    told = models.LedgerEntry.objects.filter(subject_type__in=DRAFTED | OPEN).order_by("seq")
    return list(public_entries(told.only(*columns).iterator(chunk_size=2000), set()))


def write_public_entries() -> None:
    """Put what follows from the ledger in place of what is held, in the caller's transaction."""
    models.PublicEntry._default_manager.all().delete()
    models.PublicEntry._default_manager.bulk_create(expected_public_entries(), batch_size=500)
