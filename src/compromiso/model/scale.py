"""A way to grade how far commitments are met, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compromiso.model.assessment import Progress

Labels = Mapping[str, str]
"""Words by language, ISO 639-1."""


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of a scale: its words and definition by language, and its value where it has one.

    `shape` is the progress whose sign it is drawn with.
    """

    id: str
    label: Labels
    definition: Labels
    value: float | None
    shape: Progress


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale: its grades in order, which of them each progress is, who uses it.

    `rule` says how several claims make one figure: `latest` (the newest claim stands), `mean` (of
    the values). `metric` says how far two grades are apart (`nominal`, `ordinal`, `interval`).
    `source` names the publication that the definitions follow in our own words.
    """

    id: str
    label: Labels
    source: str
    rule: str
    metric: str
    grades: tuple[Grade, ...]
    reads: Mapping[Progress, str]

    def grade(self, progress: Progress) -> Grade | None:
        """Give the grade that a progress is on this scale; None where the scale leaves it out."""
        wanted = self.reads.get(progress)
        return next((grade for grade in self.grades if grade.id == wanted), None)

    def rating(self, grade: Grade) -> float | None:
        """Give the number that a grade counts as: its value, or its place where none has one.

        None for a grade without a value on a scale that has values: it says nothing to be counted.
        """
        if any(each.value is not None for each in self.grades):
            return grade.value
        return float(self.grades.index(grade))
