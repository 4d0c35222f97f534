"""The best tree for a whole list of enumerators: a beam over stacks of open levels.

A label is never judged alone. Each candidate continues a list that is open, opens a new one, or
is running text; every choice has a cost, the cheapest history over the whole document wins, and
the distance to the cheapest history that chose otherwise is the confidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from compromiso.text.structure.candidates import TEXT_COST, Candidate
from compromiso.text.structure.enumerators import JOKER, Reading
from compromiso.text.structure.wording import RANKS, alphabet

BEAM, NARROW_BEAM, MANY = 16, 5, 4000
"""Histories kept after each candidate; fewer in a list of more than `MANY` candidates."""
PRUNE = 3.2
DEEPEST = 12
FEW = 6
WALK = 12
"""How many steps back, on average for each candidate, rivals are compared with the best history."""
CLEAR = 2.4
"""How far behind every rival must be for a label that simply counts on to be taken at once."""
ENUMERATION_RANK = 10.0
LETTERED = ("low", "upp")
REMEMBERED = ("num", "kw")


class Level(NamedTuple):
    """An open list: how it counts, where it has got to, and the candidate that last moved it."""

    family: tuple[str, str]
    value: float
    rank: float
    length: int
    node: int
    norm: str


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
    """A way to read the list so far: its cost, the levels open now, those closed, and its steps."""

    cost: float
    stack: Stack
    memory: Memory
    step: Step | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A candidate's place in the best tree; `parent` is the candidate above it, -1 at the root.

    `reading` is None for running text; `alternatives` are the labels it lost to, best first.
    """

    reading: Reading | None
    parent: int
    confidence: float
    alternatives: tuple[str, ...]


def infer(candidates: list[Candidate], language: str) -> list[Placed]:
    """Place every candidate in the cheapest tree over the whole list."""
    skipped = alphabet(language)[1]
    histories = [History(0.0, (), {}, None)]
    lost: list[tuple[Step, float]] = []
    beam = BEAM if len(candidates) <= MANY else NARROW_BEAM
    for at, candidate in enumerate(candidates):
        simple = _counted_on(histories, at, candidate, lost)
        if simple:
            histories = simple
            continue
        histories = _advance(histories, at, candidate, skipped, lost)[:beam]
    best = min(histories, key=_cost)
    for history in histories:
        if history is not best:
            _note_lost(lost, history, history.cost - best.cost)
    return _placed(best.step, lost, candidates)


def _counted_on(
    histories: list[History], at: int, candidate: Candidate, lost: list[tuple[Step, float]]
) -> list[History]:
    """Give the next histories where there is nothing to weigh, or none.

    A container that stands where containers stand opens in every history; a plain label that
    counts on does so in every history that matters, and one in which it does not is let go if it
    is clearly behind.
    """
    if candidate.container and not candidate.label_cost:
        return _contained_in(histories, at, candidate, lost)
    if not _plain(candidate):
        return []
    reading = candidate.readings[0]
    taken = []
    for history in histories:
        top = history.stack[-1] if history.stack else None
        if top is not None and top.family == reading.family and reading.value == top.value + 1:
            taken.append(history)
        elif history is histories[0] or history.cost - histories[0].cost < CLEAR:
            return []
        else:
            _note_lost(lost, history, history.cost - histories[0].cost)
    return [_moved(at, candidate, (h.cost, h, reading, len(h.stack) - 1)) for h in taken]


def _contained_in(
    histories: list[History], at: int, candidate: Candidate, lost: list[tuple[Step, float]]
) -> list[History]:
    """Open a container in every history; those that come to the same are told by their cost."""
    reading = candidate.readings[0]
    grown: dict[tuple[object, ...], History] = {}
    for history in histories:
        cost, depth = _contained(history, candidate, reading)
        _keep(grown, _moved(at, candidate, (history.cost + cost, history, reading, depth)), lost)
    return sorted(grown.values(), key=_cost)


def _cost(history: History) -> float:
    return history.cost


def _plain(candidate: Candidate) -> bool:
    """Say whether a label has one likely reading and stands where labels stand."""
    if candidate.label_cost or candidate.heading or candidate.container or candidate.dotted:
        return False
    found = candidate.readings
    return bool(found) and found[0].cost == 0 and (len(found) == 1 or found[1].cost >= 0.3)


def _advance(
    histories: list[History], at: int, candidate: Candidate, skipped: frozenset[float],
    lost: list[tuple[Step, float]],
) -> list[History]:  # fmt: skip
    """Give the histories within reach after one more candidate, the cheapest first."""
    ways = [way for history in histories for way in _ways(history, candidate, skipped)]
    limit = min(way[0] for way in ways) + PRUNE
    grown: dict[tuple[object, ...], History] = {}
    for way in ways:
        if way[0] <= limit:
            _keep(grown, _moved(at, candidate, way), lost)
    return sorted(grown.values(), key=_cost)


