"""The ledger: entries are added under one lock, each chained to the one before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar, cast
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from compromiso.register.claim_units import CLAIMED
from compromiso.register.errors import LedgerBroken
from compromiso.register.models import LedgerEntry
from compromiso.register.models.ledger_entry import GENESIS
from compromiso.register.public_entries import add_public_entries
from compromiso.register.tallies import SOURCES
from compromiso.register.turns import in_turn

_LOCK: Final = 7_266_773_671
"""Any number, the same in every process: PostgreSQL's name for the ledger's lock."""


Given = ParamSpec("Given")
Result = TypeVar("Result")
Service = TypeVar("Service", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Claim:
    """What is to be added to the ledger."""

    kind: str
    source_id: UUID | None
    subject_type: str
    subject_id: UUID
    field: str
    value: Any
    who: str
    version: int = 1
    why: str = ""
    anchor: Any = None
    confidence: float | None = None
    runner_up: Any = None


def canonical(value: Any) -> str:
    """Give the one JSON text of a value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def lock() -> None:
    """Hold the ledger until the transaction ends; SQLite's IMMEDIATE transactions already do."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def recorded(service: Callable[Given, Result]) -> Callable[Given, Result]:
    """Make a service one transaction that holds the ledger from its start: nothing can deadlock."""

    @wraps(service)
    def in_one_transaction(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        with in_turn(), transaction.atomic():
            lock()
            with SOURCES.written(), CLAIMED.written():
                return service(*args, **kwargs)

    return in_one_transaction


def asked_now(service: Service) -> Service:
    """Let a service know as `now` when it was asked for: to wait for one's turn makes none late."""

    @wraps(service)
    def stamped(*args: Any, **kwargs: Any) -> Any:
        return service(*args, **{**kwargs, "now": kwargs.get("now") or timezone.now()})

    return cast("Service", stamped)


def head() -> tuple[int, str]:
    """Give number and hash of the last entry: the version of the whole register."""
    last = LedgerEntry.objects.order_by("-seq").values_list("seq", "hash").first()
    return last or (0, GENESIS)


def append(claims: Iterable[Claim]) -> list[LedgerEntry]:
    """Add claims at the end of the chain, inside the caller's transaction."""
    lock()
    seq, previous = head()
    now = _not_before_the_last()
    entries = []
    for claim in claims:
        seq += 1
        entry = _entry(claim, seq, previous, now)
        previous = entry.hash
        entries.append(entry)
    LedgerEntry.objects.bulk_create(entries, batch_size=500)
    SOURCES.add(entry.source_id for entry in entries)
    CLAIMED.add(e.subject_id for e in entries if e.subject_type == "commitment")
    add_public_entries(entries)
    return entries


def _not_before_the_last() -> datetime:
    last = LedgerEntry.objects.order_by("-seq").values_list("at", flat=True).first()
    now = timezone.now()
    return max(now, last) if last else now


def _entry(claim: Claim, seq: int, previous: str, now: datetime) -> LedgerEntry:
    entry = LedgerEntry(
        seq=seq,
        kind=claim.kind,
        source_id=claim.source_id,
        subject_type=claim.subject_type,
        subject_id=claim.subject_id,
        field=claim.field,
        value=canonical(claim.value),
        version=claim.version,
        who=claim.who,
        at=now.astimezone(UTC),
        why=claim.why,
        anchor=canonical(claim.anchor),
        confidence=claim.confidence,
        runner_up=canonical(claim.runner_up),
        prev_hash=previous,
    )
    entry.hash = entry.digest()
    return entry


def check_head(known: str) -> None:
    """Pass if the ledger still holds the entry `NUMBER:HASH`; else it was cut or written anew."""
    if not known:
        return
    number, _, expected = known.partition(":")
    seq = int(number) if number.isdecimal() and len(number) < 18 else 0
    held = LedgerEntry.objects.filter(seq=seq).values_list("hash", flat=True).first()
    if (held or GENESIS) != expected:
        raise LedgerBroken(seq=seq, what="it is not the entry that was known")
