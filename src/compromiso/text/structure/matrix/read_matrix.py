"""The forms of a text: response matrices, follow-up tables and log frames, in any layout."""

from __future__ import annotations

from dataclasses import dataclass, field

from compromiso.model.provision import Span
from compromiso.text.structure.headings import is_heading
from compromiso.text.structure.lines import Line
from compromiso.text.structure.matrix.cells import is_parted
from compromiso.text.structure.matrix.field_names import LEVELS, Columns, Label
from compromiso.text.structure.matrix.flat_end import LONG_WORDS, end_of_flat
from compromiso.text.structure.matrix.flat_rows import Placed, place_lines
from compromiso.text.structure.matrix.grid import (
    Grid,
    edges_of,
    grid_rows,
    indent_of,
    pieces_of,
    stays_in,
)
from compromiso.text.structure.matrix.marks import Marks
from compromiso.text.structure.matrix.next_measure import is_first, is_next
from compromiso.text.structure.matrix.run_cells import join_notes, part_cells
from compromiso.text.structure.matrix.sheet import Sheet, items_under, joined
from compromiso.text.structure.matrix.table_rows import TableRows
from compromiso.text.structure.matrix.told_within import fields_within, names_fields
from compromiso.text.structure.matrix.value_places import (
    after_name,
    begin_below,
    is_shaped,
    mark_start,
    words_begin,
)
from compromiso.text.structure.matrix.values import is_value_of
from compromiso.text.structure.node import Node

SHORT = frozenset(
    {"deadline", "status", "responsible", "budget", "priority", "start", "number"}
    | {"addressee", "partner", "paragraph"}
)
TOLD = SHORT | {"indicator", "target", "verification", "baseline"}
"""The fields that stand below a measure which bears its number alone."""
NEXT = Label("action", None, 0, bare=False, name_end=0)
"""Stands for the name of a measure that bears its number alone."""


@dataclass
class Matrix:
    """What the forms of one instrument hold.

    `blocks` are the nodes by the index of the line they begin at, `taken` the lines they cover.
    """

    sheet: Sheet
    blocks: dict[int, list[Node]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)


def read_matrix(
    lines: list[Line], body: list[int], marks: Marks, sheet: Sheet, *, printed: bool = False
) -> Matrix:
    """Read the forms among the lines (by index: `body`) of one instrument.

    `printed` says that the lines of a cell are those of a page.
    """
    reader = _MatrixReader(lines, body, marks, sheet)
    reader.table.paragraphs = not printed
    return reader.read()