def _keep(
    grown: dict[tuple[object, ...], History], new: History, lost: list[tuple[Step, float]]
) -> None:
    key = tuple([(level.family, level.value) for level in new.stack])
    rival = grown.get(key)
    if rival is None:
        grown[key] = new
        return
    winner, loser = (new, rival) if new.cost < rival.cost else (rival, new)
    grown[key] = winner
    _note_lost(lost, loser, loser.cost - winner.cost)


def _note_lost(lost: list[tuple[Step, float]], history: History, distance: float) -> None:
    if history.step is not None and distance < TEXT_COST:
        lost.append((history.step, distance))


Way = tuple[float, History, "Reading | None", int]
"""What a choice costs in all, the history it goes on from, the reading (None: text), the depth."""


def _ways(history: History, candidate: Candidate, skipped: frozenset[float]) -> Iterator[Way]:
    text_cost = candidate.text_cost + (2.0 if candidate.container else 0.0)
    yield history.cost + text_cost, history, None, len(history.stack)
    counts_on = False
    for reading in candidate.readings:
        base = history.cost + reading.cost + candidate.label_cost
        if candidate.container:
            cost, depth = _contained(history, candidate, reading)
            yield base + cost, history, reading, depth
        elif candidate.dotted:
            cost, depth = _dotted(history, candidate, reading)
            yield base + cost, history, reading, depth
        else:
            for cost, depth in _continued(history.stack, candidate, reading, skipped):
                counts_on = counts_on or cost + reading.cost < 1
                yield base + cost, history, reading, depth
            if reading.value == 1 or not counts_on:
                for cost, depth in _opened(history, candidate, reading):
                    yield base + cost, history, reading, depth
    if candidate.joker and not counts_on:
        yield from _jokers(history)


def _contained(history: History, candidate: Candidate, reading: Reading) -> tuple[float, int]:
    rank = candidate.rank or 0.0
    stack = history.stack
    depth = next((i for i, level in enumerate(stack) if level.rank >= rank), len(stack))
    if reading.value == 0.0:
        return 0.0, depth
    same = depth < len(stack) and stack[depth].family == reading.family
    last = stack[depth].value if same else history.memory.get(reading.family)
    if last is None:
        return (0.2 if reading.value == 1 else 1.0), depth
    if 0 < reading.value - math.floor(last) <= 1 and reading.value != last:
        return 0.0, depth
    return (0.4 if reading.value == 1 else 1.4), depth


def _dotted(history: History, candidate: Candidate, reading: Reading) -> tuple[float, int]:
    prefix = ".".join(candidate.dotted[:-1])
    stack = history.stack
    for depth in range(len(stack) - 1, -1, -1):
        level = stack[depth]
        if level.family == reading.family and level.norm.rpartition(".")[0] == prefix:
            return _stride(reading.value - level.value), depth
        if _heads(level, prefix):
            return _first(reading, candidate) * 0.5, depth + 1
    depth = next((i for i, lv in enumerate(stack) if lv.rank >= ENUMERATION_RANK), len(stack))
    twin = next((lv for lv in stack[depth:] if lv.family == reading.family), None)
    return (
        0.6 if twin is not None and reading.value == 1 else 1.0 + _first(reading, candidate)
    ), depth


def _heads(level: Level, prefix: str) -> bool:
    if level.family[0] in ("kw", "num") and prefix.isdigit():
        return level.value == float(prefix)
    return level.norm == prefix


def _continued(
    stack: Stack, candidate: Candidate, reading: Reading, skipped: frozenset[float]
) -> Iterator[tuple[float, int]]:
    closing = 0.0
    for depth in range(len(stack) - 1, -1, -1):
        level = stack[depth]
        if level.family[0] == "kw":
            if not (candidate.heading and candidate.rank is not None):
                return
        elif level.family[0] == reading.family[0]:
            style = 0.0 if level.family[1] == reading.family[1] else 1.0
            delta = reading.value - level.value
            if delta >= 0:
                yield _stride(delta, level.value, skipped) + style + closing, depth
        closing += 0.05 + (0.6 if level.length == 1 and level.family[0] != "kw" else 0.0)


def _stride(delta: float, last: float = 0.0, skipped: frozenset[float] = frozenset()) -> float:
    if 0 < delta <= 1:
        return 0.0
    if delta <= 0:
        return 3.0
    between = {last + i for i in range(1, int(delta))}
    if between and between <= skipped:
        return 0.15
    return min(4.0, 2.0 + 0.4 * (delta - 2))


def _opened(
    history: History, candidate: Candidate, reading: Reading
) -> Iterator[tuple[float, int]]:
    stack = history.stack
    if len(stack) >= DEEPEST:
        return
    twins = [
        i
        for i, lv in enumerate(stack)
        if lv.family == reading.family and lv.rank >= ENUMERATION_RANK
    ]
    first = _first(reading, candidate)
    last = history.memory.get(reading.family)
    if last is not None and reading.value == last + 1 and reading.value > 1:
        first = 0.15
    headed = candidate.rank is not None
    floor = next((i for i, lv in enumerate(stack) if lv.rank >= ENUMERATION_RANK), len(stack))
    yield first + (2.0 if twins or (headed and floor < len(stack)) else 0.0), len(stack)
    if twins and reading.value == 1:
        yield (0.4 if candidate.after_heading else 2.0) + first, twins[-1]
    if (candidate.after_heading or headed) and floor < len(stack) and floor not in twins:
        yield first + 0.1, floor


