"""The rows of action plans, and which provisions they serve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from compromiso.register import models
from compromiso.register.selectors.texts import texts_of


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective in its own words and the citations that stand in it."""

    words: str
    start: int
    end: int
    citations: tuple[models.Citation, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """A row of a plan, its objectives and activities in their own words."""

    line: models.ProgrammeLine
    objectives: tuple[ObjectiveView, ...]
    activities: tuple[str, ...]


def lines(instrument: str = "") -> list[LineView]:
    """List the rows of every plan, or of the one at an address, in document order."""
    held = models.ProgrammeLine.objects.select_related("instrument", "source")
    if instrument:
        held = held.filter(instrument__slug=instrument)
    ordered = list(held.order_by("source__received_at", "source", "order"))
    sources = {line.source_id for line in ordered}
    cited = models.Citation.objects.filter(source__in=sources).order_by("order")
    by_place = {(c.source_id, c.start, c.end): c for c in cited.prefetch_related("held")}
    texts = texts_of(sources)
    return [_view(line, texts[line.source_id], by_place) for line in ordered]


def _view(
    line: models.ProgrammeLine,
    text: str,
    by_place: Mapping[tuple[UUID, int, int], models.Citation],
) -> LineView:
    objectives = tuple(
        ObjectiveView(
            text[objective["start"] : objective["end"]],
            objective["start"],
            objective["end"],
            tuple(
                by_place[line.source_id, start, end]
                for start, end in objective["citations"]
                if (line.source_id, start, end) in by_place
            ),
        )
        for objective in line.objectives
    )
    activities = tuple(text[span["start"] : span["end"]] for span in line.activities)
    return LineView(line, objectives, activities)
