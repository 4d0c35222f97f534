"""Where a table ends whose cells stand one after the other in lines."""

from __future__ import annotations

from collections.abc import Collection

from compromiso.text.structure.lines import Line
from compromiso.text.structure.matrix.field_names import ROW_LABEL, Columns, Label
from compromiso.text.structure.matrix.marks import Marks
from compromiso.text.structure.matrix.value_places import is_shaped

LONG_WORDS = 25
AHEAD = 40


def end_of_flat(
    lines: list[Line],
    body: list[int],
    marks: Marks,
    headings: Collection[int],
    first: int,
    columns: Columns,
) -> int:
    """Give the place in `body` after the last line of a flat table that begins at `first`."""
    place = first
    while place < len(body):
        at = body[place]
        label, again = marks.labels.get(at), marks.stacked.get(at)
        if again is not None and again[0] != columns:
            break
        if label is not None and again is None and _leaves(label, columns):
            break
        if at in marks.headers or (at in headings and not is_shaped(lines[at])):
            break
        if place > first and _is_after(lines, body, first, place):
            break
        place += again[1] if again is not None else 1
    return place


def _leaves(label: Label, columns: Columns) -> bool:
    """Say whether the name of a field opens what stands below the table."""
    if label.field == "recommendation":
        return not (label.bare and label.number is None and "recommendation" in columns)
    return label.field in ("response", "objective") and label.field not in columns


def _is_after(lines: list[Line], body: list[int], first: int, place: int) -> bool:
    """Say whether a line set off stands below the rows before it and belongs to them no more."""
    line = lines[body[place]]
    if not line.blanks:
        return False
    if any(ROW_LABEL.match(lines[at].words) for at in body[place : place + AHEAD]):
        return False
    if len(line.words.split()) >= LONG_WORDS and line.closed:
        return True
    if ROW_LABEL.match(lines[body[place - 1]].words):
        return False
    rows = (lines[body[at]] for at in range(first + 1, place))
    return ROW_LABEL.match(lines[body[first]].words) is not None and not any(
        row.blanks for row in rows if not ROW_LABEL.match(row.words)
    )
