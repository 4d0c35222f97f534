"""Reports as a person may see them: published to all, the others to those whose work they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from compromiso.register import models
from compromiso.register.deadline import is_late
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import (
    PUBLISH_REPORT,
    READ_ACTION,
    READ_REPORT,
    READ_RESTRICTED,
    Person,
    scope,
)
from compromiso.register.selectors.commitment_words import CommitmentWords, words_of
from compromiso.register.selectors.seats import within

PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry with what it speaks of and the evidence that the person may see."""

    entry: models.ReportEntry
    commitments: tuple[CommitmentWords, ...]
    actions: tuple[models.Action, ...]
    evidence: tuple[models.Evidence, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its entries in order; `late` says that it came after the deadline."""

    report: models.Report
    entries: tuple[EntryView, ...]
    late: bool


@dataclass(frozen=True, slots=True)
class ReportList:
    """A page of reports and how many there are; `page` counts from 1."""

    rows: tuple[models.Report, ...]
    total: int
    page: int
    pages: int


def seen_by(person: Person) -> Q:
    """Give the condition that a person may see a report at the stage it is at."""
    published = Q(stage="published")
    own = within(scope(person, READ_REPORT))
    judged = Q(stage="submitted") & within(scope(person, PUBLISH_REPORT))
    return published | own | judged


def reports(person: Person, *, stage: str = "", institution: str = "", page: int = 1) -> ReportList:
    """List a page of the reports that a person may see, those in work first, then the newest."""
    found = models.Report.objects.filter(seen_by(person)).select_related("institution", "cycle")
    if stage:
        found = found.filter(stage=stage)
    if institution:
        found = found.filter(institution__slug=institution)
    total = found.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    ordered = found.order_by(F("published_at").desc(nulls_first=True), "title", "id")
    return ReportList(tuple(ordered[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]), total, page, pages)


def stages(person: Person) -> Mapping[str, int]:
    """Count the reports that a person may see at each stage."""
    found = models.Report.objects.filter(seen_by(person)).order_by()
    return dict(found.values_list("stage").annotate(n=Count("id")))


def report_row(report_id: UUID, person: Person) -> models.Report:
    """Give a report that a person may see; one that is not theirs to see is `NotHeld`."""
    found = models.Report.objects.filter(seen_by(person), id=report_id)
    row = found.select_related("institution", "cycle").first()
    if row is None:
        raise NotHeld(noun="report", address=str(report_id))
    return row


def report(report_id: UUID, person: Person) -> ReportView:
    """Give a report with its entries, in a fixed number of queries."""
    row = report_row(report_id, person)
    entries = list(row.entries.filter(withdrawn=False).order_by("order", "id"))
    said = _Said(entries, row, person)
    return ReportView(row, tuple(map(said.view, entries)), came_late(row))


def entry(report_id: UUID, entry_id: UUID, person: Person) -> EntryView:
    """Give one entry of a report that a person may see."""
    row = report_row(report_id, person)
    found = row.entries.filter(id=entry_id, withdrawn=False).first()
    if found is None:
        raise NotHeld(noun="entry", address=str(entry_id))
    return _Said([found], row, person).view(found)


def came_late(report: models.Report) -> bool:
    """Say whether a report was submitted after the deadline of the call it answers."""
    if report.cycle is None or report.submitted_at is None:
        return False
    return is_late(report.submitted_at, report.cycle.closes_at)


class _Said:
    """What some entries of a report speak of and rest on, fetched once for each kind."""

    def __init__(
        self, entries: Sequence[models.ReportEntry], row: models.Report, person: Person
    ) -> None:
        wanted = [UUID(one) for entry in entries for one in entry.commitments]
        self._spoken = words_of(wanted)
        self._actions = _actions([one for entry in entries for one in entry.actions], person)
        self._evidence: dict[UUID, list[models.Evidence]] = {entry.id: [] for entry in entries}
        held = evidence_seen(row, person).filter(entry__in=entries)
        for one in held.order_by("kind", "title", "id"):
            self._evidence[one.entry_id].append(one)

    def view(self, entry: models.ReportEntry) -> EntryView:
        """Put one entry together with what it speaks of."""
        spoken = [self._spoken[UUID(one)] for one in entry.commitments if UUID(one) in self._spoken]
        actions = [self._actions[one] for one in entry.actions if one in self._actions]
        return EntryView(entry, tuple(spoken), tuple(actions), tuple(self._evidence[entry.id]))


def _actions(identifiers: Iterable[str], person: Person) -> dict[str, models.Action]:
    seen = Q(stage="published") | within(scope(person, READ_ACTION))
    return {str(one.id): one for one in models.Action.objects.filter(seen, id__in=identifiers)}


def evidence_seen(row: models.Report, person: Person) -> QuerySet[models.Evidence]:
    """Give the evidence of a report seen already that its reader may see."""
    found = models.Evidence.objects.filter(entry__report=row, withdrawn=False)
    if scope(person, READ_RESTRICTED).holds(row.institution_id, row.country):
        return found
    return found.filter(restricted=False)


def evidence(evidence_id: UUID, person: Person) -> models.Evidence:
    """Give a piece of evidence with a file, if the report and the piece may be seen."""
    seen = models.Report.objects.filter(seen_by(person))
    found = models.Evidence.objects.filter(id=evidence_id, entry__withdrawn=False)
    one = found.exclude(sha256="").filter(entry__report__in=seen).first()
    if one is not None and evidence_seen(one.entry.report, person).filter(id=one.id).exists():
        return one
    raise NotHeld(noun="evidence", address=str(evidence_id))
