"""Published actions as IATI activities, and the ledger of public records as provenance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from compromiso.exchange.iati import PREFIX, Activity, Organisation, to_iati
from compromiso.exchange.prov import Event, to_turtle
from compromiso.register import models
from compromiso.register.permissions import VISITOR
from compromiso.register.selectors.open_data import PUBLISHED
from compromiso.register.selectors.table_export import some_of
from compromiso.register.selectors.table_names import Names
from compromiso.register.standing import PROPOSAL
from compromiso.register.tabled import parts

_NO_DAY: Final = date(1970, 1, 1)
_STAGED: Final[Mapping[str, type[models.Kept]]] = {
    "action": models.Action,
    "institution_report": models.Report,
    "claim": models.Claim,
}
"""Kept records that have been drafts: what happened before they were published is not public."""


Bodies = Mapping[UUID, Organisation]


def iati() -> Iterator[bytes]:
    """Yield the published actions as IATI 2.03, as of the day of the last publication."""
    return to_iati(_activities(), _last_day)


def _activities() -> Iterator[Activity]:
    bodies = {row.id: _organisation(row) for row in models.Institution.objects.all()}
    names = Names(VISITOR)
    actions = models.Action.objects.filter(PUBLISHED)
    told = actions.order_by().values_list("id", "institution_id", "code")
    known = {one: f"{PREFIX}-{bodies[body].slug}-{code}" for one, body, code in told}
    for rows in some_of(actions, "code", "id"):
        names.note_commitments(one for row in rows for one in row.commitments)
        for row in rows:
            yield _activity(row, bodies, names, known)


def _last_day() -> date:
    """Give the day of the last thing published, so that drafts change nothing that all may see."""
    of_actions = models.LedgerEntry.objects.filter(field="stage", value='"published"')
    public = of_actions.filter(subject_id__in=models.Action.objects.filter(PUBLISHED).values("id"))
    last = public.order_by("-seq").values_list("at", flat=True).first()
    return last.date() if last else _NO_DAY


def _organisation(row: models.Institution) -> Organisation:
    return Organisation(row.slug, row.name, row.kind, row.country)


def _activity(
    row: models.Action, bodies: Bodies, names: Names, known: Mapping[UUID, str]
) -> Activity:
    return Activity(
        organisation=bodies[row.institution_id],
        code=row.code,
        title=row.title,
        description=row.description,
        language=row.language,
        start=row.start,
        end=row.end,
        supporting=tuple(bodies[one] for one in map(UUID, row.supporting) if one in bodies),
        tags=tuple(parts(names.commitment_names(row.commitments))),
        budget=tuple(row.budget),
        related=tuple(known[one] for one in map(UUID, row.depends_on) if one in known),
    )


def provenance() -> Iterator[str]:
    """Yield the provenance of every public record in Turtle; no value and no name of a person."""
    return to_turtle(_events())


def _events() -> Iterator[Event]:
    hashes = dict(models.Source.objects.values_list("id", "sha256"))
    published = _published_since()
    for row in _entries().iterator(2000):
        if row.subject_type in _STAGED and row.seq < published.get(row.subject_id, row.seq + 1):
            continue
        yield Event(
            noun=row.subject_type,
            subject=str(row.subject_id),
            version=row.version,
            field=row.field,
            kind=row.kind,
            agent=row.who,
            is_program=row.kind == PROPOSAL,
            at=row.at,
            source=hashes.get(row.source_id, "") if row.source_id else "",
        )


def _published_since() -> dict[UUID, int]:
    """Give for each record that is published the entry that made it so."""
    wanted = models.LedgerEntry.objects.filter(field="stage", value='"published"')
    since = dict(wanted.order_by("seq").values_list("subject_id", "seq"))
    public = {one for model in _STAGED.values() for one in _public(model)}
    return {one: since.get(one, 0) for one in public}


def _public(model: type[models.Kept]) -> list[UUID]:
    return list(model._default_manager.filter(PUBLISHED).values_list("id", flat=True))


def _entries() -> QuerySet[models.LedgerEntry]:
    nouns = Q(subject_type__in=[*_STAGED, "institution"]) | ~Q(source_id=None)
    return models.LedgerEntry.objects.filter(nouns).order_by("seq").defer("value")
