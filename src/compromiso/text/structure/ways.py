"""What each choice costs: to continue a list that is open, to open another, to be running text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.enumerators import JOKER, Reading
from compromiso.text.structure.histories import ENUMERATION_RANK, History, Level, Stack, Way

DEEPEST = 12
LETTERED = ("low", "upp")
FIRSTS = (("low", "a"), ("num", "1"))
UNREAD_FIRST = 2.8
"""What it costs to take any glyph for the first label of a list: a little more than running text,
so that a label alone is no list."""
LEGIBLE, UNLIKE = 2.95, 3.4
"""What it costs to take a figure for another: more than to go on after any that are missing, so
that what follows decides; and for one not made of as many glyphs, all but one of them the same."""
FURTHEST = 2.9
"""What it costs at most to go on after numbers that are missing: less than running text."""
SECOND = 2
"""The label from which a letter counts whose first paragraph bears none."""
WORDED = ("ord", "card", "op")


def ways(history: History, candidate: Candidate, skipped: frozenset[float]) -> list[Way]:
    """Give every way to go on from a history with a candidate, running text first."""
    text_cost = candidate.text_cost + (2.0 if candidate.container else 0.0)
    found: list[Way] = [(history.cost + text_cost, history, None, len(history.stack))]
    counts_on = False
    for reading in candidate.readings:
        base = history.cost + reading.cost + candidate.label_cost
        if candidate.container:
            cost, depth = contained(history, candidate, reading)
            found.append((base + cost, history, reading, depth))
        elif candidate.dotted:
            cost, depth = _dotted(history, candidate, reading)
            found.append((base + cost, history, reading, depth))
        else:
            for cost, depth in _continued(history.stack, candidate, reading, skipped):
                counts_on = counts_on or cost + reading.cost < 1
                found.append((base + cost, history, reading, depth))
            if reading.value == 1 or not counts_on:
                for cost, depth in _opened(history, candidate, reading):
                    found.append((base + cost, history, reading, depth))
    if candidate.joker and not counts_on:
        found += _jokers(history, candidate)
        found += _unread_first(history, candidate)
    return found


def contained(history: History, candidate: Candidate, reading: Reading) -> tuple[float, int]:
    """Give what it costs to open a container, and the depth at which it stands."""
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
            first = _first_of_range(candidate.dotted[-1], reading.value)
            return _stride(first - level.value), depth
        if _heads(level, prefix):
            return _first(reading, candidate) * 0.5, depth + 1
    depth = next((i for i, lv in enumerate(stack) if _may_close(lv)), len(stack))
    twin = next((lv for lv in stack[depth:] if lv.family == reading.family), None)
    return (
        0.6 if twin is not None and reading.value == 1 else 1.0 + _first(reading, candidate)
    ), depth


def _first_of_range(last: str, value: float) -> float:
    """Give where a range of numbers begins: 11 in "140.11-14"."""
    first = last.replace("–", "-").partition("-")[0]
    return float(first) if first.isdecimal() else value


def _may_close(level: Level) -> bool:
    """Say whether a dotted number that nothing heads closes a level: not one of words."""
    return level.rank >= ENUMERATION_RANK and level.family[0] not in WORDED


def _heads(level: Level, prefix: str) -> bool:
    if level.family[0] in ("kw", "num") and prefix.isdecimal():
        return level.value == float(prefix)
    return level.norm == prefix


def _continued(
    stack: Stack, candidate: Candidate, reading: Reading, skipped: frozenset[float]
) -> list[tuple[float, int]]:
    found: list[tuple[float, int]] = []
    closing = 0.0
    for depth in range(len(stack) - 1, -1, -1):
        level = stack[depth]
        if level.family[0] == "kw":
            if not (candidate.heading and candidate.rank is not None):
                return found
        elif level.family[0] == reading.family[0]:
            style = 0.0 if level.family[1] == reading.family[1] else 1.0
            delta = reading.value - level.value
            if delta >= 0:
                found.append((_stride(delta, level.value, skipped) + style + closing, depth))
        closing += 0.05 + (0.6 if level.length == 1 and level.family[0] != "kw" else 0.0)
    return found


def _stride(delta: float, last: float = 0.0, skipped: frozenset[float] = frozenset()) -> float:
    if 0 < delta <= 1:
        return 0.0
    if delta <= 0:
        return 3.0
    if 0 < int(delta) - 1 <= len(skipped):
        between = {last + i for i in range(1, int(delta))}
        if between <= skipped:
            return 0.15
    return min(FURTHEST, 2.0 + 0.4 * (delta - 2))


def _opened(history: History, candidate: Candidate, reading: Reading) -> list[tuple[float, int]]:
    stack, floor = history.stack, history.floor
    open_ = len(stack)
    if open_ >= DEEPEST:
        return []
    twins = [
        i
        for i in range(floor, open_)
        if stack[i].family == reading.family and stack[i].rank >= ENUMERATION_RANK
    ]
    first = _first(reading, candidate)
    last = history.memory.get(reading.family)
    if last is not None and reading.value == last + 1 and reading.value > 1:
        first = 0.15
    headed = candidate.rank is not None
    if candidate.floor and floor < open_:
        worded = [(first + 0.5, open_)] if reading.family[0] in WORDED else []
        return [(first, floor), *worded]
    found = [(first + (2.0 if twins or (headed and floor < open_) else 0.0), open_)]
    if reading.value == SECOND and _closes_letters(reading, stack[floor:]):
        found.append((first - 0.1, floor))
    if twins and reading.value == 1:
        found.append(((0.4 if candidate.after_heading else 2.0) + first, twins[-1]))
    if (candidate.after_heading or headed) and floor < open_ and floor not in twins:
        found.append((first + 0.1, floor))
    return found


def _closes_letters(reading: Reading, above: Stack) -> bool:
    """Say whether a figure stands after letters, as the second paragraph of a letter does."""
    return (
        reading.family[0] == "num"
        and bool(above)
        and all(level.family[0] in ("low", "rom") for level in above)
    )


def _first(reading: Reading, candidate: Candidate) -> float:
    """Give the cost of opening a list: at its first label, or late, where a number tells more."""
    if reading.value == 1:
        return 0.3 if candidate.prompted else 0.9
    if reading.family[0] in ("num", "dot"):
        return 1.9 + 0.08 * min(reading.value, 10.0)
    return 2.2 + 0.35 * min(reading.value, 10.0)


def _misread(candidate: Candidate, norm: str) -> float:
    """Give what it costs to take a label for another: more for a figure as it stands.

    A glyph may have become another one; another number of glyphs is another number.
    """
    first = candidate.readings[0] if candidate.readings else None
    if first is None or first.family[0] != "num" or first.cost:
        return JOKER
    same = sum(a == b for a, b in zip(first.norm, norm, strict=False))
    return LEGIBLE if len(first.norm) == len(norm) and same >= len(norm) - 1 else UNLIKE


def _jokers(history: History, candidate: Candidate) -> Iterator[Way]:
    """Yield the ways to take an unreadable label for the one that is due in an open list."""
    closing = 0.0
    for depth in range(len(history.stack) - 1, max(-1, len(history.stack) - 4), -1):
        level = history.stack[depth]
        if level.family[0] == "kw" or level.family[0] == "dot":
            return
        norm = _next_norm(level)
        if norm is not None:
            joker = _misread(candidate, norm)
            reading = Reading(level.family, level.value + 1, joker, norm)
            yield history.cost + joker + closing, history, reading, depth
        closing += 0.05 + (0.6 if level.length == 1 else 0.0)


def _unread_first(history: History, candidate: Candidate) -> Iterator[Way]:
    """Yield the ways to take an unreadable label for the first of a list: what follows decides."""
    style = "()" if candidate.label[0] == "(" else candidate.label[-1]
    known = [reading.family[0] for reading in candidate.readings if reading.value == 1]
    for count, norm in FIRSTS:
        if count not in known:
            reading = _first_unread(count, style, norm)
            for cost, depth in _opened(history, candidate, reading):
                yield history.cost + UNREAD_FIRST + cost, history, reading, depth


@lru_cache(maxsize=64)
def _first_unread(count: str, style: str, norm: str) -> Reading:
    return Reading((count, style), 1.0, UNREAD_FIRST, norm)


def _next_norm(level: Level) -> str | None:
    value = int(level.value) + 1
    if level.family[0] == "num":
        return str(value)
    if level.family[0] in LETTERED and value <= 26:
        letter = chr(96 + value)
        return letter if level.family[0] == "low" else letter.upper()
    return None
