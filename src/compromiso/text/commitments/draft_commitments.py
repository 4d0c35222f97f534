"""What actors undertake, entrust or urge."""

from __future__ import annotations

from compromiso.model.commitment import Commitment
from compromiso.model.structure import Structure
from compromiso.model.task import Task


def draft_commitments(text: str, structure: Structure) -> tuple[Commitment, ...]:
    """List one commitment for each thing that a provision undertakes, entrusts or urges."""
    return ()


def find_tasks(text: str, structure: Structure) -> tuple[Task, ...]:
    """List the tasks that provisions give to named bodies."""
    return ()
