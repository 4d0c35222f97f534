"""What was found, told on a scale in the reader's language: word, shape, definition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from babel.numbers import format_decimal

from compromiso.model.assessment import Progress
from compromiso.model.scale import Scale
from compromiso.observatory.scales import compliance_percent, scales
from compromiso.observatory.summary import Summary
from compromiso.web.ui.telling import here, tell_number, tell_share
from compromiso.web.ui.words import word

TOLD_FIRST: Final = frozenset({Progress.NO_ANSWER, Progress.NO_EVIDENCE, Progress.NOT_STARTED})
"""What is told by its own word on every scale, so that none is taken for another."""
USUAL: Final = "ogp-completion"
PERCENT: Final = "g20"


@dataclass(frozen=True, slots=True)
class Told:
    """A grade in words: `word` first, `grade` beside it where the scale calls it otherwise."""

    shape: str
    word: str
    grade: str = ""
    definition: str = ""
    figure: str = ""
    part: str = ""


def scale_of(asked: str | None) -> Scale:
    """Give the scale that the address names, or the usual one."""
    return scales().get(asked or "", scales()[USUAL])


def localized(labels: Mapping[str, str]) -> str:
    """Give the words in the reader's language."""
    return labels.get(here().language) or labels["en"]


def told_progress(scale: Scale, progress: Progress) -> Told:
    """Tell one claim on a scale."""
    grade = scale.grade(progress)
    found = word("found", progress)
    if grade is None:
        return Told(str(progress), found)
    label, meaning = localized(grade.label), localized(grade.definition)
    if progress in TOLD_FIRST:
        return Told(str(progress), found, label, meaning)
    return Told(str(grade.shape), label, "", meaning)


def told_summary(scale: Scale, summary: Summary | None) -> Told:
    """Tell several claims as one grade, with its mean where the scale has values."""
    if summary is None or summary.claims == 0:
        return Told("unclaimed", word("found", "unclaimed"))
    grade = summary.grade.id if summary.grade else ""
    asked = (scale.id, grade, summary.shape, summary.value, summary.graded, summary.claims)
    return _told_summary(here().language, *asked)


@lru_cache(maxsize=4096)
def _told_summary(
    _language: str,
    scale_id: str,
    grade_id: str,
    shape: str,
    value: float | None,
    graded: int,
    claims: int,
) -> Told:
    scale = scales()[scale_id]
    grade = next((one for one in scale.grades if one.id == grade_id), None)
    part = f"{tell_number(graded)}/{tell_number(claims)}"
    if grade is None:
        return Told(shape, word("found", shape), part=part)
    label, meaning = localized(grade.label), localized(grade.definition)
    return Told(shape, label, "", meaning, figure(scale, value), part)


def figure(scale: Scale, value: float | None) -> str:
    """Write a mean as the scale's own publications do: in per cent, or as a number."""
    if value is None:
        return ""
    if scale.id == PERCENT:
        return tell_share(compliance_percent(value) / 100)
    return str(format_decimal(value, "0.00", locale=here()))


def scale_choices(chosen: Scale) -> list[tuple[str, str, bool]]:
    """List the scales to choose from: identifier, name, whether it is the chosen one."""
    return [(one.id, localized(one.label), one.id == chosen.id) for one in scales().values()]


def definitions(scale: Scale) -> list[Told]:
    """List the grades of a scale with their definitions."""
    return [
        Told(str(g.shape), localized(g.label), definition=localized(g.definition))
        for g in scale.grades
    ]
