"""Rows of a table that lost its columns: every cell on a line of its own, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from compromiso.model.filled_at_once import filled_at_once
from compromiso.text.structure.lines import Line
from compromiso.text.structure.matrix.field_names import LEVELS, ROW_LABEL, Columns
from compromiso.text.structure.matrix.periods import after_date, is_period
from compromiso.text.structure.matrix.values import (
    is_body,
    is_goal,
    is_money,
    is_nothing,
    is_value_of,
)

WRAP, SKIP, UNSURE = 1.6, 0.6, 0.5
LONG = frozenset({"comment", "progress", "indicator", "response", "verification", "assumption"})
ASKED = {
    "period": {"deadline", "start", "progress", "responsible", "partner"},
    "status": {"status", "progress"},
    "response": {"response"},
    "body": {"responsible", "partner"},
    "money": {"budget"},
}
"""Which columns ask for a look by itself; all others ask only whether there is one."""
SHORT = {"deadline", "status", "goal", "number", "budget", "start", "paragraph", "priority"}


@filled_at_once
@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a flat table: its column, whether a row begins with it, how sure that is."""

    column: int
    opens: bool
    confidence: float


class _Looks(NamedTuple):
    """What the words of one line look like; `noted`, that when the row was entered stands below."""

    period: bool
    status: bool
    response: bool
    goal: bool
    body: bool
    money: bool
    nothing: bool
    digits: bool
    low: bool
    closed: bool
    bullet: bool
    labelled: bool
    noted: bool


def place_lines(lines: list[Line], columns: Columns) -> list[Placed]:
    """Give each line the column that the whole reading order of the table makes likeliest.

    Cells come in the order of the columns, row by row; a number printed like those of the other
    rows opens a row, and where none is printed the look of the cells tells.
    """
    openings = row_openings(lines)
    asked = frozenset(look for look, fields in ASKED.items() if fields.intersection(columns))
    looks = _looks(lines, openings, asked)
    fits = {look: [_fit(look, field) for field in columns] for look in set(looks)}
    moves: dict[tuple[bool, ...], list[list[float]]] = {}
    scores: list[float] = []
    steps: list[list[int]] = []
    for at, look in enumerate(looks):
        own = fits[look]
        if at == 0:
            scores = [value - SKIP * column for column, value in enumerate(own)]
            steps.append([-1] * len(columns))
            continue
        before = looks[at - 1]
        kind = (look.labelled, look.low, look.bullet, before.closed)
        if kind not in moves:
            moves[kind] = _moves(look, before, columns, bool(openings))
        scores, step = _advance(scores, own, moves[kind])
        steps.append(step)
    return _traced(scores, steps, looks, fits)


def row_openings(lines: list[Line]) -> frozenset[int]:
    """Give the lines whose number opens a row: those printed like that of the first."""
    first = ROW_LABEL.match(lines[0].words) if lines else None
    if first is None or first.lastgroup is None:
        return frozenset()
    kind, shown = first.lastgroup, first[first.lastgroup]
    found, last = [0], shown
    for at, line in enumerate(lines[1:], 1):
        match = ROW_LABEL.match(line.words)
        if match is None or match.lastgroup != kind or line.bullet:
            continue
        if kind == "dotted" and match[kind].count(".") != shown.count("."):
            continue
        if kind != "dotted" and _ordinal(match[kind]) != _ordinal(last) + 1:
            continue
        found.append(at)
        last = match[kind]
    return frozenset(found)


def _ordinal(label: str) -> int:
    return int(label) if label.isdigit() else ord(label.lower()) - 96


def _looks(lines: list[Line], openings: frozenset[int], asked: frozenset[str]) -> list[_Looks]:
    """Look at each line; at the same words again and again, as the cells of a table are, once."""
    known: dict[tuple[str, bool, bool, int], _Looks] = {}
    looks: list[_Looks] = []
    for at, line in enumerate(lines):
        key = (line.words, line.bullet, at in openings, line.end - line.start)
        look = known.get(key)
        if look is None:
            look = known[key] = _look(line, at in openings, asked)
        looks.append(look)
    for at in range(1, len(lines) - 1):
        if looks[at - 1].noted and _stands_before_date(lines, looks, at):
            looks[at] = looks[at]._replace(body=True)
    return looks


def _stands_before_date(lines: list[Line], looks: list[_Looks], at: int) -> bool:
    """Say whether words stand before a date on one line, below when the row was entered."""
    return looks[at + 1].period and lines[at + 1].number == lines[at].number


