"""Finds tasks of different bodies that say the same, or nearly the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from compromiso.text.citations.treaty_names import words_of

ALIKE: Final = 0.75
"""Two tasks are told to overlap if so much of the words of both together stands in both."""


@dataclass(frozen=True, slots=True)
class GivenTask:
    """A task as it is compared: a name, the body it is given to, its words."""

    name: Any
    body: str
    action: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two tasks of two bodies; `likeness` is 1.0 for the same words, the order aside."""

    one: Any
    other: Any
    likeness: float


def overlaps(tasks: Sequence[GivenTask]) -> list[Overlap]:
    """List each pair of tasks that two bodies have in nearly the same words, the likest first."""
    words = [frozenset(words_of(task.action)) for task in tasks]
    found = [
        Overlap(tasks[i].name, tasks[j].name, likeness)
        for i, j in sorted(set(_candidates(words)))
        if tasks[i].body != tasks[j].body and (likeness := _likeness(words[i], words[j])) >= ALIKE
    ]
    return sorted(found, key=lambda pair: -pair.likeness)


def _candidates(words: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share one of their rarest words: no pair that is alike is passed by."""
    spread = Counter(word for each in words for word in each)
    met: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(words):
        rarest = sorted(each, key=lambda word: (spread[word], word))
        for word in rarest[: len(rarest) - ceil(ALIKE * len(rarest)) + 1]:
            yield from ((earlier, number) for earlier in met[word])
            met[word].append(number)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0
