"""Who is told what when a call or a report moves on; called inside the service that moves it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from compromiso.register import models
from compromiso.register.permissions import (
    DRAFT_REPORT,
    KEEP_CYCLE,
    PUBLISH_REPORT,
    VALIDATE_REPORT,
    Reach,
)
from compromiso.register.selectors.holders import holders
from compromiso.register.selectors.reports import SUBMITTED
from compromiso.register.services.notices import settle, tell

CALL: Final = "cycle-open"
OVERDUE: Final = "cycle-overdue"
TO_VALIDATE: Final = "report-to-validate"
RETURNED: Final = "report-returned"
TO_PUBLISH: Final = "report-to-publish"
PUBLISHED: Final = "report-published"

TO_VALIDATORS: Final = timedelta(days=7)
"""So long after a deadline those who validate are told of what is missing."""
TO_CALLERS: Final = timedelta(days=21)
"""So long after a deadline those who called for it are told."""


def call_opened(cycle: models.ReportingCycle, now: datetime) -> None:
    """Tell the officers of each institution asked that has not submitted; settle all others."""
    due = awaited(cycle)
    told = {account.id: account for one in due for account in officers(one, now)}
    before = models.Account.objects.filter(notices__key=f"{CALL}:{cycle.id}")
    settle(CALL, cycle.id, now, accounts=before.exclude(id__in=list(told)))
    tell(told.values(), CALL, cycle, now=now, due_at=cycle.closes_at)
    _escalate(cycle, due, now)


def _escalate(
    cycle: models.ReportingCycle, missing: list[models.Institution], now: datetime
) -> None:
    """Tell those above of what is missing, and settle it for those to whom nothing is missing."""
    over = now - cycle.closes_at
    above: dict[UUID, models.Account] = {}
    if over >= TO_VALIDATORS:
        above |= {one.id: one for each in missing for one in validators(each, now)}
    if over >= TO_CALLERS and missing:
        callers = holders(KEEP_CYCLE, cycle.institution, now.date())
        above |= {one.id: one for one in callers}
    before = models.Account.objects.filter(notices__key=f"{OVERDUE}:{cycle.id}")
    settle(OVERDUE, cycle.id, now, accounts=before.exclude(id__in=list(above)))
    tell(above.values(), OVERDUE, cycle, now=now, due_at=cycle.closes_at)
    if above:
        keys = (f"{CALL}:{cycle.id}", f"{OVERDUE}:{cycle.id}")
        models.Notice.objects.filter(key__in=keys, done_at=None).update(escalated=True)


def call_closed(cycle: models.ReportingCycle, now: datetime) -> None:
    """Settle what was told of a call: nobody is asked any longer."""
    for kind in (CALL, OVERDUE):
        settle(kind, cycle.id, now)


def awaited(cycle: models.ReportingCycle) -> list[models.Institution]:
    """List the institutions asked that have not submitted a report to this call."""
    came = models.Report.objects.filter(cycle=cycle, stage__in=SUBMITTED)
    asked = models.Institution.objects.filter(id__in=cycle.asked, active=True)
    return list(asked.exclude(id__in=came.values("institution_id")))


def officers(institution: models.Institution, now: datetime) -> list[models.Account]:
    """List the people of an institution itself who write its reports."""
    seats = models.Membership.objects.filter(institution=institution).values("account_id")
    drafters = holders(DRAFT_REPORT, institution, now.date(), at_most=Reach.COUNTRY)
    own = set(seats.values_list("account_id", flat=True))
    return [account for account in drafters if account.id in own]


def report_moved(report: models.Report, now: datetime) -> None:
    """Tell those whose turn it is at the stage a report has come to, and nobody else."""
    for kind in (TO_VALIDATE, RETURNED, TO_PUBLISH, PUBLISHED):
        settle(kind, report.id, now)
    institution = report.institution
    if report.stage == "in_validation":
        tell(validators(institution, now), TO_VALIDATE, report, now=now)
    elif report.stage == "returned":
        tell(officers(institution, now), RETURNED, report, now=now)
    elif report.stage == "submitted":
        tell(holders(PUBLISH_REPORT, institution, now.date()), TO_PUBLISH, report, now=now)
    elif report.stage == "published":
        tell(officers(institution, now), PUBLISHED, report, now=now)
    if report.cycle is not None and report.cycle.stage == "open":
        call_opened(report.cycle, now)


def validators(institution: models.Institution, now: datetime) -> list[models.Account]:
    """List the people who validate what an institution reports."""
    return holders(VALIDATE_REPORT, institution, now.date(), at_most=Reach.COUNTRY)
