"""Where the time of the reader goes: each stage of one document, in milliseconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from compromiso.text.citations.find_citations import find_citations
from compromiso.text.commitments.draft_commitments import draft_commitments, find_tasks
from compromiso.text.meetings.find_meetings import find_figures, find_meetings
from compromiso.text.programme.read_programme import read_programme
from compromiso.text.reading.to_text import to_text
from compromiso.text.reports.find_reports import find_reports
from compromiso.text.structure.to_provisions import to_provisions

REPEATS = 9


def stage_times(document: Path) -> dict[str, float]:
    """Give the median milliseconds of processor time that each stage takes on a document."""
    content = document.read_bytes()
    reading = to_text(content, document.name)
    text, structure = reading.text, to_provisions(reading)
    citations = find_citations(text, structure)
    stages: dict[str, Callable[[], object]] = {
        "text": lambda: to_text(content, document.name),
        "structure": lambda: to_provisions(reading),
        "citations": lambda: find_citations(text, structure),
        "programme": lambda: read_programme(text, structure, citations),
        "commitments": lambda: draft_commitments(text, structure),
        "tasks": lambda: find_tasks(text, structure),
        "meetings": lambda: find_meetings(text, structure),
        "figures": lambda: find_figures(text, structure),
        "reports": lambda: find_reports(text, structure),
    }
    return {name: median(_timed(stage) for _ in range(REPEATS)) for name, stage in stages.items()}


def _timed(stage: Callable[[], object]) -> float:
    begun = time.process_time()
    stage()
    return 1000 * (time.process_time() - begun)
