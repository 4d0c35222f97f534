"""Dated report entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compromiso.errors import Issue
from compromiso.model.citation import ExternalTarget
from compromiso.model.progress_report import ProgressReport
from compromiso.terms.loading import terms
from compromiso.text.reports.authors import Author, find_author
from compromiso.text.reports.fields import Field, form_title, read_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compromiso.model.citation import Target
    from compromiso.model.instrument import Instrument
    from compromiso.model.provision import Provision
    from compromiso.model.structure import Structure

ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}")
MONTHS = 12


def find_reports(
    text: str, structure: Structure
) -> tuple[tuple[ProgressReport, ...], tuple[Issue, ...]]:
    """List the dated report entries, and an issue for each that names no paragraph."""
    reports: list[ProgressReport] = []
    issues: list[Issue] = []
    entries = [p for p in structure.provisions if p.kind == "entry"]
    for identifier in dict.fromkeys(entry.instrument for entry in entries):
        instrument = structure.instruments_by_id[identifier]
        own = [entry for entry in entries if entry.instrument == identifier]
        spans = [(e.start, e.subtree_end) for e in own]
        author = find_author(text, spans, instrument.language)
        for entry in own:
            report = _report(text, structure, entry, instrument, author)
            reports.append(report)
            issues.extend(_doubts(text, entry, report, author))
        issues.extend(_undecided_dates(own))
    return tuple(reports), tuple(issues)


def _report(
    text: str, structure: Structure, entry: Provision, instrument: Instrument, author: Author | None
) -> ProgressReport:
    fields = [
        field
        for child in structure.index.children(entry)
        if child.kind == "field"
        for field in read_fields(text, child.start, child.end)
    ]
    dated = entry.label_norm or ""
    return ProgressReport(
        host=entry.ref,
        author=author.actor if author else None,
        date=dated if ISO.fullmatch(dated) else None,
        about=tuple(target for field in fields for target in _targets(field, instrument)),
        start=entry.start,
        end=entry.subtree_end,
    )


def _targets(field: Field, instrument: Instrument) -> Iterator[Target]:
    """Yield what a field names: paragraphs of the instrument that its name or the title tells."""
    paragraph = terms(instrument.language, "meetings")["reports"]["paragraph"]
    external = field.context or form_title(instrument.title)
    for number in field.numbers:
        yield ExternalTarget(external, f"{paragraph} {number}")


def _doubts(
    text: str, entry: Provision, report: ProgressReport, author: Author | None
) -> Iterator[Issue]:
    shown = report.date or entry.label or "without date"
    if not report.about:
        yield Issue(
            "REPO-01", "warning", f"The report of {shown} names no paragraph.",
            "Link it by hand to the provisions that it is about.", entry.start, entry.end,
        )  # fmt: skip
    if author is None or not author.is_sure:
        known = f"perhaps {author.actor.name}" if author else "nothing in the text tells"
        yield Issue(
            "REPO-02", "warning", f"The author of the report of {shown} is not certain: {known}.",
            "Say by hand who reports.", entry.start, entry.end,
        )  # fmt: skip
    if report.date is None:
        yield Issue(
            "REPO-03", "warning", f"The date of the report, {text[entry.start : entry.end]!r},"
            " is not understood.", "Enter the date by hand.", entry.start, entry.end,
        )  # fmt: skip


def _undecided_dates(entries: list[Provision]) -> Iterator[Issue]:
    """Yield an issue where no date of a form tells whether the day or the month comes first."""
    pairs = [m.groups() for e in entries if e.label and (m := NUMERIC.search(e.label))]
    numbers = [int(part) for pair in pairs for part in pair]
    if pairs and max(numbers) <= MONTHS and any(a != b for a, b in pairs):
        yield Issue(
            "REPO-04", "warning", "The dates of the form may be month/day or day/month;"
            " none of them has a number over 12.", "Check one date with the original.",
            entries[0].start, entries[0].end,
        )  # fmt: skip
