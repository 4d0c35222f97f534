"""The rows of reports in a table: as they are exported, and what bringing them would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID, uuid5

from compromiso.errors import CompromisoError
from compromiso.exchange.tables import Book, Row
from compromiso.model.assessment import Progress
from compromiso.register import models
from compromiso.register.errors import NotAllowed, NotHeld, WrongValue
from compromiso.register.permissions import DRAFT_REPORT, may_on
from compromiso.register.reporting_errors import WrongStage
from compromiso.register.selectors.reports import evidence_of, seen_by
from compromiso.register.selectors.table_evidence import EvidenceRows, evidence_cells
from compromiso.register.selectors.table_names import Names, identity
from compromiso.register.tabled import Step, day, needed, one_of

LANGUAGES: Final = ("es", "pt", "en", "fr")
OPEN: Final = ("draft", "returned")
REPORT: Final[Mapping[str, str]] = {
    "institution_id": "institution",
    "title": "title",
    "cycle_id": "cycle",
    "language": "language",
    "summary": "summary",
    "period_start": "period_start",
    "period_end": "period_end",
}
ENTRY: Final[Mapping[str, str]] = {
    "text": "text",
    "commitments": "commitments",
    "actions": "actions",
    "progress": "progress",
}
_COMPARED: Final = {**ENTRY, "report_id": "report"}
_NO_ROW: Final = Row(0, {})
_SAID: Final = ("", *(one for one in Progress if one is not Progress.NO_ANSWER))


def report_sheets(
    some: Callable[[], Iterable[list[models.Report]]], names: Names
) -> dict[str, Iterator[dict[str, str]]]:
    """Give reports as the cells of their three sheets; `some` gives them anew, some at a time."""
    return {
        "reports": (_report(row, names) for rows in some() for row in rows),
        "entries": (cells for rows in some() for cells in _entries(rows, names)),
        "evidence": (cells for rows in some() for cells in _evidence(rows, names)),
    }


def _report(row: models.Report, names: Names) -> dict[str, str]:
    known = {"id": str(row.id), "version": str(row.version), "stage": row.stage}
    return known | _told(row, REPORT, names)


def _entries(rows: list[models.Report], names: Names) -> Iterator[dict[str, str]]:
    """Yield the entries of reports in the order of these, and in their own."""
    held = _entries_of(rows)
    names.note_commitments(one for entry in held for one in entry.commitments)
    for entry in held:
        report = str(entry.report_id)
        told = {"id": str(entry.id), "version": str(entry.version), "report": report}
        yield told | _told(entry, ENTRY, names)


def _entries_of(rows: list[models.Report]) -> list[models.ReportEntry]:
    place = {row.id: number for number, row in enumerate(rows)}
    held = models.ReportEntry.objects.filter(report__in=list(place), withdrawn=False)
    return sorted(held, key=lambda one: (place[one.report_id], one.order, one.id))


def _evidence(rows: list[models.Report], names: Names) -> Iterator[dict[str, str]]:
    """Yield the evidence of the entries of reports that the person may see."""
    seen: dict[UUID, list[models.Evidence]] = {}
    for one in evidence_of(rows, names.person):
        seen.setdefault(one.entry_id, []).append(one)
    for entry in _entries_of(rows):
        yield from map(evidence_cells, seen.get(entry.id, ()))


def _told(row: Any, columns: Mapping[str, str], names: Names) -> dict[str, str]:
    return {column: shown(names, name, getattr(row, name)) for name, column in columns.items()}


def shown(names: Names, name: str, value: Any) -> str:
    """Give a value of a report or of an entry as a cell shows it."""
    named: dict[str, Callable[[Any], str]] = {
        "institution_id": lambda one: names.slugs.get(one, ""),
        "cycle_id": names.cycle_name,
        "commitments": names.commitment_names,
        "actions": names.action_names,
    }
    return named[name](value) if name in named else "" if value is None else str(value)


def judge_reports(book: Book, names: Names, seen: Mapping[str, int] | None = None) -> list[Step]:
    """Say what each row would do; `seen` are the versions at which it was judged before."""
    reports = _Reports(names, seen)
    brought = [reports.report(Step("reports", row)) for row in book.get("reports", [])]
    brought += [reports.entry(Step("entries", row)) for row in book.get("entries", [])]
    evidence = EvidenceRows(reports.entries)
    return brought + [evidence.judge(Step("evidence", row)) for row in book.get("evidence", [])]


class _Reports:
    def __init__(self, names: Names, seen: Mapping[str, int] | None) -> None:
        self.names, self.seen = names, seen
        self.reports: dict[str, Step] = {}
        self.entries: dict[str, Step] = {}
        self._within = models.Report.objects.filter(
            seen_by(names.person), institution__in=names.within
        )

    def report(self, step: Step) -> Step:
        """Judge a row of the sheet of reports."""
        said = step.row.cells.get("id", "").strip()
        step.name = said or step.row.cells.get("title", "")
        try:
            self._find_report(step, said)
        except CompromisoError as refused:
            step.wrong("institution" if said and identity(said) is None else "id", refused)
            return step
        if not self._is_first(step, self.reports, said):
            return step
        self._read_report(step)
        if step.held is None:
            institution = self.names.within.get(step.values.get("institution_id"))  # type: ignore[arg-type]
            self._check_right(step, institution)
        else:
            step.compare(lambda name, value: shown(self.names, name, value), REPORT)
            self._check_change(step, step.held)
        return step

    def _find_report(self, step: Step, said: str) -> None:
        known = identity(said)
        if not said:
            raise WrongValue(field="id", value="", choices="…")
        if known is None:
            slug = step.row.cells.get("institution", "")
            known = uuid5(self.names.own_institution(slug).id, f"report {said}")
            step.held = self._within.filter(id=known).first()
        else:
            step.held = self._held_report(known)
        step.identity = known

    def _held_report(self, known: UUID) -> models.Report:
        found = self._within.filter(id=known).first()
        if found is None:
            raise NotHeld(noun="report", address=str(known))
        return found

    def _is_first(self, step: Step, others: dict[str, Step], said: str) -> bool:
        for name in {said, str(step.identity)}:
            if name in others:
                step.wrong("id", WrongValue(field="id", value=name, choices="…"))
                return False
            others[name] = step
        return True

    def _read_report(self, step: Step) -> None:
        names = self.names
        step.read("institution", "institution_id", lambda text: names.own_institution(text).id)
        step.read("title", "title", needed)
        step.read("cycle", "cycle_id", names.cycle)
        if step.row.cells.get("language", "").strip():
            step.read("language", "language", one_of("language", *LANGUAGES))
        step.read("summary", "summary", str)
        step.read("period_start", "period_start", day)
        step.read("period_end", "period_end", day)
        stage = step.row.cells.get("stage", "").strip()
        known = "draft" if step.held is None else step.held.stage
        if stage and stage != known:
            step.wrong("stage", WrongValue(field="stage", value=stage, choices=known))
        if step.held is None and "title" not in step.row.cells:
            step.wrong("title", WrongValue(field="title", value="", choices="…"))

    def _check_change(self, step: Step, report: models.Report) -> None:
        if not step.changes:
            return
        if "institution_id" in step.changes:
            step.wrong("institution", WrongStage(stage=report.stage, needed="new"))
        self._check_right(step, self.names.within.get(report.institution_id))
        self._check_open(step, report)
        step.check_version(self.seen)

    def _check_open(self, step: Step, report: models.Report) -> None:
        if report.stage not in OPEN:
            step.wrong("stage", WrongStage(stage=report.stage, needed=" / ".join(OPEN)), "")

    def _check_right(self, step: Step, row: models.Institution | None) -> None:
        if row is not None and not may_on(self.names.person, DRAFT_REPORT, row.id, row.country):
            refused = NotAllowed(who=self.names.person.id, permission=DRAFT_REPORT)
            step.wrong("stage", refused, "")

    def entry(self, step: Step) -> Step:
        """Judge a row of the sheet of entries."""
        said = step.row.cells.get("id", "").strip()
        step.name = said or step.row.cells.get("text", "")[:60]
        try:
            parent = self._parent(step.row.cells.get("report", "").strip())
            self._find_entry(step, parent, said)
        except CompromisoError as refused:
            step.wrong("report" if said else "id", refused)
            return step
        if not self._is_first(step, self.entries, said):
            return step
        step.values["report_id"] = parent.identity
        self._read_entry(step, parent)
        if step.held is None:
            if parent.held is not None:
                self._check_right(step, self.names.within.get(parent.held.institution_id))
                self._check_open(step, parent.held)
            step.faults += [] if parent.state != "error" else parent.faults
        else:
            step.compare(lambda name, value: shown(self.names, name, value), _COMPARED)
            self._check_change(step, step.held.report)
        return step

    def _parent(self, said: str) -> Step:
        if said in self.reports:
            return self.reports[said]
        known = identity(said)
        if known is None:
            raise NotHeld(noun="report", address=said)
        held = self._held_report(known)
        step = Step("reports", _NO_ROW, str(known), known, held)
        self.reports[said] = step
        return step

    def _find_entry(self, step: Step, parent: Step, said: str) -> None:
        if not said:
            raise WrongValue(field="id", value="", choices="…")
        known = identity(said)
        step.identity = known or uuid5(_known(parent), f"entry {said}")
        rows = models.ReportEntry.objects.filter(report=parent.identity, withdrawn=False)
        step.held = rows.select_related("report").filter(id=step.identity).first()
        if known is not None and step.held is None:
            raise NotHeld(noun="entry", address=said)

    def _read_entry(self, step: Step, parent: Step) -> None:
        institution = parent.values.get("institution_id") or getattr(
            parent.held, "institution_id", None
        )
        slug = self.names.slugs.get(institution, "") if institution else ""
        step.read("text", "text", lambda text: needed(text).strip())
        step.read("commitments", "commitments", self.names.commitments)
        held = getattr(step.held, "actions", ())
        step.read("actions", "actions", lambda text: self.names.actions(text, slug, held))
        step.read("progress", "progress", one_of("progress", *_SAID))
        both = [step.values.get(name) for name in ("commitments", "actions")]
        known = step.held is not None and "commitments" not in step.values
        if not any(both) and not known and not step.faults:
            step.wrong("commitments", WrongValue(field="commitment", value="", choices="…"))


def _known(parent: Step) -> UUID:
    if parent.identity is None:
        raise NotHeld(noun="report", address=parent.name)
    return parent.identity
