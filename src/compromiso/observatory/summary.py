"""Many claims on one scale as one grade that a map or a table can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

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
    return summary_of_counts(scale, Counter(found))


def summary_of_counts(scale: Scale, said: Mapping[Progress, int]) -> Summary:
    """Do the same for how often each was found."""
    claims = sum(said.values())
    known = ((p, n) for p, n in said.items() if p not in NEEDS_NO_PASSAGE)
    grades = [(grade, n) for p, n in known if (grade := scale.grade(p)) is not None]
    graded = sum(number for _grade, number in grades)
    if not grades:
        commonest = max(said, key=lambda each: said[each]) if said else None
        return Summary(None, commonest, None, 0, claims)
    values = [(grade.value, n) for grade, n in grades if grade.value is not None]
    told = sum(number for _value, number in values)
    value = fsum(each * number for each, number in values) / told if told else None
    grade = _typical(scale, grades) if value is None else _nearest(scale, value)
    return Summary(grade, None, value, graded, claims)


def _typical(scale: Scale, grades: Iterable[tuple[Grade, int]]) -> Grade:
    """Give the commonest grade; among equals the one that the scale names first."""
    counted: Counter[str] = Counter()
    for grade, number in grades:
        counted[grade.id] += number
    return max(scale.grades, key=lambda grade: counted[grade.id])


def _nearest(scale: Scale, value: float) -> Grade:
    """Give the grade whose value is nearest; half-way the lower one."""
    valued = sorted(
        (abs(grade.value - value), grade.value, place)
        for place, grade in enumerate(scale.grades)
        if grade.value is not None
    )
    return scale.grades[valued[0][2]]
