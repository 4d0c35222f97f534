"""The loop of a process that works: it takes a job, does it, and looks for the next."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from itertools import count
from typing import Any, Final
from uuid import UUID

from django.db import close_old_connections

from compromiso.errors import CompromisoError
from compromiso.register import models
from compromiso.register.permissions import LOCAL, VISITOR, Person
from compromiso.register.queue_errors import LeaseLost, UnknownWork, WorkBroke
from compromiso.register.selectors.seats import person_for
from compromiso.register.services.jobs import NOBODY, Turn, claim, clear_finished
from compromiso.register.services.own_work import ask_for_audit

Work = Callable[[Turn, Person], Mapping[str, Any]]
"""What a kind of job does: it speaks through its turn, for a person, and gives what came out."""

WORKS: Final[Mapping[str, str]] = {
    "check-table": "compromiso.register.services.table_jobs:check",
    "bring-table": "compromiso.register.services.table_jobs:bring_rows",
    "compare": "compromiso.register.services.comparisons:compare",
    "audit": "compromiso.register.services.own_work:audit",
    "annual-file": "compromiso.register.services.annual_files:make_file",
}
"""Kind of job → where its work is written, as `module:function`."""

PAUSE_S: Final = 1.0
ROUNDS_AN_HOUR: Final = round(3600 / PAUSE_S)


def person_behind(job: models.Job) -> Person:
    """Give who asked for a job, with the seats and the scopes that hold now."""
    if job.by in {LOCAL.id, NOBODY}:
        return LOCAL
    account = models.Account.objects.filter(id=UUID(job.by), is_active=True).first()
    person = person_for(account, datetime.now(UTC).date()) if account else VISITOR
    scopes = job.given.get("scopes")
    return person if scopes is None else replace(person, scopes=frozenset(scopes))


def work_next() -> bool:
    """Do the next job, if one waits, to its end; say whether there was one."""
    turn = claim()
    if turn is None:
        return False
    with suppress(LeaseLost), _Told(turn):
        turn.finish(_work(turn.job.kind)(turn, person_behind(turn.job)))
    return True


@dataclass(frozen=True, slots=True)
class _Told:
    """A job says why it ended: a refusal ends here, a fault of ours is seen outside too.

    A process that is stopped says nothing: its lease runs out, and another takes the job up.
    """

    turn: Turn

    def __enter__(self) -> None:
        """Begin an attempt."""

    def __exit__(self, _kind: object, raised: BaseException | None, _trace: object) -> bool:
        if isinstance(raised, CompromisoError) and not isinstance(raised, LeaseLost):
            self.turn.fail(raised)
            return True
        if isinstance(raised, Exception) and not isinstance(raised, CompromisoError):
            self.turn.fail(WorkBroke())
        return False


def _work(kind: str) -> Work:
    if kind not in WORKS:
        raise UnknownWork(kind=kind)
    module, _, name = WORKS[kind].partition(":")
    found: Work = getattr(import_module(module), name)
    return found


def work_waiting() -> int:
    """Do every job that waits; say how many there were."""
    number = 0
    while work_next():
        number += 1
    return number


def work_until(stop: threading.Event) -> None:
    """Do what waits, and look every second for more, until told to stop.

    Each round has a thread of its own, so that a fault ends one job and never the loop. The first
    round, and one each hour, clears away what ended long ago.
    """
    each_round = (ask_for_audit, work_waiting)
    for number in count():
        if stop.wait(PAUSE_S):
            return
        deeds = each_round if number % ROUNDS_AN_HOUR else (clear_finished, *each_round)
        one_round = threading.Thread(target=_round, args=deeds, name="jobs", daemon=True)
        one_round.start()
        one_round.join()


def _round(*deeds: Callable[[], int]) -> None:
    try:
        for deed in deeds:
            deed()
    finally:
        close_old_connections()


def begin() -> threading.Event:
    """Let this process work beside what it does; set the event that is given to stop it."""
    stop = threading.Event()
    threading.Thread(target=work_until, args=(stop,), name="queue", daemon=True).start()
    return stop
