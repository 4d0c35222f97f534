"""The best tree for a whole list of enumerators: a beam over stacks of open levels.

A label is never judged alone. Each candidate continues a list that is open, opens a new one, or
is running text; every choice has a cost, the cheapest history over the whole document wins, and
the distance to the cheapest history that chose otherwise is the confidence.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import itemgetter

from compromiso.model.filled_at_once import filled_at_once
from compromiso.text.structure.candidate import TEXT_COST, Candidate
from compromiso.text.structure.enumerators import Reading
from compromiso.text.structure.histories import History, Step, Way, moved
from compromiso.text.structure.ways import contained, ways
from compromiso.text.structure.wording import alphabet

BEAM, NARROW_BEAM, MANY = 16, 5, 4000
"""Histories kept after each candidate; fewer in a list of more than `MANY` candidates."""
PRUNE = 3.2
FEW = 6
WALK = 12
"""How many steps back, on average for each candidate, rivals are compared with the best history."""
COST_OF_A_WAY = itemgetter(0)
NEAR, CLEAR = 1.5, 2.4
"""Where a label simply counts on: how far behind a history may be that goes on with it, and how
far one must be that does not, for the label to be taken at once."""


@filled_at_once
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
    if candidate.container and not candidate.label_cost and len(candidate.readings) == 1:
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
    near = [h for h in taken if h.cost - histories[0].cost < NEAR]
    for history in taken[len(near) :]:
        _note_lost(lost, history, history.cost - histories[0].cost)
    return [moved(at, candidate, (h.cost, h, reading, len(h.stack) - 1)) for h in near]


def _contained_in(
    histories: list[History], at: int, candidate: Candidate, lost: list[tuple[Step, float]]
) -> list[History]:
    """Open a container in every history; those that come to the same are told by their cost."""
    reading = candidate.readings[0]
    grown: dict[tuple[object, ...], History] = {}
    for history in histories:
        cost, depth = contained(history, candidate, reading)
        _keep(grown, moved(at, candidate, (history.cost + cost, history, reading, depth)), lost)
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
    open_ways: list[Way] = []
    for history in histories:
        open_ways += ways(history, candidate, skipped)
    limit = min(map(COST_OF_A_WAY, open_ways)) + PRUNE
    grown: dict[tuple[object, ...], History] = {}
    for way in open_ways:
        if way[0] <= limit:
            _keep(grown, moved(at, candidate, way), lost)
    return sorted(grown.values(), key=_cost)


def _keep(
    grown: dict[tuple[object, ...], History], new: History, lost: list[tuple[Step, float]]
) -> None:
    rival = grown.get(new.key)
    if rival is None:
        grown[new.key] = new
        return
    winner, loser = (new, rival) if new.cost < rival.cost else (rival, new)
    grown[new.key] = winner
    _note_lost(lost, loser, loser.cost - winner.cost)


def _note_lost(lost: list[tuple[Step, float]], history: History, distance: float) -> None:
    if history.step is not None and distance < TEXT_COST:
        lost.append((history.step, distance))


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
