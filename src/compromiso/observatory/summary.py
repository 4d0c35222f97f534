"""Many claims on one scale as one grade that a map or a table can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from compromiso.model.assessment import NEEDS_NO_PASSAGE, Progress
from compromiso.model.scale import Grade, Scale


@dataclass(frozen=True, slots=True)
class Summary:
    """What several claims come to on a scale.

    `grade` is None where none could be graded: then `progress` is the commonest of what was found
    (no answer, no evidence), or None where nobody claimed anything. `value` is the mean of the
    values, `graded` of `claims` claims went into it.
    """

    grade: Grade | None
    progress: Progress | None
    value: float | None
    graded: int
    claims: int

    @property
    def shape(self) -> str:
        """Give the sign to draw: `unclaimed` where nobody claimed anything."""
        if self.progress is not None:
            return str(self.progress)
        return str(self.grade.shape) if self.grade else "unclaimed"


def summary_of(scale: Scale, found: Iterable[Progress]) -> Summary:
    """Bring what was found together: the grade nearest to the mean, or the commonest one.

    No answer and no evidence are never averaged: they are told only where nothing else was found,
    and lower `graded` against `claims`.
    """
    said = tuple(found)
    known = [p for p in said if p not in NEEDS_NO_PASSAGE]
    grades = [grade for p in known if (grade := scale.grade(p)) is not None]
    if not grades:
        return Summary(None, _commonest(said), None, 0, len(said))
    values = [grade.value for grade in grades if grade.value is not None]
    value = fmean(values) if values else None
    grade = _typical(scale, grades) if value is None else _nearest(scale, value)
    return Summary(grade, None, value, len(grades), len(said))


def _commonest(said: tuple[Progress, ...]) -> Progress | None:
    return Counter(said).most_common(1)[0][0] if said else None


def _typical(scale: Scale, grades: Iterable[Grade]) -> Grade:
    """Give the commonest grade; among equals the one that the scale names first."""
    counted = Counter(grade.id for grade in grades)
    return max(scale.grades, key=lambda grade: counted[grade.id])


def _nearest(scale: Scale, value: float) -> Grade:
    """Give the grade whose value is nearest; half-way the lower one."""
    valued = sorted(
        (abs(grade.value - value), grade.value, place)
        for place, grade in enumerate(scale.grades)
        if grade.value is not None
    )
    return scale.grades[valued[0][2]]
