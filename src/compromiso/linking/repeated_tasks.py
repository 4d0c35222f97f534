"""Finds a task that is given in the same words to two bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from compromiso.linking.finding import Finding
from compromiso.linking.opened import Opened
from compromiso.model.task import Task
from compromiso.text.citations.treaty_names import words_of


def repeated_tasks(opened: Sequence[Opened]) -> Iterator[Finding]:
    """Yield each task whose words, case and punctuation aside, are given to several bodies."""
    given = [
        (words_of(task.action), one, task)
        for one in opened
        for task in one.dossier.tasks
        if task.actor is not None
    ]
    given.sort(key=lambda each: each[0])
    for words, group in groupby(given, key=lambda each: each[0]):
        alike = [(one, task) for _, one, task in group]
        if words and len({task.actor.id for _, task in alike if task.actor}) > 1:
            yield _finding(alike)


def _finding(alike: list[tuple[Opened, Task]]) -> Finding:
    first, task = alike[0]
    source = first.dossier.source
    bodies = sorted({each.actor.name for _, each in alike if each.actor})
    anchors = tuple(
        one.anchor(each.provision.instrument, each.start, each.end) for one, each in alike
    )
    places = [one.structure.index.by_ref.get(each.provision) for one, each in alike]
    cited = tuple(
        one.quoted(place)
        for (one, _), place in zip(alike, places, strict=True)
        if place is not None
    )
    reason = f"“{task.action}” is given in the same words to {_listed(bodies)}."
    return Finding("same-task-two-bodies", source.sha256, source.name, anchors, reason, cited)


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
