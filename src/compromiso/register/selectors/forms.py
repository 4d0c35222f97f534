"""What forms say of their rows and measures, as pages show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from compromiso.register import models


@dataclass(frozen=True, slots=True)
class FormView:
    """The response to a row, or the state of a measure; empty where the form does not say.

    `response` and `status` are codes of the terms; `deadline` and the names are as printed.
    """

    response: str
    status: str
    deadline: str
    responsible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure of a form in its own words, with what the form says of it."""

    task: models.Task
    form: FormView


def form_view(fields: Iterable[Mapping[str, Any]]) -> FormView:
    """Give what the fields of one row or measure say, in the order of the form."""
    held: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for field in fields:
        held[field["field"]].append(field)
    return FormView(
        response=_first(held["response"], "value"),
        status=_first([*held["status"], *held["progress"]], "value"),
        deadline=_first(held["deadline"], "words"),
        responsible=tuple(field["words"] for field in held["responsible"]),
    )


def _first(fields: list[Mapping[str, Any]], key: str) -> str:
    return next((str(field[key]) for field in fields if field[key]), "")


def measures_of(sources: Iterable[UUID]) -> dict[UUID, list[MeasureView]]:
    """List the measures that forms hold, by source, in document order."""
    found: defaultdict[UUID, list[MeasureView]] = defaultdict(list)
    tasks = models.Task.objects.filter(source__in=set(sources)).order_by("order")
    for task in tasks:
        if task.label or task.fields:
            found[task.source_id].append(MeasureView(task, form_view(task.fields)))
    return dict(found)
