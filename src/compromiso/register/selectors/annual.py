"""Editions of the annual assessment, for those who may see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count
from typing import Final
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.db.models.functions import Substr

from compromiso.exchange.edition import PRINTED, SHOWN, edition
from compromiso.exchange.edition_facts import Facts, cut
from compromiso.model.edition import Edition
from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import KEEP_ASSESSMENT, Person, scope
from compromiso.register.selectors.annual_facts import annual_facts
from compromiso.register.selectors.seats import within

AT_ONCE: Final = 4_000_000
"""So many characters of the facts of an edition are read at a time."""


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


def held_assessment(number: int, person: Person) -> models.AnnualAssessment:
    """Give one edition without its facts; `NotHeld` where there is none that the person may see."""
    found = assessments(person).filter(number=number).first()
    if found is None:
        raise NotHeld(noun="annual assessment", address=str(number))
    return found


def assessment(number: int, language: str, person: Person) -> AssessmentView:
    """Give one edition in a language; its tables show their first rows."""
    found = held_assessment(number, person)
    keeps = found.stage != "published"  # whoever sees it before then
    if found.stage == "draft":
        return AssessmentView(found, keeps, None)
    words = edition(brief(found, SHOWN), language, found.number, SHOWN)
    return AssessmentView(found, keeps, words)


def printed(found: models.AnnualAssessment, language: str) -> Edition:
    """Give a frozen edition as it is set in type: its tables show far more rows."""
    return edition(brief(found, PRINTED), language, found.number)


def brief(found: models.AnnualAssessment, most: int) -> Facts:
    """Give the facts of a frozen edition with so many of each list, cut once and then kept."""
    kept: Facts | None = cache.get(_name(found.content_sha256, most))
    return keep_briefs(found.content, found.content_sha256)[most] if kept is None else kept


def keep_briefs(facts: Facts, sha256: str) -> dict[int, Facts]:
    """Cut the facts of an edition for its page and for its files, and keep both beside them."""
    cuts = {most: cut(facts, most) for most in (SHOWN, PRINTED)}
    for most, some in cuts.items():
        cache.set(_name(sha256, most), some, None)
    return cuts


def _name(sha256: str, most: int) -> str:
    return f"annual:{sha256}:{most}"


def facts_text(found: models.AnnualAssessment) -> Iterator[bytes]:
    """Yield the facts of a frozen edition in their one JSON form, whose SHA-256 it names."""
    said = models.LedgerEntry.objects.filter(subject_id=found.id, field="content")
    seq = said.order_by("-seq").values_list("seq", flat=True)[:1]
    for part in count():
        piece = Substr("value", part * AT_ONCE + 1, AT_ONCE)
        text = models.LedgerEntry.objects.filter(seq__in=list(seq)).values_list(piece, flat=True)
        if not (read := "".join(text)):
            return
        yield read.encode()


def facts_on(year: int, day: date, zone: str) -> Facts:
    """Give the facts of a year as the register stood at the end of a day in a time zone."""
    end = datetime.combine(day, time.max, ZoneInfo(zone))
    last = models.LedgerEntry.objects.filter(at__lte=end).order_by("-seq").first()
    if last is None:
        raise NotHeld(noun="ledger entry", address=day.isoformat())
    return annual_facts(year, last.seq)
