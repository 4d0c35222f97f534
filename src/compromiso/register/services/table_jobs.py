"""A table is looked through, then brought: both in the background, both as often as one likes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from compromiso.exchange.tables import Book, NotATable, Row, read_book
from compromiso.intake.limits import LIMITS
from compromiso.register import models
from compromiso.register.permissions import BRING_TABLE, Person, require
from compromiso.register.queue_errors import CheckTooOld, RowsWrong
from compromiso.register.selectors.jobs import job
from compromiso.register.selectors.table_actions import judge_actions
from compromiso.register.selectors.table_names import Names
from compromiso.register.selectors.table_reports import judge_reports
from compromiso.register.services.jobs import Turn, enqueue
from compromiso.register.services.table_rows import bring
from compromiso.register.tabled import CHANGED, ERROR, NEW, STATES, Step

CHECK: Final = "check-table"
BRING: Final = "bring-table"
SPOKEN: Final = 50
"""After how many rows a job tells how far it is."""


def check_table(chunks: Iterable[bytes], name: str, *, by: Person) -> models.Job:
    """Let a table be looked through; one that is none is refused at once. Nothing is written."""
    require(by, BRING_TABLE)
    content = bytearray()
    for chunk in chunks:
        content += chunk
        if len(content) > LIMITS.file_bytes:
            raise NotATable(why="it is too large")
    book = read_book(bytes(content))
    told = {sheet: [[row.number, row.cells] for row in rows] for sheet, rows in book.items()}
    return enqueue(CHECK, {"name": name[-200:], "book": told}, by=by)


def bring_table(check_id: UUID, *, leave_out_errors: bool, by: Person) -> models.Job:
    """Let a table that was looked through be brought, without its wrong rows where that is said."""
    require(by, BRING_TABLE)
    checked = job(check_id, by)
    if checked.kind != CHECK or checked.state != "done":
        raise CheckTooOld
    wrong = checked.outcome["counts"][ERROR]
    if wrong and not leave_out_errors:
        raise RowsWrong(wrong=wrong)
    given = {"check": str(check_id), "leave_out": leave_out_errors, "name": checked.given["name"]}
    return enqueue(BRING, given, by=by)


def check(turn: Turn, by: Person) -> Mapping[str, Any]:
    """Do the job of looking a table through: give the verdict on every row."""
    require(by, BRING_TABLE)
    book = _book(turn.job)
    total = sum(map(len, book.values()))
    turn.say(0, total)
    steps = _judge(book, by, None)
    turn.say(total, total)
    return _outcome(steps)


def bring_rows(turn: Turn, by: Person) -> Mapping[str, Any]:
    """Do the job of bringing a table; rows that it brought before it was cut off are unchanged."""
    require(by, BRING_TABLE)
    checked = job(UUID(turn.job.given["check"]), by)
    seen = {row["record"]: row["version"] for row in checked.outcome["rows"] if row["record"]}
    steps = _judge(_book(checked), by, seen)
    wrong = sum(step.state == ERROR for step in steps)
    if wrong and not turn.job.given["leave_out"]:
        raise RowsWrong(wrong=wrong)
    total = sum(step.state in {NEW, CHANGED} for step in steps)
    turn.say(0, total)
    for done in bring(steps, by=by):
        if done % SPOKEN == 0 or done == total:
            turn.say(done, total)
    return _outcome(steps)


def _book(row: models.Job) -> Book:
    said = row.given["book"]
    return {sheet: [Row(number, cells) for number, cells in rows] for sheet, rows in said.items()}


def _judge(book: Book, by: Person, seen: Mapping[str, int] | None) -> list[Step]:
    names = Names(by)
    return [*judge_actions(book, names, seen), *judge_reports(book, names, seen)]


def _outcome(steps: list[Step]) -> dict[str, Any]:
    verdicts = [step.verdict() for step in steps if step.row.number]
    counts = Counter(verdict.state for verdict in verdicts)
    return {
        "counts": {state: counts[state] for state in STATES},
        "rows": [verdict.told() for verdict in verdicts],
    }
