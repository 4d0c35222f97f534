"""In which column the cells of a web table stand, where cells take several rows or columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_COLUMNS, MOST_ROWS = 63, 1000


@dataclass(slots=True)
class TableColumns:
    """Counts the columns of one table row by row; cells from above take theirs first."""

    taken: dict[int, int] = field(default_factory=dict)
    column: int = 0
    last: int = 0

    def open_row(self) -> None:
        """Begin a row; columns that the row before did not reach are counted for it."""
        for column, rows in list(self.taken.items()):
            if column >= self.column and rows:
                self.taken[column] = rows - 1
        self.column = self.last = 0

    def open_cell(self, cell: _Element) -> int:
        """Place a cell; give how many columns it stands to the right of the one before."""
        while self.column < MOST_COLUMNS and self.taken.get(self.column, 0):
            self.taken[self.column] -= 1
            self.column += 1
        moved = self.column - self.last
        self.last = self.column
        rows = min(_count(cell, "rowspan"), MOST_ROWS)
        for _ in range(min(_count(cell, "colspan"), MOST_COLUMNS)):
            self.taken[self.column] = rows - 1
            self.column += 1
        return moved


def _count(cell: _Element, name: str) -> int:
    told = cell.get(name, "1").strip()
    return max(1, int(told)) if told.isascii() and told.isdigit() and len(told) < 6 else 1
