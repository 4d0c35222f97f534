"""Where the words of a page stand in reading order: its columns and its ruled tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from compromiso.text.reading.columns import find_columns
from compromiso.text.reading.glyphs import GlyphPage
from compromiso.text.reading.page_edges import PrintedPage
from compromiso.text.reading.printed_lines import (
    Piece,
    PrintedLine,
    find_pieces,
    find_rows,
    printed_line,
)
from compromiso.text.reading.ruled_tables import TableRow, find_table_rows, printed_row


def lay_out(page: GlyphPage) -> PrintedPage:
    """Give the printed lines of a page: column after column, ruled tables row by row."""
    pieces = find_pieces(page.glyphs)
    blocks: list[list[PrintedLine]] = []
    rows = find_table_rows(pieces, page.rules)
    for table in _tables(rows, pieces):
        held = {id(piece) for row in table for cell in row.cells for piece in cell}
        above = [piece for piece in pieces if piece.bottom <= table[0].top + 1]
        above = [piece for piece in above if id(piece) not in held]
        blocks += _columns(above, page)
        blocks.append([line for line in map(printed_row, table) if line is not None])
        held.update(map(id, above))
        pieces = [piece for piece in pieces if id(piece) not in held]
    blocks += _columns(pieces, page)
    shape = (page.rules, page.turn, page.skew, page.trust)
    return PrintedPage(page.width, page.height, blocks, *shape)


def _columns(pieces: list[Piece], page: GlyphPage) -> list[list[PrintedLine]]:
    return [
        [line for line in map(printed_line, find_rows(part)) if line is not None]
        for part in find_columns(pieces, page.rules)
    ]


def _tables(rows: list[TableRow], pieces: list[Piece]) -> Iterator[list[TableRow]]:
    """Yield the runs of rows that no other words stand between."""
    held = {id(piece) for row in rows for cell in row.cells for piece in cell}
    others = sorted(piece.top for piece in pieces if id(piece) not in held)
    run: list[TableRow] = []
    for row in rows:
        if run and bisect_left(others, run[-1].top) < bisect_left(others, row.top):
            yield run
            run = []
        run.append(row)
    if run:
        yield run
