"""Tamper with the ledger in thousands of ways: each is found, and the first bad entry named.

`python bench/prove_ledger.py --tamperings 10000 --entries 1000000`, on SQLite and PostgreSQL: a
column of an entry changed, two entries exchanged, one removed, one put in between, the tail cut
off, the tail written anew with right hashes (found by who kept the head). Then a long ledger is
verified against the clock.
"""

from __future__ import annotations

import random
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.postgres import on_both_engines
from bench.register_in import set_up

TABLE: Final = "register_ledgerentry"
HELD: Final = 300
"""How many entries the ledger has that is tampered with."""
Tampering = tuple[str, list[tuple[str, list[Any]]], int]
"""What is done, by which statements, and which entry is the first bad one then."""


def claims(count: int, chance: random.Random) -> Iterator[Any]:
    """Yield what people of an office would write: words changed in some thousand records."""
    from compromiso.register.services.ledger import Claim

    subjects = [UUID(int=chance.getrandbits(128)) for _ in range(5000)]
    people = [str(UUID(int=chance.getrandbits(128))) for _ in range(200)]
    for number in range(count):
        told = f"La medida número {number} se cumplirá en {2026 + number % 9}."
        claim = Claim("decision", None, "action", chance.choice(subjects), "title", told, "")
        yield replace(claim, who=chance.choice(people), version=number % 7 + 1, why="acordado")


def fill(count: int) -> None:
    """Write a ledger of so many entries through the register's own door."""
    from django.db import transaction

    from compromiso.register.services import ledger

    told = claims(count, random.Random(7))  # noqa: S311
    for start in range(0, count, 5000):
        with transaction.atomic():
            ledger.append(next(told) for _ in range(min(5000, count - start)))


def free() -> None:
    """Take away what makes the database itself refuse, as an intruder would."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER ledger_no_update")
            cursor.execute("DROP TRIGGER ledger_no_delete")
        else:
            cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")


CHANGES: Final = {
    "kind": "'keeping'", "subject_type": "'claim'", "field": "'note'", "value": "'null'",
    "version": "version + 1", "who": "'nobody'", "why": "why || '.'", "anchor": "'[]'",
    "confidence": "0.25", "runner_up": "'[1]'", "prev_hash": "'0'", "hash": "'{unique}'",
    "subject_id": "'{uuid}'", "source_id": "'{uuid}'", "at": "{earlier}",
}  # fmt: skip
"""How each column is falsified."""


def column(chance: random.Random, seq: int, vendor: str) -> Tampering:
    """Falsify one column of an entry."""
    name = chance.choice(sorted(CHANGES))
    made = uuid4()
    earlier = {"sqlite": "datetime(at, '-1 hour')", "postgresql": "at - interval '1 hour'"}[vendor]
    value = CHANGES[name].format(
        unique=f"{chance.getrandbits(256):064x}",
        uuid=made.hex if vendor == "sqlite" else made,
        earlier=earlier,
    )
    return name, [(f"UPDATE {TABLE} SET {name} = {value} WHERE seq = %s", [seq])], seq  # noqa: S608


def removed(_chance: random.Random, seq: int, _vendor: str) -> Tampering:
    """Take an entry out."""
    return "removed", [(f"DELETE FROM {TABLE} WHERE seq = %s", [seq])], seq  # noqa: S608


def closed_up(_chance: random.Random, seq: int, _vendor: str) -> Tampering:
    """Take an entry out and number the following ones anew."""
    down = f"UPDATE {TABLE} SET seq = -seq + 1 WHERE seq > %s"  # noqa: S608
    back = f"UPDATE {TABLE} SET seq = -seq WHERE seq < 0"  # noqa: S608
    gone = (f"DELETE FROM {TABLE} WHERE seq = %s", [seq])  # noqa: S608
    return "closed up", [gone, (down, [seq]), (back, [])], seq


def exchanged(_chance: random.Random, seq: int, _vendor: str) -> Tampering:
    """Let two entries change places."""
    move = f"UPDATE {TABLE} SET seq = %s WHERE seq = %s"  # noqa: S608
    return "exchanged", [(move, [0, seq]), (move, [seq, seq + 1]), (move, [seq + 1, 0])], seq


WAYS: Final[tuple[Callable[[random.Random, int, str], Tampering], ...]] = (
    column, column, column, column, removed, closed_up, exchanged,
)  # fmt: skip


def found(tampering: Tampering) -> bool:
    """Tamper, check, and put everything back: was the first bad entry named?"""
    from django.db import connection, transaction

    from compromiso.register.errors import LedgerBroken
    from compromiso.register.services.chain import check_chain

    named = None
    with transaction.atomic():
        with connection.cursor() as cursor:
            for statement, values in tampering[1]:
                cursor.execute(statement, values)
        try:
            check_chain()
        except LedgerBroken as broken:
            named = broken.facts["seq"]
        transaction.set_rollback(True)
    if named != tampering[2]:
        print(f"\n{tampering[0]} at {tampering[2]}: named {named}")
    return named == tampering[2]


def tail_found(chance: random.Random) -> bool:
    """Cut the tail off or write it anew: does whoever kept the head find out?"""
    from django.db import connection, transaction

    from compromiso.register.errors import LedgerBroken
    from compromiso.register.services import ledger

    seq, known = ledger.head()
    first = chance.randrange(2, seq)
    named = None
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE seq >= %s", [first])  # noqa: S608
        if chance.random() < 0.5:
            ledger.append(claims(seq - first + 1, chance))
        try:
            ledger.check_head(f"{seq}:{known}")
        except LedgerBroken as broken:
            named = broken.facts["seq"]
        transaction.set_rollback(True)
    return named == seq


def tamper(count: int) -> int:
    """Tamper so many times; give how many were not found."""
    from django.db import connection

    chance = random.Random(11)  # noqa: S311
    missed = 0
    for number in range(count):
        seq = chance.randrange(1, HELD - 1)
        way = chance.choice((*WAYS, None))
        held = tail_found(chance) if way is None else found(way(chance, seq, connection.vendor))
        missed += not held
        if number % 500 == 499:
            print(f"\r{number + 1} tamperings, {missed} missed", end="", flush=True)
    print()
    return missed


def timed(entries: int) -> float:
    """Let the ledger grow to so many entries and give the seconds that following it takes."""
    from compromiso.register.services import ledger
    from compromiso.register.services.chain import check_chain

    fill(entries - ledger.head()[0])
    begun = time.perf_counter()
    check_chain()
    return time.perf_counter() - begun


def here(said: Namespace, var: Path) -> int:
    """Prove it on the database that the environment names."""
    set_up(var)
    from django.db import connection

    from compromiso.register.opening import open_register

    open_register()
    free()
    fill(HELD)
    missed = tamper(said.tamperings)
    found_of = f"{said.tamperings - missed} of {said.tamperings}"
    print(f"{connection.vendor}: {found_of} tamperings found and named")
    if said.entries:
        seconds = timed(said.entries)
        print(f"{connection.vendor}: {said.entries} entries verified in {seconds:.1f} s")
    return int(bool(missed))


def main() -> int:
    """Prove it on both engines; 0 if every tampering was found with its first bad entry."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--tamperings", type=int, default=10_000)
    parser.add_argument("--entries", type=int, default=1_000_000)
    return on_both_engines(parser, here)


if __name__ == "__main__":
    raise SystemExit(main())
