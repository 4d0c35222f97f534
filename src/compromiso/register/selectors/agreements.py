"""Agreements with their clock, their committee and their minutes; open to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice, takewhile
from typing import Final
from uuid import UUID

from compromiso.linking.agreement_terms import ProposedTerms, propose_terms
from compromiso.model.agreement_clock import AgreementClock, Term
from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import KEEP_AGREEMENT, Person, may_on
from compromiso.register.selectors.texts import texts_of

BINDING_KINDS: Final = ("memorandum", "agreement", "treaty")
_SHOWN: Final = 3
"""So many terms to come are told."""


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement on a day: its term, the terms told, when it ends, what notice would do."""

    agreement: models.Agreement
    clock: AgreementClock
    term: Term | None
    terms: tuple[Term, ...]
    ends_on: date | None
    renewals: int
    ends_if_notice_now: date | None
    parties: tuple[models.Institution, ...]
    committee: tuple[models.Representative, ...]
    former: tuple[models.Representative, ...]
    minutes: tuple[models.Minute, ...]
    may_change: bool


def clock_of(agreement: models.Agreement) -> AgreementClock:
    """Give the clock of an agreement."""
    return AgreementClock(
        agreement.in_force_on,
        agreement.term_months,
        agreement.renews,
        agreement.notice_months,
        agreement.notice_given_on,
    )


def agreements() -> list[models.Agreement]:
    """List the agreements, the latest first."""
    return list(models.Agreement.objects.select_related("institution").order_by("-in_force_on"))


def agreement_row(agreement_id: UUID) -> models.Agreement:
    """Give an agreement, or raise `NotHeld`."""
    held = models.Agreement.objects.select_related("institution", "instrument")
    row = held.filter(id=agreement_id).first()
    if row is None:
        raise NotHeld(noun="agreement", address=str(agreement_id))
    return row


def minute_row(agreement_id: UUID, minute_id: UUID) -> models.Minute:
    """Give a complementary minute of an agreement, or raise `NotHeld`."""
    held = models.Minute.objects.select_related("agreement__institution")
    row = held.filter(id=minute_id, agreement_id=agreement_id).first()
    if row is None:
        raise NotHeld(noun="minute", address=str(minute_id))
    return row


def agreement(person: Person, agreement_id: UUID, today: date) -> AgreementView:
    """Give one agreement as its clock stands on a day."""
    row = agreement_row(agreement_id)
    clock = clock_of(row)
    seats = list(row.representatives.select_related("institution"))
    gone = [each for each in seats if each.until is not None and each.until <= today]
    open_end = row.renews and row.notice_given_on is None
    return AgreementView(
        row,
        clock,
        clock.term_on(today),
        _terms(clock, today),
        clock.ends_on(),
        clock.renewals(today),
        clock.with_notice(today).ends_on() if open_end and row.in_force_on <= today else None,
        tuple(models.Institution.objects.filter(id__in=row.parties)),
        tuple(each for each in seats if each not in gone),
        tuple(gone),
        tuple(row.minutes.all()),
        may_on(person, KEEP_AGREEMENT, row.institution_id, row.institution.country),
    )


def _terms(clock: AgreementClock, today: date) -> tuple[Term, ...]:
    begun = list(takewhile(lambda term: term.first <= today, clock.terms()))
    return tuple(islice(clock.terms(), len(begun) + _SHOWN))


@dataclass(frozen=True, slots=True)
class AgreementProposal:
    """An instrument that may be an agreement, and what its own words say of its clock."""

    instrument: models.Instrument
    terms: ProposedTerms


def proposed_agreements() -> list[AgreementProposal]:
    """List the memoranda, agreements and treaties whose words give a clock and that none keeps."""
    held = models.Instrument.objects.filter(kind__in=BINDING_KINDS, agreements__isnull=True)
    rows = list(held.select_related("source").order_by("source__received_at", "order"))
    texts = texts_of({row.source_id for row in rows})
    found = [
        (row, propose_terms(texts[row.source_id], row.language, row.start, row.end)) for row in rows
    ]
    return [AgreementProposal(row, said) for row, said in found if said is not None]


def proposal_for(instrument_id: UUID) -> AgreementProposal:
    """Give what the words of one instrument propose, or raise `NotHeld`."""
    row = models.Instrument.objects.filter(id=instrument_id).select_related("source").first()
    if row is not None:
        text = texts_of({row.source_id})[row.source_id]
        said = propose_terms(text, row.language, row.start, row.end)
        if said is not None:
            return AgreementProposal(row, said)
    raise NotHeld(noun="agreement", address=str(instrument_id))
