"""The measures of response matrices and follow-up tables as tasks: who, what, by when, how far."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compromiso.model.field_value import FieldValue
from compromiso.model.provision import Provision, ProvisionRef, Span
from compromiso.model.structure import Structure
from compromiso.model.task import Task
from compromiso.text.programme.field_values import Values, said, values_by_subject

ENTRUSTING = frozenset({"responsible", "deadline"})
EDGE = re.compile(r"[\s:.*_)–—-]*")


def find_form_tasks(
    text: str, structure: Structure, values: Values | None = None
) -> tuple[Task, ...]:
    """List the tasks of the forms of a text, in document order.

    Each measure is one; so is a recommendation that has no measures and says who is to act or when.
    What a form leaves empty stays empty. `values` are those of its fields, where they are known.
    """
    if not structure.form:
        return ()
    values = values_by_subject(text, structure) if values is None else values
    return tuple(
        _task(text, structure, provision, values.get(provision.ref, ()))
        for provision in _entrusted(structure, values)
    )


def in_order(first: tuple[Task, ...], others: tuple[Task, ...]) -> tuple[Task, ...]:
    """Give the tasks of both in document order."""
    return tuple(sorted((*first, *others), key=lambda task: task.start)) if others else first


def _entrusted(structure: Structure, values: Values) -> Iterator[Provision]:
    subjects = {field.subject for field in structure.form}
    for provision in structure.provisions:
        if provision.kind == "activity" and _is_measure(structure, provision, subjects):
            yield provision
        elif provision.kind in ("recommendation", "row") and provision.ref in subjects:
            told = {value.field for value in values.get(provision.ref, ())}
            below = any(p.kind == "activity" for p in structure.index.children(provision))
            if told & ENTRUSTING and not below:
                yield provision


def _is_measure(structure: Structure, provision: Provision, subjects: set[ProvisionRef]) -> bool:
    if provision.ref in subjects:
        return True
    above = structure.index.parent(provision)
    return above is not None and (above.kind == "recommendation" or above.ref in subjects)


def _task(
    text: str, structure: Structure, provision: Provision, fields: tuple[FieldValue, ...]
) -> Task:
    points = (p for p in structure.index.children(provision) if p.kind == "point")
    spans = (*own_words(text, provision), *(span for point in points for span in point.spans))
    actor = next((field.actor for field in fields if field.field == "responsible"), None)
    return Task(
        provision.ref, actor, said(text, spans), spans[0][0], spans[-1][1], provision.label, fields,
        provision.confidence,
    )  # fmt: skip


def own_words(text: str, provision: Provision) -> tuple[Span, ...]:
    """Give the pieces of a provision without its printed label; all of it where nothing is left."""
    start, end = provision.spans[0]
    label = provision.label or ""
    if not label or not text.startswith(label, start):
        return provision.spans
    match = EDGE.match(text, start + len(label), end)
    begin = match.end() if match is not None else start
    pieces = ((begin, end), *provision.spans[1:]) if begin < end else provision.spans[1:]
    return pieces or provision.spans
