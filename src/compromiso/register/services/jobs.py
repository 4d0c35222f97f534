"""Jobs: asked for by a person, taken by a free process under a lease, told done or failed.

A job is no record that people keep: what it does to such records is in the ledger, not itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from compromiso.errors import CompromisoError
from compromiso.register import models
from compromiso.register.permissions import READ_JOB, Person, require
from compromiso.register.queue_errors import GivenUp, LeaseLost

NOBODY: Final = ""
"""Asks for work that follows from what was written; nobody finds it among their own jobs."""
LEASE: Final = timedelta(seconds=60)
"""How long a process may be silent before another takes its job up."""
MOST_ATTEMPTS: Final = 4


def enqueue(
    kind: str, given: Mapping[str, Any], *, by: Person, institution: UUID | None = None
) -> models.Job:
    """Let a piece of work wait for whichever process is free."""
    require(by, READ_JOB)
    scopes = None if by.scopes is None else sorted(by.scopes)
    return models.Job.objects.create(
        id=uuid4(),
        kind=kind,
        given={**given, "scopes": scopes},
        by=by.id,
        institution=institution,
        asked_at=timezone.now(),
    )


def ask_once(kind: str, name: str, given: Mapping[str, Any]) -> models.Job:
    """Let work of our own wait under a name: it is done once, however often it is asked for."""
    said = {"kind": kind, "given": dict(given), "by": NOBODY, "asked_at": timezone.now()}
    held = job_named(kind, name)
    return held or models.Job.objects.get_or_create(id=_named(kind, name), defaults=said)[0]


def ask_again(job: models.Job) -> models.Job:
    """Let work of our own wait once more, where what came out of it is no longer there."""
    done = models.Job.objects.filter(id=job.id, state="done")
    done.update(state="waiting", attempts=0, done=0, asked_at=timezone.now(), finished_at=None)
    return models.Job.objects.get(id=job.id)


def job_named(kind: str, name: str) -> models.Job | None:
    """Give work of our own by its name, None where nobody has asked for it."""
    return models.Job.objects.filter(id=_named(kind, name)).first()


def _named(kind: str, name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"compromiso {kind} {name}")


@dataclass(frozen=True, slots=True)
class Turn:
    """One attempt at a job, ours as long as we speak before the lease runs out."""

    job: models.Job

    def say(self, done: int, total: int) -> None:
        """Tell how far it is and renew the lease; `LeaseLost` where another has it now."""
        self._write(done=done, total=total, lease_until=timezone.now() + LEASE)

    def finish(self, outcome: Mapping[str, Any]) -> None:
        """Say that it is done and what came out."""
        said = {"state": "done", "outcome": dict(outcome), "done": F("total")}
        self._write(**said, finished_at=timezone.now(), lease_until=None)

    def fail(self, refused: CompromisoError) -> None:
        """Say that it cannot be done, why, and what to do."""
        told = {"code": refused.code, "problem": refused.told(), "remedy": refused.cure()}
        self._write(state="failed", **told, finished_at=timezone.now(), lease_until=None)

    def _write(self, **columns: Any) -> None:
        ours = models.Job.objects.filter(
            id=self.job.id, state="running", attempts=self.job.attempts
        )
        if not ours.update(**columns):
            raise LeaseLost


def claim(now: datetime | None = None) -> Turn | None:
    """Take the oldest job that waits, or whose process has fallen silent; None where none does.

    Two processes never take the same: rows that another is looking at are passed over
    (PostgreSQL), and the update names the attempt that was seen (every engine).
    """
    now = now or timezone.now()
    while True:
        with transaction.atomic():
            job = _next(now)
            if job is None:
                return None
            taken = _take(job, now)
        if not taken:
            continue
        if job.attempts <= MOST_ATTEMPTS:
            return Turn(job)
        Turn(job).fail(GivenUp(attempts=MOST_ATTEMPTS))


def clear_finished(now: datetime | None = None) -> int:
    """Clear away jobs that ended longer ago than they are kept; say how many there were.

    With a job go the table that somebody brought and what was said about its rows.
    """
    kept_from = (now or timezone.now()) - timedelta(days=settings.JOB_DAYS)
    cleared, _ = models.Job.objects.filter(finished_at__lt=kept_from).delete()
    return cleared


def _next(now: datetime) -> models.Job | None:
    free = Q(state="waiting") | Q(state="running", lease_until__lt=now)
    rows = models.Job.objects.filter(free).order_by("asked_at", "id").defer("given", "outcome")
    return rows.select_for_update(skip_locked=True).first()


def _take(job: models.Job, now: datetime) -> bool:
    seen = models.Job.objects.filter(id=job.id, state=job.state, attempts=job.attempts)
    job.attempts += 1
    columns = {"state": "running", "attempts": job.attempts, "lease_until": now + LEASE}
    return bool(seen.update(**columns, started_at=now))
