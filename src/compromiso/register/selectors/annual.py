"""Editions of the annual assessment, for those who may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from compromiso.exchange.edition import edition
from compromiso.exchange.edition_facts import Facts
from compromiso.model.edition import Edition
from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import KEEP_ASSESSMENT, Person, scope
from compromiso.register.selectors.annual_facts import annual_facts
from compromiso.register.selectors.seats import within


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """An edition, whether this person may freeze and publish it, and its words if it is frozen."""

    assessment: models.AnnualAssessment
    may_keep: bool
    edition: Edition | None


def assessments(person: Person) -> QuerySet[models.AnnualAssessment]:
    """List the published editions, and those that the person keeps, newest first."""
    kept = within(scope(person, KEEP_ASSESSMENT))
    rows = models.AnnualAssessment.objects.select_related("institution").defer("content")
    return rows.filter(Q(stage="published") | kept)


def assessment(number: int, language: str, person: Person) -> AssessmentView:
    """Give one edition in a language; `NotHeld` where there is none that the person may see."""
    found = assessments(person).filter(number=number).first()
    if found is None:
        raise NotHeld(noun="annual assessment", address=str(number))
    keeps = found.stage != "published"  # whoever sees it before then
    words = edition(found.content, language, found.number) if found.stage != "draft" else None
    return AssessmentView(found, keeps, words)


def facts_on(year: int, day: date, zone: str) -> Facts:
    """Give the facts of a year as the register stood at the end of a day in a time zone."""
    end = datetime.combine(day, time.max, ZoneInfo(zone))
    last = models.LedgerEntry.objects.filter(at__lte=end).order_by("-seq").first()
    if last is None:
        raise NotHeld(noun="ledger entry", address=day.isoformat())
    return annual_facts(year, last.seq)
