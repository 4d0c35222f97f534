"""Where the values of fields begin in their lines, and which lines are values by their look."""

from __future__ import annotations

from compromiso.model.provision import Span
from compromiso.text.structure.lines import Line
from compromiso.text.structure.matrix.periods import is_period
from compromiso.text.structure.matrix.values import is_body, is_value_of
from compromiso.text.structure.node import Node


def words_begin(text: str, node: Node) -> int:
    """Give where the own words of a row begin, after its label."""
    shown = node.label or node.heading or ""
    start = node.start
    return start + len(shown) if shown and text.startswith(shown, start) else start


def mark_start(line: Line) -> int:
    """Give where a line begins with the dash or mark before its words."""
    return min([line.start, *(start for start, _ in line.markers)])


def begin_below(pieces: list[Span], end: int) -> int:
    """Give where the value begins that stands on the lines below a bare name."""
    return min(end, pieces[-1][1]) if pieces else end


def after_name(pieces: list[Span], begin: int, least: int) -> list[Span]:
    """Give what of the pieces stands after the name of the field."""
    begin = max(begin, least)
    return [(max(start, begin), end) for start, end in pieces if end > begin]


def is_shaped(line: Line, field: str | None = None) -> bool:
    """Say whether a line is a deadline, a status or a response by its look.

    Below the name of a `field` it has to be a value of such a field, or a body.
    """
    words = line.words.strip("*_# ")
    if field == "responsible":
        return is_body(words)
    if field not in (None, "response", "status", "deadline"):
        return False
    return is_period(words) or is_value_of("statuses", words) or is_value_of("responses", words)
