"""The order in which the parts of a page are read: one column after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from compromiso.text.reading.printed_lines import Piece, find_rows

Rule = tuple[float, float, float]
LEAST_LINES, LEAST_SHARE, LEAST_FILL = 4, 0.2, 0.6
"""A column has so many lines, such a share of the width, lines that fill it so far."""
LEAST_GUTTER, BESIDE = 7.0, 0.8
DEEPEST = 3


def find_columns(pieces: list[Piece], rules: list[Rule], depth: int = 0) -> list[list[Piece]]:
    """Give the pieces of a page in blocks that are read one after the other."""
    if len(pieces) < 2 * LEAST_LINES or depth >= DEEPEST:
        return [pieces] if pieces else []
    for gutter in _gutters(pieces):
        for region in _regions(pieces, gutter):
            if _is_two_columns(region, gutter, rules, pieces):
                return _parted(pieces, region, gutter, rules, depth)
    return [pieces]


def _gutters(pieces: list[Piece]) -> list[float]:
    """Give the places between pieces of one row that most rows share."""
    places: Counter[int] = Counter()
    for row in find_rows(pieces):
        for before, after in pairwise(row):
            if after.left - before.right >= LEAST_GUTTER:
                places[round(after.left / 3)] += 1
    shared = [place for place, count in places.most_common(4) if count >= 2]
    return [3.0 * place - 3.5 for place in shared]


def _regions(pieces: list[Piece], gutter: float) -> Iterator[list[Piece]]:
    """Yield the runs of pieces from the top down that do not cross a gutter."""
    region: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.top):
        if piece.left < gutter < piece.right:
            if len(region) >= 2 * LEAST_LINES:
                yield region
            region = []
        else:
            region.append(piece)
    if len(region) >= 2 * LEAST_LINES:
        yield region


def _is_two_columns(
    region: list[Piece], gutter: float, rules: list[Rule], pieces: list[Piece]
) -> bool:
    left = [piece for piece in region if piece.right <= gutter]
    right = [piece for piece in region if piece.left >= gutter]
    if min(len(left), len(right)) < LEAST_LINES:
        return False
    top, bottom = min(p.top for p in region), max(p.bottom for p in region)
    if any(a < gutter - 9 and gutter + 9 < b and top + 12 < y < bottom - 12 for a, b, y in rules):
        return False  # a rule across both sides: a table
    width = max(p.right for p in pieces) - min(p.left for p in pieces)
    shared = min(_bottom(left), _bottom(right)) - max(_top(left), _top(right))
    shorter = min(_bottom(left) - _top(left), _bottom(right) - _top(right))
    return (
        shared >= BESIDE * shorter
        and _is_running_text(left, width)
        and _is_running_text(right, width)
    )


def _is_running_text(side: list[Piece], width: float) -> bool:
    own = max(p.right for p in side) - min(p.left for p in side)
    rows = [row[-1].right - row[0].left for row in find_rows(side)]
    usual = median(rows)
    return (
        len(rows) >= LEAST_LINES
        and own >= LEAST_SHARE * width
        and usual >= max(LEAST_FILL * own, LEAST_SHARE * width)
    )


def _parted(
    pieces: list[Piece], region: list[Piece], gutter: float, rules: list[Rule], depth: int
) -> list[list[Piece]]:
    """Give what is above the columns, the left one, the right one, and what is below them."""
    inside = set(map(id, region))
    top = _top(region)
    others = [piece for piece in pieces if id(piece) not in inside]
    parts = [
        [piece for piece in others if piece.top < top],
        [piece for piece in region if piece.right <= gutter],
        [piece for piece in region if piece.left >= gutter],
        [piece for piece in others if piece.top >= top],
    ]
    return [block for part in parts for block in find_columns(part, rules, depth + 1)]


def _top(pieces: list[Piece]) -> float:
    return min(piece.top for piece in pieces)


def _bottom(pieces: list[Piece]) -> float:
    return max(piece.bottom for piece in pieces)
