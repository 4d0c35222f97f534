"""The chain of the ledger, followed from the stored bytes: by all cores where it is long."""

from __future__ import annotations

import hashlib
import itertools
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from json.encoder import encode_basestring
from typing import Any, Final

from django.db import connection

from compromiso.register.errors import LedgerBroken
from compromiso.register.models import LedgerEntry
from compromiso.register.models.ledger_entry import GENESIS, HASHED

Span = tuple[int, int]
"""The numbers of the first and the last entry of a stretch, both included."""
Fault = tuple[int, str]
"""The number of the first bad entry of a stretch and what is wrong with it."""

LONG: Final = 50_000
"""From how many entries on a chain is shared out among the cores."""

GONE: Final = "the entry is gone"
UNCHAINED: Final = "it does not follow from the entry before it"
REWRITTEN: Final = "its content is not what was signed"

_AS_SIGNED: Final = {
    "sqlite": {
        "UUID": "substr({0},1,8)||'-'||substr({0},9,4)||'-'||substr({0},13,4)||'-'"
        "||substr({0},17,4)||'-'||substr({0},21)",
        "MOMENT": "replace({0},' ','T')||'+00:00'",
    },
    "postgresql": {
        "UUID": "{0}::text",
        "MOMENT": "replace(to_char({0} AT TIME ZONE 'UTC','YYYY-MM-DD\"T\"HH24:MI:SS.US'),"
        "'.000000','')||'+00:00'",
    },
}
"""How each engine gives identifiers and moments as the text that the hash covers."""
_KIND: Final = {"source_id": "UUID", "subject_id": "UUID", "at": "MOMENT"}
_inherited: Final[list[Any]] = []


def check_chain() -> tuple[int, str]:
    """Follow the whole chain and give its head; raise `LedgerBroken` at the first bad entry."""
    last = LedgerEntry.objects.order_by("-seq").values_list("seq", "hash").first()
    if last is None:
        return 0, GENESIS
    faults = [fault for fault in _faults(_spans(last[0])) if fault is not None]
    if faults:
        seq, what = min(faults)
        raise LedgerBroken(seq=seq, what=what)
    return last


def _spans(last: int) -> list[Span]:
    shares = (os.cpu_count() or 1) if last >= LONG and not connection.in_atomic_block else 1
    edges = [last * share // shares for share in range(shares + 1)]
    return [(first + 1, end) for first, end in itertools.pairwise(edges)]


def _faults(spans: list[Span]) -> Iterable[Fault | None]:
    if len(spans) == 1:
        return [fault_in(spans[0])]
    with multiprocessing.get_context("fork").Pool(len(spans), _connect_anew) as pool:
        return pool.map(fault_in, spans)


def _connect_anew() -> None:
    """Let a forked process open its own connection and leave its parent's as it is."""
    _inherited.append(connection.connection)
    connection.connection = None


def fault_in(span: Span) -> Fault | None:
    """Give the first bad entry of a stretch, or None where every entry is as it was signed."""
    seq, previous = _entry_before(span)
    sha256, signed = hashlib.sha256, _as_signed
    for row in _rows(span):
        said, own = row[:-1], row[-1]
        if said[0] != seq + 1:
            return seq + 1, GONE
        if said[1] != previous:
            return said[0], UNCHAINED
        if sha256(signed(said).encode()).hexdigest() != own:
            return said[0], REWRITTEN
        seq, previous = said[0], own
    return None if seq == span[1] else (seq + 1, GONE)


def _as_signed(said: Sequence[Any], text: Callable[[str], str] = encode_basestring) -> str:
    """Give the values of `HASHED` as the JSON that their hash covers.

    Written out, as `json` makes its writer anew at each call: half of what a check would cost.
    """
    seq, before, kind, source, noun, subject, field, value = said[:8]
    version, who, at, why, anchor, confidence, runner_up = said[8:]
    from_source = "null" if source is None else text(source)
    sure = "null" if confidence is None else repr(confidence)
    return (
        f"[{seq}, {text(before)}, {text(kind)}, {from_source}, {text(noun)}, {text(subject)}, "
        f"{text(field)}, {text(value)}, {version}, {text(who)}, {text(at)}, {text(why)}, "
        f"{text(anchor)}, {sure}, {text(runner_up)}]"
    )


def _entry_before(span: Span) -> tuple[int, str]:
    before = span[0] - 1
    hashes = LedgerEntry.objects.filter(seq=before).values_list("hash", flat=True)
    return before, hashes.first() or GENESIS


def _rows(span: Span) -> Iterator[tuple[Any, ...]]:
    """Yield the entries of a stretch as their hash covers them, and last the hash itself."""
    forms = _AS_SIGNED[connection.vendor]
    columns = [forms[_KIND[name]].format(name) if name in _KIND else name for name in HASHED]
    table = LedgerEntry._meta.db_table
    statement = (
        f"SELECT {', '.join(columns)}, hash FROM {table} "  # noqa: S608
        "WHERE seq BETWEEN %s AND %s ORDER BY seq"
    )
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, span)
        while rows := cursor.fetchmany(2000):
            yield from rows