def _first(reading: Reading, candidate: Candidate) -> float:
    """Give the cost of opening a list: at its first label, or late, where a number tells more."""
    if reading.value == 1:
        return 0.3 if candidate.prompted else 0.9
    if reading.family[0] in ("num", "dot"):
        return 1.9 + 0.08 * min(reading.value, 10.0)
    return 2.2 + 0.35 * min(reading.value, 10.0)


def _jokers(history: History) -> Iterator[Way]:
    """Yield the ways to take an unreadable label for the one that is due in an open list."""
    closing = 0.0
    for depth in range(len(history.stack) - 1, max(-1, len(history.stack) - 4), -1):
        level = history.stack[depth]
        if level.family[0] == "kw" or level.family[0] == "dot":
            return
        norm = _next_norm(level)
        if norm is not None:
            reading = Reading(level.family, level.value + 1, JOKER, norm)
            yield history.cost + JOKER + closing, history, reading, depth
        closing += 0.05 + (0.6 if level.length == 1 else 0.0)


def _next_norm(level: Level) -> str | None:
    value = int(level.value) + 1
    if level.family[0] == "num":
        return str(value)
    if level.family[0] in LETTERED and value <= 26:
        letter = chr(96 + value)
        return letter if level.family[0] == "low" else letter.upper()
    return None


def _moved(at: int, candidate: Candidate, way: Way) -> History:
    """Give the history that takes one way: the level it opens or moves on, the levels it closes."""
    cost, history, reading, depth = way
    stack = history.stack
    if reading is None:
        step = Step(history.step, at, None, stack[-1].node if stack else -1)
        return History(cost, stack, history.memory, step)
    held = depth < len(stack) and stack[depth].family[0] == reading.family[0] and reading.value != 1
    parent_rank = stack[depth - 1].rank if depth else -1.0
    rank = stack[depth].rank if held else _rank(candidate, parent_rank)
    length = stack[depth].length + 1 if held else 1
    level = Level(reading.family, reading.value, rank, length, at, reading.norm)
    memory = history.memory
    closed = [lv for lv in stack[depth + held :] if lv.family[0] in REMEMBERED]
    if closed:
        memory = {**memory, **{lv.family: lv.value for lv in closed}}
    step = Step(history.step, at, reading, stack[depth - 1].node if depth else -1)
    return History(cost, (*stack[:depth], level), memory, step)


def _rank(candidate: Candidate, parent_rank: float) -> float:
    if candidate.rank is not None and parent_rank < RANKS["session"]:
        return candidate.rank if candidate.rank > parent_rank else parent_rank + 0.1
    return max(ENUMERATION_RANK, parent_rank + 1)


def _placed(
    last: Step | None, lost: list[tuple[Step, float]], candidates: list[Candidate]
) -> list[Placed]:
    chosen: dict[int, Step] = {}
    step = last
    while step is not None:
        chosen[step.candidate] = step
        step = step.before
    margins = {at: candidates[at].text_cost for at in chosen}
    rivals: dict[int, list[tuple[float, str]]] = {}
    budget = WALK * (len(candidates) + 300)
    for loser, distance in sorted(lost, key=lambda pair: pair[1]):
        budget -= _note_rivals(loser, distance, chosen, margins, rivals)
        if budget < 0:
            break
    return [_place(chosen[at], margins[at], rivals.get(at, [])) for at in range(len(candidates))]


def _note_rivals(
    loser: Step,
    distance: float,
    chosen: dict[int, Step],
    margins: dict[int, float],
    rivals: dict[int, list[tuple[float, str]]],
) -> int:
    """Note where a lost history chose otherwise; give the number of steps it was walked back."""
    walked = 0
    step: Step | None = loser
    while step is not None and chosen.get(step.candidate) is not step:
        at, taken = step.candidate, chosen[step.candidate]
        if step.reading != taken.reading or step.parent != taken.parent:
            margins[at] = min(margins[at], max(distance, 0.0))
            others = rivals.setdefault(at, [])
            if len(others) < FEW:
                others.append((distance, step.reading.norm if step.reading else ""))
        step = step.before
        walked += 1
    return walked


def _place(step: Step, margin: float, rivals: list[tuple[float, str]]) -> Placed:
    own = step.reading.norm if step.reading else ""
    alternatives: list[str] = []
    for _, norm in sorted(rivals):
        if norm and norm != own and norm not in alternatives:
            alternatives.append(norm)
    confidence = round(1.0 - 0.5 * math.exp(-1.2 * margin), 3)
    return Placed(step.reading, step.parent, confidence, tuple(alternatives[:3]))
