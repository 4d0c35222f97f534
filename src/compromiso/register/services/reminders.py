"""Reminders: one mail a day at most for each person, without a word of substance in it.

What is told when: a call 30, 7 and 1 days before its deadline and every seven days after it;
whatever else waits, once and then every seven days. A week after the deadline those who validate
are told too, three weeks after it those who called. Days are days in the reader's own zone, those
before a deadline days in the zone in which it was said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Max
from django.template.loader import render_to_string
from django.utils import translation

from compromiso.register import models
from compromiso.register.deadline import days_left, is_late, zone_named
from compromiso.register.permissions import KEEP_CYCLE, Person, require
from compromiso.register.services import ledger
from compromiso.register.services.told import CALL, call_opened

STEPS: Final = (30, 7, 1)
"""So many days before a deadline, the last one included, a reminder goes out."""
COOL_DOWN: Final = 7


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many people were written to, how many notices that was, and to how many it failed."""

    people: int
    notices: int
    failed: int


def remind(now: datetime, *, by: Person) -> Reminded:
    """Bring the notices up to date and write to those for whom something is due; safe to repeat."""
    require(by, KEEP_CYCLE)
    _refresh(now)
    due: defaultdict[UUID, list[models.Notice]] = defaultdict(list)
    waiting = models.Notice.objects.filter(done_at=None, account__is_active=True)
    for notice in waiting.select_related("account").order_by("account_id", "since", "id"):
        due[notice.account_id].append(notice)
    people = notices = failed = 0
    for waits in due.values():
        marked = [notice for notice in _due_today(waits, now) if _mark(notice, now)]
        if marked and _write(marked, now):
            people, notices = people + 1, notices + len(marked)
        elif marked:
            failed += 1
    return Reminded(people, notices, failed)


@ledger.recorded
def _refresh(now: datetime) -> None:
    """Open and settle the notices of every call, as the reports that came by now have it."""
    for cycle in models.ReportingCycle.objects.filter(stage="open"):
        call_opened(cycle, now)


def _due_today(waits: list[models.Notice], now: datetime) -> list[models.Notice]:
    """Give the notices to write about: none where the person was written to today already."""
    account = waits[0].account
    zone = zone_named(account.zone)
    last = account.notices.aggregate(last=Max("mailed_at"))["last"]
    if last is not None and last.astimezone(zone).date() >= now.astimezone(zone).date():
        return []
    zones = _zones_of(waits)
    return [one for one in waits if _is_due(one, now, zones.get(one.subject_id, "UTC"))]


def _zones_of(waits: Iterable[models.Notice]) -> dict[UUID, str]:
    cycles = models.ReportingCycle.objects.filter(id__in=[one.subject_id for one in waits])
    return dict(cycles.values_list("id", "zone"))


def _is_due(notice: models.Notice, now: datetime, zone: str) -> bool:
    if notice.kind != CALL or notice.due_at is None or is_late(now, notice.due_at):
        return _has_cooled(notice, now)
    step = _step(now, notice.due_at, zone)
    if notice.mailed_at is None or step is None:
        return notice.mailed_at is None
    before = _step(notice.mailed_at, notice.due_at, zone)
    return before is None or step < before


def _step(at: datetime, due_at: datetime, zone: str) -> int | None:
    """Give the nearest step before a deadline that a moment has reached, or None."""
    left = days_left(at, due_at, zone)
    return min((step for step in STEPS if left <= step), default=None)


def _has_cooled(notice: models.Notice, now: datetime) -> bool:
    if notice.mailed_at is None:
        return True
    zone = zone_named(notice.account.zone)
    passed = now.astimezone(zone).date() - notice.mailed_at.astimezone(zone).date()
    return passed.days >= COOL_DOWN


def _write(marked: list[models.Notice], now: datetime) -> bool:
    """Send one person one mail; where it cannot be sent nothing stays marked and it is due again.

    The notices were marked before, so that of two processes that remind at once only one writes.
    """
    try:
        _mail(marked).send()
    except (OSError, SMTPException):
        for notice in marked:
            _mark(notice, notice.mailed_at, times=-1, seen=now)
        return False
    return True


def _mark(
    notice: models.Notice, at: datetime | None, *, times: int = 1, seen: datetime | None = None
) -> bool:
    held = models.Notice.objects.filter(id=notice.id, mailed_at=seen or notice.mailed_at)
    return held.update(mailed_at=at, times=F("times") + times) == 1


def _mail(told: list[models.Notice]) -> EmailMessage:
    account = told[0].account
    dates = [notice.due_at for notice in told if notice.due_at]
    facts = {
        "number": len(told),
        "due_at": min(dates, default=None),
        "zone": account.zone,
        "address": settings.PUBLIC_ADDRESS,
    }
    with translation.override(account.language):
        subject = render_to_string("mail/reminder_subject.txt", facts).strip()
        body = render_to_string("mail/reminder.txt", facts)
    return EmailMessage(subject, body, to=[account.email])
