"""Where the time of the reader goes: each stage of one document, in milliseconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from compromiso.text.citations.find_citations import find_citations
from compromiso.text.commitments.draft_commitments import draft_commitments, find_tasks
from compromiso.text.meetings.find_meetings import find_figures, find_meetings
from compromiso.text.programme.read_programme import read_programme
from compromiso.text.reading.to_text import to_text
from compromiso.text.reports.find_reports import find_reports
from compromiso.text.structure.to_provisions import to_provisions

P = ParamSpec("P")
T = TypeVar("T")

REPEATS = 9


def stage_times(document: Path) -> dict[str, float]:
    """Give the least milliseconds of processor time that each stage takes on a document."""
    content = document.read_bytes()
    clock = Clock()
    for _ in range(REPEATS):  # from the start each time: a stage may keep what it has worked out
        reading = clock("text", to_text, content, document.name)
        text, structure = reading.text, clock("structure", to_provisions, reading)
        citations = clock("citations", find_citations, text, structure)
        clock("programme", read_programme, text, structure, citations)
        clock("commitments", draft_commitments, text, structure)
        clock("tasks", find_tasks, text, structure)
        clock("meetings", find_meetings, text, structure)
        clock("figures", find_figures, text, structure)
        clock("reports", find_reports, text, structure)
    return {stage: min(spent) for stage, spent in clock.spent.items()}


class Clock:
    """Calls a stage and notes how long it takes."""

    def __init__(self) -> None:
        self.spent: dict[str, list[float]] = {}

    def __call__(self, stage: str, call: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """Give what the stage gives."""
        begun = time.process_time()
        result = call(*given, **named)
        self.spent.setdefault(stage, []).append(1000 * (time.process_time() - begun))
        return result
