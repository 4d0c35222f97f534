"""Every scale read from the same claims: the grade of each, and one figure for several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean
from typing import Any, Final

from compromiso.model.assessment import Assessment, Progress
from compromiso.model.scale import Grade, Scale
from compromiso.terms.loading import registry

HIGH_COMPLETION: Final = frozenset({"substantial", "complete"})
"""Grades of `ogp-completion` that the IRM counts together as high completion."""
IRI_BANDS: Final = ((1 / 3, "not"), (2 / 3, "partially"), (1.0, "fully"))
"""Up to which mean an implementation index is called so (UPR Info; the limits are approximate)."""


@dataclass(frozen=True, slots=True)
class Graded:
    """One claim on one scale."""

    assessment: Assessment
    grade: Grade


@cache
def scales() -> Mapping[str, Scale]:
    """Give every scale by its identifier."""
    return {entry["id"]: _scale(entry) for entry in registry("scales")["scale"]}


def _scale(entry: Mapping[str, Any]) -> Scale:
    grades = tuple(
        Grade(
            *(grade["id"], grade["label"], grade["definition"]),
            *(grade.get("value"), Progress(grade["shape"])),
        )
        for grade in entry["grade"]
    )
    reads = {Progress(progress): grade for progress, grade in entry["reads"].items()}
    named = (entry["id"], entry["label"], entry["source"], entry["rule"], entry["metric"])
    return Scale(*named, grades, reads)


def graded(scale: Scale, assessments: Iterable[Assessment]) -> tuple[Graded, ...]:
    """Grade the claims, the newest first; those that the scale has no grade for are left out."""
    found = ((one, scale.grade(one.progress)) for one in assessments)
    known = [Graded(one, grade) for one, grade in found if grade is not None]
    return tuple(sorted(known, key=lambda each: each.assessment.date, reverse=True))


def mean_value(scale: Scale, assessments: Iterable[Assessment]) -> float | None:
    """Give the mean of the values of the claims; None where no claim has a value."""
    values = [g.grade.value for g in graded(scale, assessments) if g.grade.value is not None]
    return fmean(values) if values else None


def compliance_percent(score: float) -> float:
    """Give a mean score from −1 to +1 in per cent: 50 × (score + 1) (G20 Research Group)."""
    if not -1 <= score <= 1:
        message = f"a compliance score lies between -1 and 1, not {score}"
        raise ValueError(message)
    return 50 * (score + 1)


def iri_band(mean: float) -> str:
    """Give the grade that a mean implementation index from 0 to 1 is called by (UPR Info)."""
    if not 0 <= mean <= 1:
        message = f"an implementation index lies between 0 and 1, not {mean}"
        raise ValueError(message)
    return next(name for limit, name in IRI_BANDS if mean <= limit)


def high_completion(found: Sequence[Graded]) -> float | None:
    """Give the share of claims on `ogp-completion` that are substantial or complete."""
    if not found:
        return None
    return sum(each.grade.id in HIGH_COMPLETION for each in found) / len(found)
