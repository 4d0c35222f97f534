"""Enumerations inside a sentence: "(a) …, (b) …" become provisions of their own."""

from __future__ import annotations

import itertools
import re
from functools import cache

from compromiso.model.provision import Span
from compromiso.terms.loading import LANGUAGES, terms
from compromiso.text.structure.enumerators import Reading, plain_readings, readings
from compromiso.text.structure.node import Node
from compromiso.text.structure.wording import any_of

MARK = re.compile(
    r"(?<=[\s:;,—])(?P<both>\()?(?P<core>[a-z]|[ivx]{1,5}|\d{1,2})\)(?=\s{0,2}[^\s\d(),.;])"
)
FIRSTS = ("a)", "1)", "i)")
"""How the first mark of any list ends: no list where none of these stands."""
HOLDERS = frozenset(
    {"paragraph", "point", "subpoint", "subparagraph", "article", "preamble", "recital", "bullet"}
    | {"formula", "recommendation", "activity"}
)
FEWEST_WORDS = 2
CITED_REACH = 32
MANY = 3
"""So many marks in a row are a list though single words stand between them."""


@cache
def _unit_before() -> re.Pattern[str]:
    """Match a unit word or a number before a mark, other marks between: then the mark is cited."""
    words = {
        word
        for language in LANGUAGES
        for table in ("one", "many")
        for units in terms(language, "citations")["units"][table].values()
        for word in units
    }
    others = r"(?:\(?\w{1,5}\)[\s,;]{0,2}(?:[^\W\d_]{1,3}\s)?){0,3}"
    return re.compile(rf"(?:\b(?:{any_of(words)})|\d)\s?{others}$", re.IGNORECASE)


def split_inline(text: str, nodes: list[Node], language: str) -> list[Node]:
    """Give the nodes with the inline points of each after it, their words no longer its own."""
    grown: list[Node] = []
    for node in nodes:
        grown.append(node)
        if node.kind in HOLDERS and not any(
            child.label and child.kind != "activity" for child in node.children
        ):
            for point in _points(text, node, language):
                grown += [point, *_points(text, point, language)]
    return grown


def _points(text: str, node: Node, language: str) -> list[Node]:
    start, end = node.spans[-1]
    label = node.label or ""
    start += len(label) if text.startswith(label, start) else 0
    bracket = text.find(")", start + 1, end)
    if bracket < 0 or all(text.find(first, bracket - 1, end) < 0 for first in FIRSTS):
        return []
    marks = [m for m in MARK.finditer(text, start, end) if _opens(text, start, m)]
    run = _sequence(marks, language)
    fewest = FEWEST_WORDS if len(run) < MANY else 1
    gaps = ((a.end(), b.start()) for (a, _), (b, _) in itertools.pairwise(run))
    if len(run) < 2 or not all(_words_between(text, *gap) >= fewest for gap in gaps):
        return []
    stops = [m.start() for m, _ in run[1:]] + [end]
    points = []
    for (match, reading), stop in zip(run, stops, strict=True):
        span = _trimmed(text, match.start(), stop)
        points.append(
            Node(
                "point",
                [span],
                node,
                match.group(),
                reading.norm,
                confidence=0.6 if reading.cost else 0.8,
                family="inline",
            )
        )
    first = node.spans[-1][0]
    node.spans[-1] = (first, first + len(text[first : run[0][0].start()].rstrip()))
    _give_back(text, node, points, end)
    return points


def is_cited(text: str, start: int, at: int) -> bool:
    """Say whether a mark is cited and not printed: a unit word or a number stands before it."""
    return _unit_before().search(text[max(start, at - CITED_REACH) : at]) is not None


def _sequence(marks: list[re.Match[str]], language: str) -> list[tuple[re.Match[str], Reading]]:
    """Give the longest run of marks that counts 1, 2, 3 … in one family, each with its reading.

    A mark that a scanner misread ("e)" after "b)") is the one that is due.
    """
    best: list[tuple[re.Match[str], Reading]] = []
    for family in ("low", "num", "rom"):
        run: list[tuple[re.Match[str], Reading]] = []
        for mark in marks:
            read = plain_readings if not run else readings
            found = read(mark.group("core"), "()", language)
            due = (r for r in found if r.family[0] == family and r.value == len(run) + 1)
            if (reading := next(due, None)) is not None:
                run.append((mark, reading))
        if len(run) > len(best):
            best = run
    return best


@cache
def _joints() -> frozenset[str]:
    """Give the words that lead to the last point of a list: "and", "y", "e", "et"."""
    tables = (terms(language, "structure")["table"] for language in LANGUAGES)
    return frozenset(word for table in tables for word in table["conjunctions"])


def _opens(text: str, start: int, mark: re.Match[str]) -> bool:
    """Say whether a mark opens a point; one without its first bracket follows a stop or "and"."""
    at = mark.start()
    if not mark.group("both"):
        above = text[max(start, at - 8) : at].split()
        if not above or (above[-1][-1] not in ":;," and above[-1] not in _joints()):
            return False
    return not is_cited(text, start, at)


def _words_between(text: str, start: int, end: int) -> int:
    return sum(any(map(str.isalpha, w)) and w not in _joints() for w in text[start:end].split())


def _trimmed(text: str, start: int, end: int) -> Span:
    return start, start + len(text[start:end].rstrip())


def _give_back(text: str, node: Node, points: list[Node], end: int) -> None:
    """Leave with the holder the words of a new sentence after the last point."""
    last = points[-1]
    match = re.compile(r"\.\s+(?=[A-ZÁÉÍÓÚÀÂÊÔÇ])").search(text, last.start, end)
    if match is not None:
        last.spans[-1] = (last.start, match.start() + 1)
        node.spans.append((match.end(), end))
