"""Dated report entries."""

from __future__ import annotations

from compromiso.errors import Issue
from compromiso.model.progress_report import ProgressReport
from compromiso.model.structure import Structure


def find_reports(
    text: str, structure: Structure
) -> tuple[tuple[ProgressReport, ...], tuple[Issue, ...]]:
    """List the dated report entries, and an issue for each that names no paragraph."""
    return (), ()
