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
PUBLISHED: Final = "published"
SUBMITTED: Final = ("submitted", PUBLISHED)
"""The stages at which a report has reached those who asked for it."""
IN_WORK: Final = (F("published_at").desc(nulls_first=True), "title", "id")
"""The order of what is not published."""


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
    return Q(stage=PUBLISHED) | _within_reach(person)


def _within_reach(person: Person) -> Q:
    """Give the condition that a person may see a report that is not published."""
    judged = Q(stage="submitted") & within(scope(person, PUBLISH_REPORT))
    return within(scope(person, READ_REPORT)) | judged


def in_work_seen_by(person: Person) -> Q:
    """Give the condition that a report is not published and a person may see it nevertheless."""
    return _within_reach(person) & ~Q(stage=PUBLISHED)


def reports(person: Person, *, stage: str = "", institution: str = "", page: int = 1) -> ReportList:
    """List a page of the reports that a person may see, those in work first, then the newest."""
    chosen = Q(institution__slug=institution) if institution else Q()
    in_work, published = _parts(person, chosen & Q(stage=stage) if stage else chosen)
    ids = list(in_work.order_by(*IN_WORK).values_list("id", flat=True))
    total = len(ids) + published.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    names = _on_page(ids, published, (page - 1) * PAGE_SIZE)
    held = models.Report.objects.select_related("institution", "cycle").in_bulk(names)
    return ReportList(tuple(held[name] for name in names), total, page, pages)


def _parts(person: Person, chosen: Q) -> tuple[QuerySet[models.Report], QuerySet[models.Report]]:
    """Give the reports that are not published and that the person may see, and the published."""
    rows = models.Report.objects.filter(chosen).order_by()
    in_work = rows.filter(_within_reach(person)).exclude(stage=PUBLISHED)
    return in_work, rows.filter(stage=PUBLISHED)


def _on_page(ids: list[UUID], published: QuerySet[models.Report], passed: int) -> list[UUID]:
    """Name the reports of a page: those not published first, then what is published."""
    names = ids[passed : passed + PAGE_SIZE]
    left, passed = PAGE_SIZE - len(names), max(0, passed - len(ids))
    ordered = published.order_by("-published_at", "-id").values_list("id", flat=True)
    return [*names, *ordered[passed : passed + left]]


def stages(person: Person) -> Mapping[str, int]:
    """Count the reports that a person may see at each stage."""
    in_work, published = _parts(person, Q())
    counted = dict(in_work.values_list("stage").annotate(n=Count("*")))
    number = published.count()
    return counted | ({PUBLISHED: number} if number else {})


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


def evidence_of(rows: Iterable[models.Report], person: Person) -> list[models.Evidence]:
    """Give the evidence of reports seen already that their reader may see, by what it is."""
    reached = scope(person, READ_RESTRICTED)
    open_to = {row.id for row in rows if reached.holds(row.institution_id, row.country)}
    wanted = [row.id for row in rows]
    held = models.Evidence.objects.filter(entry__report__in=wanted, withdrawn=False)
    told = held.select_related("entry").order_by("kind", "title", "id")
    return [one for one in told if not one.restricted or one.entry.report_id in open_to]


def evidence(evidence_id: UUID, person: Person) -> models.Evidence:
    """Give a piece of evidence with a file, if the report and the piece may be seen."""
    seen = models.Report.objects.filter(seen_by(person))
    found = models.Evidence.objects.filter(id=evidence_id, entry__withdrawn=False)
    one = found.exclude(sha256="").filter(entry__report__in=seen).first()
    if one is not None and evidence_seen(one.entry.report, person).filter(id=one.id).exists():
        return one
    raise NotHeld(noun="evidence", address=str(evidence_id))
