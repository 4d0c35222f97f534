"""Any tool's nodes on the gold of seed 001, aligned by their words and scored in its favour.

A label counts as right when the tool gives it in a field of its own, or leaves it at the start of
the text. A path is right when the label is, and the labelled provisions above it are those of the
gold in their order; what else the tool puts above does not count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.gold import Path, labels_001
from bench.material import Row, rows, seed, text_of

Node = dict[str, Any]
KEY = 24
SHORTEST = 4
SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class NodeScore:
    """The labelled provisions of which a tool has the start, the label and the full path."""

    labelled: int
    started: int
    labels: int
    paths: int


@dataclass(frozen=True)
class Unit:
    """A labelled provision of the gold as letters and digits: with its label, and without."""

    path: Path
    label: str
    printed: str
    whole: str
    rest: str


def letters(text: str) -> str:
    """Give the letters and digits of a text in lower case."""
    return SIGNS.sub("", text).casefold()


def score_nodes(nodes: Sequence[Node]) -> NodeScore:
    """Score the nodes that a tool makes of seed 001."""
    text = text_of(seed("001"))
    units = [_unit(row, text) for row in rows("gold/gold_seed001.jsonl") if row["numbered"]]
    matched = _aligned(units, nodes)
    owners = {place: unit.path for unit, place in matched.items()}
    right = {unit for unit, place in matched.items() if _has_label(unit, nodes[place])}
    labelled = labels_001()
    paths = sum(
        _above(matched[unit], nodes, owners) == _labelled_above(unit.path, labelled)
        for unit in right
    )
    return NodeScore(len(units), len(matched), len(right), paths)


def _unit(row: Row, text: str) -> Unit:
    words = " ".join(text[start:end] for start, end in row["spans"])
    rest = words[len(row["label"]) :] if words.startswith(row["label"]) else words
    return Unit(
        tuple(row["path"]),
        letters(row["norm_label"]),
        letters(row["label"]),
        letters(words),
        letters(rest),
    )


def _aligned(units: Sequence[Unit], nodes: Sequence[Node]) -> dict[Unit, int]:
    """Match units with nodes, in order first; what is left is matched wherever it stands."""
    keys = [letters(node["text"][: 4 * KEY]) for node in nodes]
    places = [_candidates(unit, keys) for unit in units]
    matched = {units[u]: place for u, place in _in_order(places)}
    used = set(matched.values())
    for unit, candidates in zip(units, places, strict=True):
        place = next((place for place in candidates if place not in used), None)
        if unit not in matched and place is not None:
            used.add(place)
            matched[unit] = place
    return matched


def _candidates(unit: Unit, keys: Sequence[str]) -> list[int]:
    """List the nodes that begin with the whole unit or are its label; else with what follows it."""
    whole = [
        i for i, key in enumerate(keys) if key.startswith(unit.whole[:KEY]) or key == unit.printed
    ]
    rest = unit.rest[:KEY]
    if whole or len(rest) < SHORTEST:
        return whole
    return [i for i, key in enumerate(keys) if key.startswith(rest)]


def _in_order(places: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Give the longest list of (unit, node) in which both go up."""
    tails: list[int] = []
    chains: list[list[tuple[int, int]]] = []
    for unit, candidates in enumerate(places):
        for place in sorted(candidates, reverse=True):
            length = bisect_left(tails, place)
            chain = [*(chains[length - 1] if length else []), (unit, place)]
            tails[length : length + 1] = [place]
            chains[length : length + 1] = [chain]
    return chains[-1] if chains else []


def _has_label(unit: Unit, node: Node) -> bool:
    own = letters(node["label"] or "")
    text = letters(node["text"][: 4 * KEY])
    still_there = text.startswith(unit.whole[:KEY]) and unit.whole.startswith(unit.printed[:KEY])
    return own in (unit.label, unit.printed) or still_there


def _above(place: int, nodes: Sequence[Node], owners: dict[int, Path]) -> list[Path]:
    chain: list[Path] = []
    parent = nodes[place]["parent"]
    while parent is not None:
        if parent in owners:
            chain.append(owners[parent])
        parent = nodes[parent]["parent"]
    return chain[::-1]


def _labelled_above(path: Path, labelled: dict[Path, str]) -> list[Path]:
    return [path[:depth] for depth in range(1, len(path)) if path[:depth] in labelled]
