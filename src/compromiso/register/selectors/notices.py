"""What waits for a person: the notices in the inbox."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import Person
from compromiso.register.selectors.cycles import cycle_row
from compromiso.register.selectors.reports import report_row


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice with the title of what it is about, as its person may see it; `zone` is theirs.

    `closes_in` is the zone in which the last day of a call was said.
    """

    notice: models.Notice
    title: str
    zone: str
    closes_in: str = ""


def open_notices(person: Person, most: int = 0) -> list[NoticeView]:
    """List what waits for a person, the nearest deadline first, then the newest.

    With `most`, the first so many that are not put aside.
    """
    account = _account(person)
    if account is None:
        return []
    found = models.Notice.objects.filter(account_id=account, done_at=None)
    found = found.select_related("account")
    ordered = found.order_by(F("due_at").asc(nulls_last=True), "-since", "id")
    chosen = ordered.filter(read_at=None)[:most] if most else ordered
    views = (_view(one, person) for one in chosen)
    return [view for view in views if view is not None]


def _view(notice: models.Notice, person: Person) -> NoticeView | None:
    """Give a notice with what it is about; one whose record is no longer theirs is not told."""
    try:
        if notice.noun == models.ReportingCycle.NOUN:
            cycle = cycle_row(notice.subject_id, person)
            return NoticeView(notice, cycle.title, notice.account.zone, cycle.zone)
        if notice.noun == models.Report.NOUN:
            return NoticeView(
                notice, report_row(notice.subject_id, person).title, notice.account.zone
            )
    except NotHeld:
        return None
    return NoticeView(notice, "", notice.account.zone)


def _account(person: Person) -> UUID | None:
    try:
        return UUID(person.id)
    except ValueError:
        return None
