"""What may serve a provision: a line of a programme, a task of a body, a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compromiso.linking.opened import Opened
from compromiso.model.anchor import Anchor
from compromiso.model.citation import Target
from compromiso.model.provision import Span
from compromiso.model.task import Task
from compromiso.text.citations.printed import lowered
from compromiso.text.citations.wording import stems

TITLE = 80
"""The length at which the title of a column is cut."""


@dataclass(frozen=True, slots=True)
class ServingColumn:
    """A column of the coverage matrix.

    `kind` is `programme-line`, `task` or `report`; `citations` are the places of its citations,
    `about` the provisions that a report names; `stems` are those of its words.
    """

    kind: str
    source: str
    instrument: str
    eid: str
    title: str
    anchor: Anchor
    stems: tuple[str, ...]
    citations: tuple[Span, ...] = ()
    about: tuple[Target, ...] = ()


def serving_columns(opened: Opened) -> Iterator[ServingColumn]:
    """Yield the programme lines, then the tasks, then the reports of a dossier."""
    yield from _lines(opened)
    yield from _tasks(opened)
    yield from _reports(opened)


def _lines(opened: Opened) -> Iterator[ServingColumn]:
    source = opened.dossier.source.sha256
    for line in opened.dossier.programme_lines:
        citations = tuple(span for o in line.objectives for span in o.citations)
        yield ServingColumn(
            "programme-line", source, line.instrument, line.eid, line.theme or line.label or "",
            opened.anchor(line.instrument, line.start, line.end),
            _stems(opened, line.instrument, line.start, line.end), citations,
        )  # fmt: skip


def _told(task: Task) -> str:
    return f"{task.actor.name}: {task.action}" if task.actor is not None else task.action


def _tasks(opened: Opened) -> Iterator[ServingColumn]:
    source = opened.dossier.source.sha256
    for task in opened.dossier.tasks:
        ref = task.provision
        yield ServingColumn(
            "task", source, ref.instrument, ref.eid, _told(task)[:TITLE],
            opened.anchor(ref.instrument, task.start, task.end),
            _stems(opened, ref.instrument, task.start, task.end),
        )  # fmt: skip


def _reports(opened: Opened) -> Iterator[ServingColumn]:
    source = opened.dossier.source.sha256
    for report in opened.dossier.reports:
        ref = report.host
        author = report.author.name if report.author is not None else ""
        yield ServingColumn(
            "report", source, ref.instrument, ref.eid, f"{author} {report.date or ''}".strip(),
            opened.anchor(ref.instrument, report.start, report.end),
            _stems(opened, ref.instrument, report.start, report.end), about=report.about,
        )  # fmt: skip


def _stems(opened: Opened, instrument: str, start: int, end: int) -> tuple[str, ...]:
    work = opened.structure.instruments_by_id.get(instrument)
    language = work.language if work is not None else opened.dossier.source.language
    return tuple(stems(lowered(opened.dossier.text[start:end]), language))
