"""One way to read a list of enumerators so far: the levels open, and how it came to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.enumerators import Reading
from compromiso.text.structure.wording import RANKS

ENUMERATION_RANK = 10.0
REMEMBERED = ("num", "kw", "ord", "op", "pp")


class Level(NamedTuple):
    """An open list: how it counts, where it has got to, and the candidate that last moved it."""

    family: tuple[str, str]
    value: float
    rank: float
    length: int
    node: int
    norm: str


_new = tuple.__new__
"""Makes a level or a history of its fields in order: thousands are made, and few are kept."""
Stack = tuple[Level, ...]
Memory = dict[tuple[str, str], float]


@dataclass(slots=True)
class Step:
    """One decision of one history; `reading` None means running text."""

    before: Step | None
    candidate: int
    reading: Reading | None
    parent: int


class History(NamedTuple):
    """A way to read the list so far: its cost, the levels open now, those closed, and its steps.

    `key` is how far each open level has got: histories of one key are told by their cost. `floor`
    is the depth of the first open list that is no part of the text.
    """

    cost: float
    stack: Stack
    memory: Memory
    step: Step | None
    key: tuple[tuple[tuple[str, str], float], ...] = ()
    floor: int = 0


Way = tuple[float, History, Reading | None, int]
"""What a choice costs in all, the history it goes on from, the reading (None: text), the depth."""


def moved(at: int, candidate: Candidate, way: Way) -> History:
    """Give the history that takes one way: the level it opens or moves on, the levels it closes."""
    cost, history, reading, depth = way
    stack = history.stack
    if reading is None:
        step = Step(history.step, at, None, stack[-1].node if stack else -1)
        return _new(History, (cost, stack, history.memory, step, history.key, history.floor))
    held = depth < len(stack) and stack[depth].family[0] == reading.family[0] and reading.value != 1
    parent_rank = stack[depth - 1].rank if depth else -1.0
    rank = stack[depth].rank if held else _rank(candidate, parent_rank)
    length = stack[depth].length + 1 if held else 1
    level = _new(Level, (reading.family, reading.value, rank, length, at, reading.norm))
    memory = history.memory
    if depth + held < len(stack):
        closed = [lv for lv in stack[depth + held :] if lv.family[0] in REMEMBERED]
        if closed:
            memory = {**memory, **{lv.family: lv.value for lv in closed}}
    step = Step(history.step, at, reading, stack[depth - 1].node if depth else -1)
    floor = history.floor
    if floor >= depth:
        floor = depth if rank >= ENUMERATION_RANK else depth + 1
    key = (*history.key[:depth], (reading.family, reading.value))
    return _new(History, (cost, (*stack[:depth], level), memory, step, key, floor))


def _rank(candidate: Candidate, parent_rank: float) -> float:
    if candidate.rank is not None and parent_rank < RANKS["session"]:
        return candidate.rank if candidate.rank > parent_rank else parent_rank + 0.1
    return max(ENUMERATION_RANK, parent_rank + 1)
