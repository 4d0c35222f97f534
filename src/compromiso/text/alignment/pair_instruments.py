"""Pairs the instruments of two documents: by kind, date, bodies, numbering and shared names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from compromiso.text.alignment.marks import STEM, Vector, likeness, rarity, weighed
from compromiso.text.alignment.numbers import Steps
from compromiso.text.alignment.passages import Counted

ENOUGH = 2.0
"""Two instruments that score less are not taken for one."""
SURE = 6.0
KIND, DATE, OTHER_DATE, BODIES, NUMBERS, NAMES, PLACE = 1.5, 2.0, -2.0, 1.0, 3.0, 4.0, 0.5


@dataclass(frozen=True, slots=True)
class Matched:
    """Two instruments taken for one, how surely and why."""

    one: Counted
    other: Counted
    confidence: float
    reason: str


def pair_instruments(one: Sequence[Counted], other: Sequence[Counted]) -> tuple[Matched, ...]:
    """List the instruments of the one document that the other holds too, in their order.

    Each is paired once, the best matches first; where both documents hold a single instrument,
    these are paired whatever they are.
    """
    if len(one) == len(other) == 1:
        return (_alone(one[0], other[0]),)
    scored = _scored(one, other)
    found: dict[int, tuple[int, float, str]] = {}
    for score, i, j, reason in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        taken = {place for place, _, _ in found.values()}
        if score >= ENOUGH and i not in found and j not in taken:
            found[i] = (j, score, reason)
    return tuple(
        Matched(one[i], other[j], round(min(score / SURE, 1.0), 3), reason)
        for i, (j, score, reason) in sorted(found.items())
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """An instrument with what tells it from others: its marks and its numbers."""

    counted: Counted
    vector: Vector
    numbers: Counter[Steps]


def _seen(counted: Sequence[Counted]) -> list[_Seen]:
    totals: list[Counter[str]] = []
    for each in counted:
        total: Counter[str] = Counter()
        for count in each.counts:
            total.update({mark: n for mark, n in count.items() if mark[0] != STEM})
        totals.append(total)
    weights = rarity(totals)
    return [
        _Seen(each, weighed(total, weights), _numbers(each))
        for each, total in zip(counted, totals, strict=True)
    ]


def _numbers(counted: Counted) -> Counter[Steps]:
    labelled = (p for p in counted.provisions if p.label is not None)
    return Counter(counted.numbers[p.path].ranked for p in labelled)


def _alone(one: Counted, other: Counted) -> Matched:
    ours, theirs = _seen((one, other))
    score, reason = _score(ours, theirs)
    told = f"The only instrument of each document; {reason}." if reason else ""
    told = told or "The only instrument of each document."
    return Matched(one, other, round(min(max(score / SURE, 0.1), 1.0), 3), told)


def _scored(one: Sequence[Counted], other: Sequence[Counted]) -> list[tuple[float, int, int, str]]:
    seen = _seen((*one, *other))
    found = []
    for i, ours in enumerate(seen[: len(one)]):
        for j, theirs in enumerate(seen[len(one) :]):
            score, reason = _score(ours, theirs)
            place = PLACE if i == j else 0.0
            reason = f"{reason[:1].upper()}{reason[1:]}."
            found.append((score + place, i, j, reason))
    return found


def _score(one: _Seen, other: _Seen) -> tuple[float, str]:
    ours, theirs = one.counted.instrument, other.counted.instrument
    said: list[tuple[float, str]] = []
    if ours.kind == theirs.kind:
        said.append((KIND, f"the same kind, {ours.kind}"))
    if ours.date and theirs.date:
        same = ours.date.startswith(theirs.date) or theirs.date.startswith(ours.date)
        said.append((DATE, f"the same date, {ours.date}") if same else (OTHER_DATE, "other dates"))
    if {body.id for body in ours.bodies} & {body.id for body in theirs.bodies}:
        said.append((BODIES, "the same bodies"))
    profile = _profile(one.numbers, other.numbers)
    alike = likeness(one.vector, other.vector)
    said.append((NUMBERS * profile, f"{profile:.0%} of the numbers in both"))
    said.append((NAMES * alike, f"names and figures alike by {alike:.2f}"))
    return sum(weight for weight, _ in said), ", ".join(words for weight, words in said if weight)


def _profile(ours: Counter[Steps], theirs: Counter[Steps]) -> float:
    """Give the share of the numbers of either that both have."""
    every = (ours | theirs).total()
    return (ours & theirs).total() / every if every else 0.0
