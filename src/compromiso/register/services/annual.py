"""The annual assessment: begun, frozen at an entry of the ledger, published."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from django.utils import timezone

from compromiso.register import models
from compromiso.register.annual_errors import AlreadyFrozen, NothingFrozen
from compromiso.register.keeping import add, change, held
from compromiso.register.permissions import KEEP_ASSESSMENT, Person, require, require_on
from compromiso.register.selectors.annual import keep_briefs
from compromiso.register.selectors.annual_facts import annual_facts
from compromiso.register.services import ledger

DRAFT, FROZEN, PUBLISHED = "draft", "frozen", "published"


@ledger.recorded
def begin_assessment(
    institution_id: UUID, year: int, title: str, *, by: Person
) -> models.AnnualAssessment:
    """Begin the next edition, for a year; it gets the number after the last one."""
    require(by, KEEP_ASSESSMENT)
    institution = held(models.Institution, institution_id)
    require_on(by, KEEP_ASSESSMENT, institution.id, institution.country)
    last = models.AnnualAssessment.objects.order_by("-number").first()
    number = last.number + 1 if last else 1
    made = models.AnnualAssessment(
        institution=institution, number=number, year=year, title=title.strip()
    )
    return add(made, by=by)


@ledger.recorded
def freeze_assessment(
    assessment_id: UUID, *, version: int, by: Person, why: str = ""
) -> models.AnnualAssessment:
    """Freeze an edition as the register stands now; what is frozen never changes again."""
    require(by, KEEP_ASSESSMENT)
    assessment = _own(assessment_id, by)
    if assessment.stage != DRAFT:
        raise AlreadyFrozen(number=assessment.number)
    seq, head = ledger.head()
    facts = annual_facts(assessment.year, seq)
    frozen: dict[str, Any] = {
        "seq": seq,
        "head": head,
        "content": facts,
        "content_sha256": digest(facts),
        "stage": FROZEN,
        "frozen_at": timezone.now(),
    }
    keep_briefs(facts, frozen["content_sha256"])
    return change(
        models.AnnualAssessment, assessment_id, version=version, changes=frozen, by=by, why=why
    )


@ledger.recorded
def publish_assessment(
    assessment_id: UUID, *, version: int, by: Person, why: str = ""
) -> models.AnnualAssessment:
    """Let everybody read a frozen edition."""
    require(by, KEEP_ASSESSMENT)
    assessment = _own(assessment_id, by)
    if assessment.stage == DRAFT:
        raise NothingFrozen(number=assessment.number)
    return change(
        models.AnnualAssessment,
        assessment_id,
        version=version,
        changes={"stage": PUBLISHED},
        by=by,
        why=why,
    )


def _own(assessment_id: UUID, by: Person) -> models.AnnualAssessment:
    assessment = held(models.AnnualAssessment, assessment_id)
    require_on(by, KEEP_ASSESSMENT, assessment.institution_id, assessment.institution.country)
    return assessment


def digest(facts: object) -> str:
    """Give the SHA-256 of facts in their one JSON form."""
    return hashlib.sha256(ledger.canonical(facts).encode()).hexdigest()
