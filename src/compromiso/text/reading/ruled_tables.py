"""Tables whose rows are parted by rules: each row is one line, its cells parted by tabs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from compromiso.text.reading.columns import Rule
from compromiso.text.reading.printed_lines import Piece, PrintedLine, find_rows, printed_line

Area = tuple[float, float, list[float]]
SAME_RULE, JOINED_RULE, SAME_EDGE = 1.5, 4.0, 8.0
LEAST_RULES, LEAST_ROWS, LEAST_GAP = 3, 2, 4.0
LEAST_INNER = 0.2
"""How far a rule reaches into a table, at the least, that parts the rows of some of its columns."""
WIDE_SHARE = 0.6
"""A piece that takes up so much of a table's width stands in no column of it."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row between two rules: its pieces cell by cell, from the left."""

    top: float
    bottom: float
    cells: tuple[tuple[Piece, ...], ...]


def find_table_rows(pieces: list[Piece], rules: list[Rule]) -> list[TableRow]:
    """Give the rows of the ruled tables of a page from the top down, or none."""
    found: list[TableRow] = []
    whole = _joined(rules)
    for left, right, heights in _outermost(_ruled_areas(whole)):
        inside = [p for p in pieces if p.left >= left - SAME_EDGE and p.right <= right + SAME_EDGE]
        inner = [rule for rule in whole if _parts_cells(rule, left, right)]
        bands = [
            band for top, bottom in pairwise(heights) for band in _bands(inside, top, bottom, inner)
        ]
        wide = WIDE_SHARE * (right - left)
        rows = [band for band in bands if band[2] and all(p.right - p.left < wide for p in band[2])]
        gaps = _gaps([piece for _, _, held in rows for piece in held])
        table = [TableRow(top, bottom, _cells(held, gaps)) for top, bottom, held in rows]
        if sum(sum(map(bool, row.cells)) > 1 for row in table) >= LEAST_ROWS:
            found += table
    return sorted(found, key=lambda row: row.top)


def _outermost(areas: list[Area]) -> list[Area]:
    """Give the areas that stand in no wider one: narrower rules part the rows of merged cells."""
    kept: list[Area] = []
    for area in sorted(areas, key=lambda area: area[0] - area[1]):
        if not any(_within(area, wider) for wider in kept):
            kept.append(area)
    return kept


def _within(area: Area, wider: Area) -> bool:
    (left, right, heights), (first, last, edges) = area, wider
    beside = first - SAME_EDGE <= left and right <= last + SAME_EDGE
    return beside and edges[0] - SAME_RULE <= heights[0] and heights[-1] <= edges[-1] + SAME_RULE


def _parts_cells(rule: Rule, left: float, right: float) -> bool:
    """Say whether a rule reaches from an edge of a table so far that it parts some of its cells."""
    wide = rule[1] - rule[0]
    inside = left - SAME_EDGE <= rule[0] and rule[1] <= right + SAME_EDGE
    edge = abs(rule[0] - left) <= SAME_EDGE or abs(rule[1] - right) <= SAME_EDGE
    return inside and edge and LEAST_INNER * (right - left) <= wide < right - left - SAME_EDGE


def _bands(
    inside: list[Piece], top: float, bottom: float, inner: list[Rule]
) -> Iterator[tuple[float, float, list[Piece]]]:
    """Yield the rows between two rules; a cell that no rule cuts stands in the first of them."""
    held = _between(inside, top, bottom)
    cuts = [rule for rule in inner if top + SAME_RULE < rule[2] < bottom - SAME_RULE]
    if not cuts:
        yield top, bottom, held
        return
    left, right = min(rule[0] for rule in cuts), max(rule[1] for rule in cuts)
    cut = [p for p in held if left - 1 <= p.left and p.right <= right + SAME_EDGE]
    merged = {id(piece) for piece in held} - {id(piece) for piece in cut}
    edges = [top, *sorted({rule[2] for rule in cuts}), bottom]
    for number, (first, last) in enumerate(pairwise(edges)):
        own = [piece for piece in held if not number and id(piece) in merged]
        yield first, last, own + _between(cut, first, last)


def _ruled_areas(rules: list[Rule]) -> list[Area]:
    """Give left, right and the heights of the rules that reach equally far, where many do."""
    areas: defaultdict[tuple[int, int], list[Rule]] = defaultdict(list)
    for left, right, height in rules:
        areas[round(left / SAME_EDGE), round(right / SAME_EDGE)].append((left, right, height))
    return [
        (min(r[0] for r in same), max(r[1] for r in same), sorted(r[2] for r in same))
        for same in areas.values()
        if len(same) >= LEAST_RULES
    ]


def _joined(rules: list[Rule]) -> list[Rule]:
    """Give the rules, those drawn cell by cell put together to one."""
    whole: list[Rule] = []
    for left, right, height in sorted(rules, key=lambda rule: (round(rule[2] / 2), rule[0])):
        last = whole[-1] if whole else None
        if last and abs(last[2] - height) <= SAME_RULE and left - last[1] <= JOINED_RULE:
            whole[-1] = (last[0], max(last[1], right), last[2])
        else:
            whole.append((left, right, height))
    return whole


def _between(pieces: list[Piece], top: float, bottom: float) -> list[Piece]:
    return [piece for piece in pieces if top <= (piece.top + piece.bottom) / 2 < bottom]


def _gaps(pieces: list[Piece]) -> list[float]:
    """Give the places between columns: no piece of any row stands there."""
    gaps: list[float] = []
    reached = float("inf")
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if piece.left - reached >= LEAST_GAP:
            gaps.append((piece.left + reached) / 2)
        reached = piece.right if reached == float("inf") else max(reached, piece.right)
    return gaps


def _cells(pieces: list[Piece], gaps: list[float]) -> tuple[tuple[Piece, ...], ...]:
    edges = [float("-inf"), *gaps, float("inf")]
    return tuple(
        tuple(piece for piece in pieces if left <= piece.left < right)
        for left, right in pairwise(edges)
    )


def printed_row(row: TableRow) -> PrintedLine | None:
    """Put the cells of a row into one line, each cell read from its top down."""
    whole: PrintedLine | None = None
    tabs = ""
    for number, cell in enumerate(row.cells):
        tabs += "\t" if number else ""
        for line in map(printed_line, find_rows(list(cell))):
            if line is None:
                continue
            if whole is None:
                whole = line
                _move(whole, tabs)
            else:
                _append(whole, tabs or " ", line)
            tabs = ""
    return whole


def _move(line: PrintedLine, tabs: str) -> None:
    """Put a tab for each empty cell before the first that holds words."""
    line.words = tabs + line.words
    for places in (line.starts, line.ends):
        for number, at in enumerate(places):
            places[number] = at + len(tabs)


def _append(whole: PrintedLine, parting: str, line: PrintedLine) -> None:
    shift = len(whole.words) + len(parting)
    if parting == " ":
        whole.breaks.append(shift)
    whole.words += parting + line.words
    whole.starts.extend(shift + at for at in line.starts)
    whole.ends.extend(shift + at for at in line.ends)
    whole.corners.extend(line.corners)
    whole.top, whole.bottom = min(whole.top, line.top), max(whole.bottom, line.bottom)
    whole.left, whole.right = min(whole.left, line.left), max(whole.right, line.right)
