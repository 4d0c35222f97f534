"""Tables set in columns by white space: the words of many lines given back to their cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from compromiso.model.provision import Span
from compromiso.text.structure.lines import Line
from compromiso.text.structure.matrix.field_names import ROW_LABEL, Columns, header_field

GAP = re.compile(r"[ \u00a0]{2,}|\t")
WORD = re.compile(r"\S+")
HEADER_LINES = 3
SLACK = 5
"""How far to the left of the name of its column a cell may begin: letters differ in width."""
Row = dict[int, list[Span]]


@dataclass(frozen=True, slots=True)
class Grid:
    """The header of such a table: the field of each column, where it begins, how many lines."""

    columns: Columns
    starts: tuple[int, ...]
    lines: int


def indent_of(text: str, line: Line) -> int:
    """Give how far from the margin the words of a line begin, in characters."""
    return line.start - (text.rfind("\n", 0, line.start) + 1)


def is_wide(line: Line) -> bool:
    """Say whether wide gaps part the words of a line."""
    return "   " in line.words


def pieces_of(line: Line, indent: int) -> list[tuple[int, str]]:
    """Give the pieces of a line that gaps part, each with where it begins."""
    found, at = [], 0
    for gap in [*GAP.finditer(line.words), None]:
        stop = gap.start() if gap is not None else len(line.words)
        if stop > at:
            found.append((indent + at, line.words[at:stop]))
        at = gap.end() if gap is not None else at
    return found


def find_grid(text: str, lines: list[Line], at: int) -> Grid | None:
    """Give the header that begins at a line, its names broken over up to three lines; or None."""
    best: Grid | None = None
    heads: list[tuple[int, str]] = []
    for count in range(1, HEADER_LINES + 1):
        if at + count > len(lines) or (count > 1 and lines[at + count - 1].blanks > 1):
            break
        line = lines[at + count - 1]
        if count > 1 and ROW_LABEL.match(line.words):
            break
        heads = _over(heads, pieces_of(line, indent_of(text, line)))
        columns = tuple(header_field(words) for _, words in heads)
        named = sum(column is not None for column in columns)
        before = sum(column is not None for column in best.columns) if best else 1
        if named > before and 2 * named >= len(columns):
            best = Grid(columns, tuple(start for start, _ in heads), count)
    return best


def _over(heads: list[tuple[int, str]], below: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Put the pieces of one more line of a header under those above them."""
    grown = list(heads)
    for start, words in below:
        place = next(
            (n for n, (left, above) in enumerate(grown)
             if start < left + len(above) + 1 and left < start + len(words) + 1), None
        )  # fmt: skip
        if place is None:
            grown.append((start, words))
        else:
            left, above = grown[place]
            grown[place] = (min(left, start), f"{above} {words}")
    return sorted(grown)


def grid_rows(text: str, lines: list[Line], grid: Grid) -> list[Row]:
    """Give the rows of a table: by column, the pieces of its cell from the top down."""
    edges = _edges(text, lines, grid)
    cut = [_cut(line, indent_of(text, line), edges) for line in lines]
    rows: list[Row] = []
    first = next((n for n, name in enumerate(grid.columns) if name is not None), 0)
    labelled = _labelled(cut, first, text)
    most = max((len(row) for row in cut), default=0)
    for line, cells in zip(lines, cut, strict=True):
        if not rows or _opens(line, cells, text, (first, labelled, most)):
            rows.append({})
        for column, span in cells.items():
            rows[-1].setdefault(column, []).append(span)
    return rows


def _labelled(cut: list[dict[int, Span]], first: int, text: str) -> bool:
    opening = cut[0].get(first) if cut else None
    return opening is not None and ROW_LABEL.match(text[slice(*opening)]) is not None


def _opens(line: Line, cells: dict[int, Span], text: str, known: tuple[int, bool, int]) -> bool:
    first, labelled, most = known
    own = cells.get(first)
    if own is None:
        return False
    if labelled:
        return ROW_LABEL.match(text[slice(*own)]) is not None
    return (line.blanks > 0 and text[own[0]].isupper()) or len(cells) == most > 2


def _edges(text: str, lines: list[Line], grid: Grid) -> list[int]:
    """Give where each column but the first begins: in the gap beside its name that stays free."""
    taken: Counter[int] = Counter()
    for line in lines:
        indent = indent_of(text, line)
        for word in WORD.finditer(line.words):
            taken.update(range(indent + word.start(), indent + word.end()))
    edges = []
    for left, right in zip(grid.starts, grid.starts[1:], strict=False):
        places = range(right, left + 1, -1)
        edges.append(min(places, key=lambda x: (taken[x - 1], right - x), default=right))
    return edges


def _cut(line: Line, indent: int, edges: list[int]) -> dict[int, Span]:
    cells: dict[int, Span] = {}
    for word in WORD.finditer(line.words):
        column = bisect_right(edges, indent + word.start())
        start, end = line.start + word.start(), line.start + word.end()
        held = cells.get(column)
        cells[column] = (held[0], end) if held else (start, end)
    return cells


def stays_in(line: Line, indent: int, edges: list[int]) -> bool:
    """Say whether no words of a line run on across the edge of a column."""
    for start, words in pieces_of(line, indent):
        if any(start < edge - SLACK and start + len(words) > edge + 1 for edge in edges):
            return False
    return True


def edges_of(grid: Grid) -> list[int]:
    """Give where the names of the columns but the first begin."""
    return list(grid.starts[1:])
