"""Positions on recommendations told in lists: "accepts the following recommendations: 140.7, …"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from compromiso.model.field_value import FieldValue
from compromiso.model.programme_line import ProgrammeLine
from compromiso.model.provision import Provision, Span
from compromiso.model.structure import Structure
from compromiso.text.programme.field_values import said
from compromiso.text.structure.matrix.answers import numbers_in
from compromiso.text.structure.matrix.field_names import key_of
from compromiso.text.structure.matrix.values import Value, read_value

LISTED = re.compile(r"(\d{1,3})\.\d{1,3}\s?[,;.]\s{1,40}\1\.\d{1,3}\s?[,;.]\s{1,40}\1\.\d")
LISTABLE = re.compile(  # what is found at once, by its first point
    r"\.\d{1,3}\s?[,;.]\s{1,40}\d{1,3}\.\d{1,3}\s?[,;.]\s{1,40}\d{1,3}\.\d"
)
NUMBER = re.compile(r"(?<![\d.])\d{1,3}\.\d{1,3}(?:\s?[-–]\s?(?:\d{1,3}\.)?\d{1,3})?(?![\d])")
NAMES = frozenset({"recommendation", "recomendacione", "recomendacoe", "recommandation"})
SURE = 0.9


def read_positions(text: str, structure: Structure) -> tuple[ProgrammeLine, ...]:
    """List a line for each recommendation that a text names in a list of those it answers alike.

    The response is the one told before the list; what an answer under the same number says is its
    comment.
    """
    if LISTABLE.search(text) is None or LISTED.search(text) is None:
        return ()
    answers = _answers(text, structure)
    return tuple(
        line
        for provision in structure.provisions
        if provision.kind not in ("answer", "heading", "title")
        for line in _lines(text, provision, answers)
    )


def _lines(
    text: str, provision: Provision, answers: dict[str, tuple[FieldValue, ...]]
) -> Iterator[ProgrammeLine]:
    own = " ".join(text[a:b] for a, b in provision.spans)
    if LISTED.search(own) is None:
        return
    places = [m for a, b in provision.spans for m in NUMBER.finditer(text, a, b)]
    opening = " ".join(text[provision.start : places[0].start()].split())
    response = read_value("responses", opening)
    if response is None or not NAMES & set(key_of(opening)):
        return
    told = _response(text, provision, places[0].start(), response)
    for place in places:
        for number in numbers_in(place.group()):
            yield ProgrammeLine(
                provision.instrument, provision.eid, "", "", (), (), False,
                place.start(), place.end(), number, (told, *answers.get(number, ())), SURE,
            )  # fmt: skip


def _response(text: str, provision: Provision, stop: int, response: Value) -> FieldValue:
    """Give the response with the words that tell it: the sentence before the list."""
    spans: tuple[Span, ...] = tuple(
        (start, min(end, stop)) for start, end in provision.spans if start < stop
    )
    return FieldValue(
        "response", said(text, spans), response.code, None, spans[0][0], spans[-1][1], spans,
        round(response.confidence * SURE, 3), response.runner_up,
    )  # fmt: skip


def _answers(text: str, structure: Structure) -> dict[str, tuple[FieldValue, ...]]:
    found: defaultdict[str, list[FieldValue]] = defaultdict(list)
    for answer in structure.provisions:
        if answer.kind == "answer" and answer.label is not None:
            numbers = numbers_in(answer.label)
            spans = tuple(s for p in structure.index.children(answer) for s in p.spans)
            if spans:
                sure = SURE if len(numbers) == 1 else SURE - 0.1
                value = FieldValue(
                    "comment", said(text, spans), None, None, spans[0][0], spans[-1][1], spans, sure
                )
                for number in numbers:
                    found[number].append(value)
    return {number: tuple(values) for number, values in found.items()}