def _look(line: Line, labelled: bool, asked: frozenset[str]) -> _Looks:
    """Look at a line; where it opens a row or says nothing, its words tell no more.

    Of the looks that no column asks for, one is enough.
    """
    words = line.words.strip()
    nothing = is_nothing(words)
    plain = not (labelled or nothing)
    goal = plain and is_goal(words)
    response = plain and ("response" in asked or not goal) and is_value_of("responses", words)
    shaped = goal or response
    status = plain and ("status" in asked or not shaped) and _is_status(words)
    shaped = shaped or status
    return _Looks(
        period=plain and not status and ("period" in asked or not shaped) and is_period(words),
        status=status,
        response=response,
        goal=goal,
        body=plain and ("body" in asked or not shaped) and is_body(words),
        money=plain and "money" in asked and is_money(words),
        nothing=nothing,
        digits=words.isdigit(),
        low=line.begins_low,
        closed=line.closed,
        bullet=line.bullet,
        labelled=labelled,
        noted=line.end - line.start > len(line.words),
    )


def _is_status(words: str) -> bool:
    """Say whether words are a status, or the day it was told on and a status."""
    return is_value_of("statuses", words) or (
        words[:1].isalnum() and "," in words and is_value_of("statuses", after_date(words))
    )


def _fit(look: _Looks, field: str | None) -> float:
    if look.nothing:
        return 0.3
    if look.labelled:
        return 3.0 if field in LEVELS or field == "number" else -3.0
    if look.noted:
        return 2.0 if field in LEVELS else -1.0
    fits = FITS.get(str(field))
    return fits(look) if fits is not None else _fit_of_words(look, field)


def _either(good: bool, gain: float, loss: float) -> float:
    return gain if good else -loss


FITS: dict[str, Callable[[_Looks], float]] = {
    "deadline": lambda look: _either(look.period, 3.0, 3.0),
    "start": lambda look: _either(look.period, 3.0, 3.0),
    "status": lambda look: _either(look.status, 3.2, 2.5),
    "progress": lambda look: 2.0 if look.status else _either(not look.period, 0.2, 1.5),
    "response": lambda look: _either(look.response, 3.0, 0.6),
    "goal": lambda look: _either(look.goal, 3.0, 3.0),
    "budget": lambda look: _either(look.money, 2.5, 1.5),
    "number": lambda look: _either(look.digits, 2.0, 4.0),
    "responsible": lambda look: _either(look.body and not look.period, 2.0, 0.7),
    "partner": lambda look: _either(look.body and not look.period, 2.0, 0.7),
    "theme": lambda look: _either(look.bullet and not look.goal, 1.0, 0.5),
    "group": lambda look: _either(look.bullet and not look.goal, 1.0, 0.5),
}
"""How well the look of a line fits the columns whose values have one."""


def _fit_of_words(look: _Looks, field: str | None) -> float:
    shaped = look.period or look.status or look.response or look.goal
    if shaped:
        return -1.5 if field in LONG else -3.0
    if field in LEVELS:
        return 0.6 if not look.body else -0.3
    return 0.3


def _advance(
    scores: list[float], own: list[float], moves: list[list[float]]
) -> tuple[list[float], list[int]]:
    """Give the best score of each column for one more line, and the column it came from."""
    best, step = [], []
    for value, costs in zip(own, moves, strict=True):
        score, last = scores[0] + costs[0], 0
        for column in range(1, len(costs)):
            way = scores[column] + costs[column]
            if way >= score:
                score, last = way, column
        best.append(score + value)
        step.append(last)
    return best, step


def _moves(look: _Looks, before: _Looks, columns: Columns, numbered: bool) -> list[list[float]]:
    """Give for each column what it costs to come to it from each."""
    every = range(len(columns))
    return [[_move(last, at, look, before, columns, numbered) for last in every] for at in every]


def _move(
    last: int,
    column: int,
    look: _Looks,
    before: _Looks,
    columns: Columns,
    numbered: bool,
) -> float:
    if look.labelled:
        return 0.0 if column <= _first_subject(columns) else -9.0
    if column < last:
        return -9.0 if numbered else -WRAP - SKIP * column
    if column > last:
        return -SKIP * (column - last - 1) - (1.0 if look.low and not before.closed else 0.0)
    if look.low and not before.closed:
        return 0.8
    if columns[column] in SHORT and before.closed:
        return -0.8
    return 0.2 if look.bullet or not before.closed else -0.5


def _first_subject(columns: Columns) -> int:
    return next((n for n, field in enumerate(columns) if field in LEVELS), 0)


def _traced(
    scores: list[float],
    steps: list[list[int]],
    looks: list[_Looks],
    fits: dict[_Looks, list[float]],
) -> list[Placed]:
    if not looks:
        return []
    column = max(range(len(scores)), key=lambda n: scores[n])
    path = [column]
    for step in reversed(steps[1:]):
        column = step[column]
        path.append(column)
    path.reverse()
    placed: list[Placed] = []
    for at, column in enumerate(path):
        opens = at == 0 or looks[at].labelled or column < path[at - 1]
        fit = fits[looks[at]][column]
        placed.append(Placed(column, opens, 0.85 if fit > 1 else 0.7 if fit >= 0 else UNSURE))
    return placed
