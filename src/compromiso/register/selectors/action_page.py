"""One action with its whole story: commitments, steps, money, neighbours, reports, history."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from compromiso.errors import Issue
from compromiso.linking.schedule import Planned, conflicts
from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import (
    DRAFT_ACTION,
    PUBLISH_ACTION,
    READ_ACTION,
    READ_REPORT,
    Person,
    may_on,
    scope,
)
from compromiso.register.selectors.actions import (
    PUBLISHED,
    MilestoneView,
    linked,
    steps_of,
    visible,
)
from compromiso.register.selectors.commitment_words import CommitmentWords, words_of
from compromiso.register.selectors.history import HistoryEntry, history_of
from compromiso.register.selectors.seats import within


@dataclass(frozen=True, slots=True)
class ActionPage:
    """One action as a person may see it; `issues` are told to those who may change it."""

    action: models.Action
    commitments: tuple[CommitmentWords, ...]
    supporting: tuple[models.Institution, ...]
    depends_on: tuple[models.Action, ...]
    waited_for_by: tuple[models.Action, ...]
    milestones: tuple[MilestoneView, ...]
    totals: Mapping[str, Decimal]
    reports: tuple[models.ReportEntry, ...]
    history: tuple[HistoryEntry, ...]
    issues: tuple[Issue, ...]
    may_change: bool
    may_publish: bool
    may_read_all: bool


def action(person: Person, action_id: UUID) -> ActionPage:
    """Give one action with its story, or raise `NotHeld` where the person may not see it."""
    row = action_row(person, action_id)
    place = (row.institution_id, row.institution.country)
    may_publish = may_on(person, PUBLISH_ACTION, *place)
    may_change = may_on(person, DRAFT_ACTION, *place) if row.stage == "draft" else may_publish
    inside = may_on(person, READ_ACTION, *place)
    return ActionPage(
        row,
        tuple(words_of(row.commitments).values()),
        tuple(models.Institution.objects.filter(id__in=row.supporting)),
        _seen(person, Q(id__in=row.depends_on)),
        _seen(person, Q(id__in=linked("depends_on", row.id, "action"))),
        tuple(steps_of(row)),
        totals(row.budget),
        _reports(person, row.id),
        _history(row.id, all_of_it=inside),
        tuple(conflicts(row.id, _known(person, row))) if may_change else (),
        may_change,
        may_publish,
        inside,
    )


def action_row(person: Person, action_id: UUID) -> models.Action:
    """Give an action that a person may see; what was published once stays where it was found."""
    held = models.Action.objects.select_related("institution", "programme_line__instrument")
    row = held.filter(visible(person), id=action_id).first()
    if row is None:
        row = held.filter(id=action_id, stage="withdrawn").first()
        if row is not None and not _was_published(action_id):
            row = None
    if row is None:
        raise NotHeld(noun="action", address=str(action_id))
    return row


def _was_published(action_id: UUID) -> bool:
    entries = models.LedgerEntry.objects.filter(subject_id=action_id, field="stage")
    return entries.filter(value='"published"').exists()


def _history(action_id: UUID, *, all_of_it: bool) -> tuple[HistoryEntry, ...]:
    """Give the history: to those outside only what happened since the action was published."""
    entries = history_of(action_id)
    if all_of_it:
        return tuple(entries)
    published = [n for n, e in enumerate(entries) if (e.field, e.value) == ("stage", PUBLISHED)]
    return tuple(entries[published[0] :]) if published else ()


def _seen(person: Person, which: Q) -> tuple[models.Action, ...]:
    rows = models.Action.objects.filter(visible(person)).filter(which)
    return tuple(rows.select_related("institution").order_by("start", "code"))


def totals(budget: Sequence[Mapping[str, str]]) -> dict[str, Decimal]:
    """Add a budget up, each currency by itself."""
    sums: dict[str, Decimal] = {}
    for line in budget:
        sums[line["currency"]] = sums.get(line["currency"], Decimal(0)) + Decimal(line["amount"])
    return sums


def _reports(person: Person, action_id: UUID) -> tuple[models.ReportEntry, ...]:
    entries = models.ReportEntry.objects.filter(
        id__in=linked("reports_on", action_id, "report_entry"), withdrawn=False
    )
    open_to = Q(report__stage=PUBLISHED) | within(scope(person, READ_REPORT), "report__institution")
    held = entries.filter(open_to).select_related("report__institution")
    return tuple(held.order_by("-report__published_at", "report_id", "order"))


def _known(person: Person, row: models.Action) -> dict[Hashable, Planned]:
    """Give the action and all that it leads to, as far as the person may see."""
    known: dict[Hashable, Planned] = {row.id: _planned(row)}
    waiting = {UUID(each) for each in row.depends_on}
    while waiting:
        found = models.Action.objects.filter(visible(person), id__in=waiting)
        rows = [each for each in found.exclude(stage="withdrawn") if each.id not in known]
        known |= {each.id: _planned(each) for each in rows}
        waiting = {UUID(name) for each in rows for name in each.depends_on} - known.keys()
    return known


def _planned(row: models.Action) -> Planned:
    return Planned(
        row.code,
        row.start,
        row.end,
        tuple(UUID(each) for each in row.depends_on),
        tuple(str(m["due"]) for m in row.milestones if m["due"]),
    )