class _MatrixReader:
    def __init__(self, lines: list[Line], body: list[int], marks: Marks, sheet: Sheet) -> None:
        self.lines, self.body, self.marks, self.sheet = lines, body, marks, sheet
        self.headings = frozenset(at for at in body if is_heading(lines[at]))
        self.table = TableRows(sheet)
        self.matrix = Matrix(sheet)
        self.next_mark = self._next_marks()
        self.numbered = any(
            label.number is not None and label.field == "recommendation"
            for label in marks.labels.values()
        )

    def read(self) -> Matrix:
        """Go through the lines once, taking those that belong to a form."""
        place = 0
        begun: int | None = None
        while place < len(self.body):
            held = len(self.sheet.nodes)
            count = self._take(place)
            if count:
                begun = self.body[place] if begun is None else begun
                self.matrix.taken.update(self.body[place : place + count])
                self.matrix.blocks.setdefault(begun, []).extend(self.sheet.nodes[held:])
            else:
                begun = None
                if self.body[place] in self.headings:
                    self.sheet.close()
                    self.table.close()
            place += max(count, 1)
        self._number_items()
        return self.matrix

    def _take(self, place: int) -> int:
        """Give how many lines from here on belong to a form, having read them."""
        at = self.body[place]
        if at in self.marks.stacked:
            return self._stacked(place)
        if at in self.marks.rows:
            return 1 if self.table.read(self.lines[at]) else 0
        if at in self.marks.grids:
            return self._grid(place)
        label = self.marks.labels.get(at)
        if label is not None:
            return self._labelled(place, label)
        if self._is_next_measure(place):
            return self._subject(place, NEXT)
        return self._within_table(place) or self._own_words(place)

    def _is_next_measure(self, place: int, opened: str | None = None) -> bool:
        """Say whether a line opens a measure by its number alone: it follows, and so do fields.

        `opened` is the number of the row that is being opened, if one is.
        """
        line, sheet = self.lines[self.body[place]], self.sheet
        words, last = line.words, (sheet.entry, sheet.actions)
        if self.table.columns or not (is_first(words, opened) if opened else is_next(words, *last)):
            return False
        if names_fields(line.words):
            return True
        label = self.marks.labels.get(self.body[self.next_mark[place]])
        return self.next_mark[place] >= 0 and label is not None and label.field in TOLD

    def _own_words(self, place: int) -> int:
        """Take the words of a recommendation whose number stands alone, with a field below it."""
        entry = self.sheet.entry
        after = self.next_mark[place]
        if entry is None or self.body[place] in self.headings or after < 0 or entry.label is None:
            return 0
        if self.sheet.text[entry.start : entry.end].rstrip(" :.") != entry.label:
            return 0
        lines = [self.lines[at] for at in self.body[place:after]]
        entry.spans += joined(self.sheet.text, [(mark_start(n), n.end) for n in lines])
        return after - place

    def _grid(self, place: int) -> int:
        """Read a table whose columns white space parts; give how many lines it takes."""
        grid = self.marks.grids[self.body[place]]
        after = place + grid.lines
        self._drop_header(place, grid.lines)
        own: list[int] = []
        while after < len(self.body) and self._in_grid(after, grid, own):
            at = self.body[after]
            if at in self.marks.grids:
                self._drop_header(after, self.marks.grids[at].lines)
                after += self.marks.grids[at].lines
            else:
                own.append(at)
                after += 1
        self.table.close()
        self.table.columns = grid.columns
        for row in grid_rows(self.sheet.text, [self.lines[at] for at in own], grid):
            self.table.read_cells(row)
        self.table.close()
        return after - place

    def _in_grid(self, place: int, grid: Grid, own: list[int]) -> bool:
        at = self.body[place]
        line = self.lines[at]
        again = self.marks.grids.get(at)
        if again is not None:
            return again.columns == grid.columns
        label = self.marks.labels.get(at)
        if at in self.headings or (label is not None and (label.number or not label.bare)):
            return False
        indent = indent_of(self.sheet.text, line)
        if not stays_in(line, indent, edges_of(grid)):
            return False
        parted = len(pieces_of(line, indent)) > 1
        return parted or (bool(own) and (not line.blanks or indent >= grid.starts[1] - 2))

    def _next_marks(self) -> list[int]:
        """Give for each place the next one that bears a mark with no heading before it, or -1."""
        found: list[int] = []
        following = -1
        marked = self.marks.labels.keys() | self.marks.headers.keys() | self.marks.grids.keys()
        for place in range(len(self.body) - 1, -1, -1):
            found.append(following)
            at = self.body[place]
            if at in marked or at in self.marks.rows:
                following = place
            elif at in self.headings:
                following = -1
        found.reverse()
        return found

    def _within_table(self, place: int) -> int:
        """Take a line without cells in a table: a row of one cell that others follow."""
        line = self.lines[self.body[place]]
        following = place + 1
        if not self.table.columns or (self.body[place] in self.headings and not line.blanks):
            return 0
        near = any(
            self.body[n] in self.marks.rows
            for n in range(following, min(following + 3, len(self.body)))
        )
        if not near or len(line.words.split()) > 4 * LONG_WORDS:
            self.table.close()
            return 0
        self.table.read_lone(0, (line.start, line.end))
        return 1

    def _labelled(self, place: int, label: Label) -> int:
        line = self.lines[self.body[place]]
        sheet = self.sheet
        told = self._tells_of_row(label)
        if label.field in LEVELS and not told and not self.table.is_within(label.field):
            return self._subject(place, label)
        if label.field == "theme" and self._heads_rows(place):
            sheet.open_theme([(line.start, line.end)], line.start + label.end)
            return 1
        if sheet.entry is None and not sheet.actions:
            return 0
        pieces, count = self._gathered(place, label)
        begin = line.start + label.end if not label.bare else begin_below(pieces, line.end)
        sheet.put(label.field, pieces, begin)
        return count

    def _subject(self, place: int, label: Label) -> int:
        """Open a recommendation or a measure; a bare name of measures opens those that follow."""
        line = self.lines[self.body[place]]
        heads_all = label.bare and self.numbered and label.field == "recommendation"
        if label.number is None and (
            heads_all or (label.field != "recommendation" and not self._is_open(label))
        ):
            return 0
        self.table.close()
        pieces, count = self._gathered(place, label)
        if label is NEXT:
            self.sheet.open("action", pieces)
        elif label.field == "action" and label.number is None:
            end = line.end if label.bare else line.start + label.end
            self.sheet.drop("table_header", (line.start, end))
            value = after_name(
                pieces, line.start + label.end, line.end if label.bare else line.start
            )
            if value:
                self.sheet.open_actions(value)
        else:
            self.sheet.open(label.field, pieces, label)
        return count

    def _tells_of_row(self, label: Label) -> bool:
        """Say whether an aim without a number is that of the numbered row right above it."""
        entry = self.sheet.entry
        if label.number is not None or LEVELS.get(label.field) != 1 or entry is None:
            return False
        return entry.kind == "row" and entry.label is not None and not self.sheet.actions

    def _is_open(self, label: Label) -> bool:
        return self.sheet.entry is not None or (label.field != "action" and not label.bare)

    def _heads_rows(self, place: int) -> bool:
        """Say whether "Theme: …" groups the rows below rather than belong to the one above."""
        following = self.next_mark[place]
        if self.sheet.entry is None or following < 0 or self.body[following] in self.marks.rows:
            return True
        label = self.marks.labels.get(self.body[following])
        return label is not None and LEVELS.get(label.field) == 1

    def _gathered(self, place: int, label: Label) -> tuple[list[Span], int]:
        """Give the pieces of a field: its line and those below that go on with it."""
        line = self.lines[self.body[place]]
        pieces = [(line.start, line.end)]
        valued = not label.bare
        after = place + 1
        while after < len(self.body) and self._goes_on(after, label, valued=valued):
            following = self.lines[self.body[after]]
            pieces.append((mark_start(following), following.end))
            valued = True
            after += 1
        return pieces, after - place

    def _goes_on(self, place: int, label: Label, *, valued: bool) -> bool:
        at = self.body[place]
        line, above = self.lines[at], self.lines[self.body[place - 1]]
        marks = self.marks
        marked = (
            at in marks.labels or at in marks.headers or at in marks.stacked or at in marks.grids
        )
        if marked or (at in self.marks.rows and is_parted(line, self.sheet.text)):
            return not valued and self._answers(at, label)
        opened = label.number if LEVELS.get(label.field) == 1 else None
        tells = label.field not in LEVELS or self._tells_of_row(label)
        if (tells or opened) and self._is_next_measure(place, opened):
            return False
        if at in self.headings:
            return not valued and is_shaped(line, label.field)
        if not valued or not line.blanks or (line.begins_low and not above.closed):
            return True
        if label.field in SHORT:
            return False
        return self.next_mark[place] >= 0 or (line.bullet and line.blanks < 2)

    def _answers(self, at: int, label: Label) -> bool:
        """Say whether a line that could name a field is the answer asked for: "Accepted"."""
        own = self.marks.labels.get(at)
        return (
            own is not None
            and own.bare
            and own.field == label.field == "response"
            and is_value_of("responses", self.lines[at].words)
        )

    def _stacked(self, place: int) -> int:
        """Read a table whose header and cells stand one on a line; give how many lines it takes."""
        columns, count = self.marks.stacked[self.body[place]]
        in_a_run = self.body[place] in self.marks.runs
        self._drop_header(place, count)
        first = place + count
        after = end_of_flat(self.lines, self.body, self.marks, self.headings, first, columns)
        own: list[int] = []
        at = first
        while at < after:
            again = self.marks.stacked.get(self.body[at])
            if again is not None:
                self._drop_header(at, again[1])
                at += again[1]
            else:
                own.append(self.body[at])
                at += 1
        self._flat_rows(own, columns, in_a_run=in_a_run)
        return after - place

    def _drop_header(self, place: int, count: int) -> None:
        for at in self.body[place : place + count]:
            self.sheet.drop("table_header", (self.lines[at].start, self.lines[at].end))

    def _flat_rows(self, own: list[int], columns: Columns, *, in_a_run: bool) -> None:
        """Read the rows of a flat table; the cells of one may stand on one line as its names do."""
        lines = [self.lines[at] for at in own]
        named = {self.lines[at].start: self.marks.labels.get(at) for at in own}
        if in_a_run:
            lines = join_notes(part_cells(lines, columns))
        placed = place_lines(lines, columns)
        self._emit(lines, placed, columns, [named.get(line.start) for line in lines])

    def _emit(
        self,
        lines: list[Line],
        placed: list[Placed],
        columns: Columns,
        labels: list[Label | None],
    ) -> None:
        cell: list[Span] = []
        name: str | None = None
        begin, sure, column = 0, 0.0, -1
        for line, place, label in zip(lines, placed, labels, strict=True):
            span = (mark_start(line), line.end)
            if label is not None and label.field == "theme" and not label.bare:
                self._flush(name, cell, begin, sure)
                self.sheet.open_theme([span], line.start + label.end)
                name, cell = None, []
                continue
            if line.goes_on and self.sheet.actions and name not in LEVELS:
                self.sheet.actions[-1].spans.append(span)
                continue
            own = columns[place.column]
            inner = label is not None and label.field not in LEVELS and not place.opens
            if inner and label is not None:
                own = label.field
            if place.opens or inner or place.column != column:
                self._flush(name, cell, begin, sure)
                name, cell, sure, column = own, [span], place.confidence, place.column
                begin = line.start + label.end if inner and label is not None else span[0]
                if place.opens:
                    self.sheet.actions = []
            else:
                cell.append(span)
        self._flush(name, cell, begin, sure)

    def _flush(self, name: str | None, cell: list[Span], begin: int, sure: float) -> None:
        if not cell:
            return
        if name in LEVELS and not self.table.is_within(str(name)):
            self.sheet.open(str(name), cell)
        elif self.sheet.entry is not None or self.sheet.actions:
            self.sheet.put(name or "comment", cell, begin, sure)
        else:
            self.sheet.open("result", cell)

    def _number_items(self) -> None:
        """Give recommendations and measures the points that their own words number."""
        for nodes in self.matrix.blocks.values():
            for node in list(nodes):
                if node.kind == "activity":
                    nodes += fields_within(self.sheet, node)
                if node.kind in ("recommendation", "row", "activity"):
                    nodes += items_under(self.sheet, node, words_begin(self.sheet.text, node))
