"""The rows of action plans, and which provisions they serve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Prefetch

from compromiso.register import models
from compromiso.register.selectors.forms import FormView, MeasureView, form_view, measures_of
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
    """A row of a plan, its objectives and activities in their own words.

    `form` and `measures` tell the row of a response matrix or follow-up table, `words` are its own.
    """

    line: models.ProgrammeLine
    objectives: tuple[ObjectiveView, ...]
    activities: tuple[str, ...]
    form: FormView | None = None
    measures: tuple[MeasureView, ...] = ()
    words: str = ""


def lines(instrument: str = "") -> list[LineView]:
    """List the rows of every plan, or of the one at an address, in document order."""
    held = models.ProgrammeLine.objects.select_related("instrument", "source")
    if instrument:
        held = held.filter(instrument__slug=instrument)
    ordered = list(held.order_by("source__received_at", "source", "order"))
    sources = {line.source_id for line in ordered}
    cited = models.Citation.objects.filter(source__in=sources).order_by("order")
    held_there = models.CitationTarget.objects.select_related("instrument", "provision")
    led = Prefetch("held", held_there)
    by_place = {(c.source_id, c.start, c.end): c for c in cited.prefetch_related(led)}
    texts = texts_of(sources)
    measures = measures_of(sources)
    said = _own_words(ordered, texts)
    return [
        _with_form(
            _view(line, texts[line.source_id], by_place),
            measures.get(line.source_id, []),
            said.get((line.instrument_id, line.eid, line.start), ""),
        )
        for line in ordered
    ]


def _own_words(
    ordered: Iterable[models.ProgrammeLine], texts: Mapping[UUID, str]
) -> dict[tuple[UUID, str, int], str]:
    """Give the words of the rows of forms, by instrument, address and position."""
    rows = [line for line in ordered if line.label or line.fields]
    held = models.Provision.objects.filter(
        instrument__in={line.instrument_id for line in rows}, eid__in={line.eid for line in rows}
    )
    return {
        (row.instrument_id, row.eid, row.start): " ".join(
            texts[row.source_id][start:end] for start, end in row.spans
        )
        .removeprefix(row.label or "")
        .lstrip(" .:)–—-")
        for row in held
    }


def _with_form(view: LineView, measures: Iterable[MeasureView], words: str) -> LineView:
    line = view.line
    if not (line.label or line.fields):
        return view
    own = tuple(m for m in measures if line.start <= m.task.start < line.end)
    return replace(view, form=form_view(line.fields), measures=own, words=words)


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
