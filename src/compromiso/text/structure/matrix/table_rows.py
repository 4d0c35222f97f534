"""Rows of a follow-up table whose cells are parted: each cell to the field its column names."""

from __future__ import annotations

from dataclasses import dataclass, field

from compromiso.model.provision import Span
from compromiso.text.structure.lines import Line
from compromiso.text.structure.matrix.cells import LINE_BREAK, Cells, cell_lines, cut_cells, is_rule
from compromiso.text.structure.matrix.field_names import LEVELS, Columns, bare_field, read_label
from compromiso.text.structure.matrix.marks import header_columns
from compromiso.text.structure.matrix.sheet import NUMBERED, PLACED, SURE, Sheet
from compromiso.text.structure.node import Node

ENDS = '.;:!?…»”")]'
GROUP_LENGTH = 200
Row = dict[int, list[Span]]
Part = tuple[str, list[Span], int]
"""A field, the lines of its cell, and where its value begins."""


@dataclass
class TableRows:
    """Reads the rows under a header; remembers the columns and what each last held.

    `paragraphs` says that the lines of a cell are paragraphs, and not broken at its margin; `boxed`
    that rules part the rows, each of several lines, and `fresh` that the line above was a rule.
    """

    sheet: Sheet
    columns: Columns = ()
    last: dict[int, Node] = field(default_factory=dict)
    below_header: bool = False
    paragraphs: bool = True
    head: str = ""
    boxed: bool = False
    fresh: bool = False

    def read(self, line: Line) -> bool:
        """Take a line if it is a header, a rule or a row of the table that is open."""
        text = self.sheet.text
        if is_rule(line):
            self.sheet.drop("table_rule", (line.start, line.end))
            self.boxed = self.boxed or line.words[0] == "+"
            self.fresh = True
            return True
        columns = header_columns(text, line)
        if columns is not None:
            self._head(line, columns)
            return True
        cells = cut_cells(text, line)
        if not self.columns and not self._is_pair(cells) and not self._is_named(cells):
            return False
        for sign in (
            *cells.bars,
            *(m.span() for m in LINE_BREAK.finditer(text, line.start, line.end)),
        ):
            self.sheet.drop("marker", sign)
        self.sheet.firm = self.paragraphs and not self.boxed
        self._read_row(line, cells)
        self.fresh, self.sheet.firm = False, False
        self.below_header = False
        return True

    def _read_row(self, line: Line, cells: Cells) -> None:
        """Read the cells of a line: what is left of a broken row, more of a boxed one, or a row."""
        filled = {number: [cells.spans[number]] for number in cells.filled()}
        if self._is_rest(line, cells):
            for number, cell in filled.items():
                self._field(number + 1, cell)
        elif self.boxed and not self.fresh and self.last:
            self._extend_all(filled)
        else:
            self._row(cells)

    def _is_rest(self, line: Line, cells: Cells) -> bool:
        """Say whether the first cell of a row stands on the lines above, its bar behind it."""
        above = self.sheet.text[: line.start].rstrip().rpartition("\n")[2].rstrip()
        opened = above.endswith("|") and above.count("|") == 1
        return opened and bool(self.sheet.actions) and len(cells.spans) < len(self.columns)

    def close(self) -> None:
        """Forget the columns: the table is over."""
        self.columns, self.head, self.boxed = (), "", False
        self.last.clear()

    def _head(self, line: Line, columns: Columns) -> None:
        if self.below_header and not set(columns) & LEVELS.keys():
            columns = _merged(self.columns, columns)
        self.columns, self.below_header = columns, True
        self.sheet.drop("table_header", (line.start, line.end))

    def _is_named(self, cells: Cells) -> bool:
        """Say whether a row is one cell that names what it is about: "Recommendation 2: …"."""
        filled = cells.filled()
        label = read_label(self._words(cells.spans[filled[0]])) if len(filled) == 1 else None
        opened = self.sheet.entry is not None or (label is not None and label.field in LEVELS)
        return label is not None and opened and not label.bare

    def _is_pair(self, cells: Cells) -> bool:
        """Say whether a row is the name of a field and its value."""
        filled = cells.filled()
        if len(filled) < 2:
            return False
        first, second = (self._words(cells.spans[number]) for number in filled[:2])
        label = read_label(first)
        named = bare_field(first) or (label.field if label and label.bare else None)
        if named is None or bare_field(second):
            return False
        opened = self.sheet.entry is not None or self.sheet.theme is not None
        return opened or (named in LEVELS and label is not None)

    def _row(self, cells: Cells) -> None:
        filled = cells.filled()
        if not filled:
            return
        if self._is_pair(cells) and (not self.columns or self._opens_form(cells)):
            self._pairs([cells.spans[number] for number in filled])
        elif len(filled) == 1:
            self.read_lone(filled[0], cells.spans[filled[0]])
        else:
            self.read_cells({number: [cells.spans[number]] for number in filled})

    def _opens_form(self, cells: Cells) -> bool:
        """Say whether a row such as "Recommendation 2: | …" breaks off the table above it."""
        filled = cells.filled()
        label = read_label(self._words(cells.spans[filled[0]]))
        if len(filled) != 2 or label is None or not label.bare:
            return False
        return LEVELS.get(label.field) == 1 or label.field not in self.columns

    def _pairs(self, cells: list[Span]) -> None:
        for name, value in zip(cells[::2], cells[1::2], strict=False):
            label = read_label(self._words(name))
            found = label.field if label is not None else bare_field(self._words(name)) or "comment"
            pieces = [name, *self._lines([value])]
            if found in LEVELS and not (found != "action" and self.is_within(found)):
                self.sheet.open(found, pieces, label)
            else:
                self.sheet.put(found, pieces, value[0])
        if len(cells) % 2:
            self.sheet.put("comment", [cells[-1]], cells[-1][0], PLACED)

    def is_within(self, name: str) -> bool:
        """Say whether an objective named here is a field of the recommendation that is open."""
        entry = self.sheet.entry
        below = name != "recommendation" and LEVELS.get(name) == 1
        return below and entry is not None and entry.kind == "recommendation"

    def read_lone(self, number: int, cell: Span) -> None:
        """Read a row with one cell: a group of rows, a field, or more of a cell above."""
        words = self._words(cell)
        label = read_label(words)
        name = self._column(number)
        if label is not None and not label.bare:
            self._labelled(label.field, cell, label.end)
        elif number in self.last and number and not NUMBERED.match(words):
            self._extend(number, [cell])
        elif NUMBERED.match(words) and (name in LEVELS or number == 0):
            self.read_cells({number: [cell]})
        elif len(words) <= GROUP_LENGTH and words[-1] not in ENDS and words[0].isupper():
            self.sheet.open_theme([cell], cell[0])
            self.last.clear()
        elif number in self.last:
            self._extend(number, [cell])
        else:
            self.read_cells({number: [cell]})

    def _labelled(self, name: str, cell: Span, begin: int) -> None:
        lines = self._lines([cell])
        if name in LEVELS and not self.is_within(name):
            self.sheet.open(name, lines)
        elif name == "theme":
            self.sheet.open_theme(lines, cell[0] + begin)
        elif self.sheet.entry is not None:
            self.sheet.put(name, lines, cell[0] + begin)
        else:
            self.sheet.open_theme(lines, cell[0])
        self.last.clear()

    def read_cells(self, cells: Row) -> None:
        """Read the cells of one row, by the number of their column."""
        if self._headed(cells):
            return None
        number = next((cells[n] for n in cells if self._column(n) == "number"), None)
        subjects = {n: cells[n] for n in cells if self._column(n) in LEVELS}
        if not subjects and not cells.keys() - {n for n in cells if self._column(n) == "number"}:
            return self._lone_number(cells)
        if number is None and self._goes_on(subjects):
            return self._extend_all(cells)
        opened = self._open(subjects, number, cells)
        for at in sorted(cells.keys() - opened):
            self._field(at, cells[at])
        return None

    def _headed(self, cells: Row) -> bool:
        """Read a row whose first cell, in a column without a name, says what it is about.

        "Result 1", "Overall objective", "Activities": in log frames rows of all levels follow one
        another, and those below "Activities" stay measures until another name comes.
        """
        first = next((n for n, name in enumerate(self.columns) if name in LEVELS), 0)
        if not first or self._column(0) is not None or first not in cells:
            return False
        label = read_label(self._said(cells[0])) if 0 in cells else None
        if label is not None and label.bare and label.field in LEVELS:
            self.head = label.field
        elif 0 in cells or self.head != "action":
            return False
        lines = self._lines(cells[first])
        if self.head == "action":
            self._measures(cells.get(0, []), lines)
        else:
            self.sheet.open(self.head, [*cells[0], *lines], label)
        for at in sorted(cells.keys() - {0, first}):
            self._field(at, cells[at])
        return True

    def _measures(self, head: list[Span], lines: list[Span]) -> None:
        for span in head:
            self.sheet.drop("table_header", span)
        self.sheet.open_actions(lines)
        entry = self.sheet.entry
        for node in self.sheet.actions:
            if entry and entry.norm and not (node.norm or "").startswith(f"{entry.norm}."):
                self.sheet.set_apart(node)

    def _lone_number(self, cells: Row) -> None:
        for cell in cells.values():
            self.sheet.open(self._subject(), cell)

    def _subject(self) -> str:
        return next((name for name in self.columns if name in LEVELS), None) or "result"

    def _goes_on(self, subjects: Row) -> bool:
        """Say whether a row goes on with the one above: no new subject, or its words run on."""
        if not self.last:
            return False
        for at, cell in subjects.items():
            words = self._said(cell)
            above = self.last.get(at)
            runs_on = above is not None and words[0].islower() and not NUMBERED.match(words)
            if not runs_on or self.sheet.text[above.end - 1] in ".;!?":  # type: ignore[union-attr]
                return False
        return True

    def _extend_all(self, cells: Row) -> None:
        for at, cell in cells.items():
            if at in self.last:
                self._extend(at, cell)
            else:
                self._field(at, cell)

    def _extend(self, number: int, cell: list[Span]) -> None:
        self.last[number].spans += self._lines(cell)

    def _open(self, subjects: Row, number: list[Span] | None, cells: Row) -> set[int]:
        """Open what the row is about, the recommendation first; give the cells used."""
        used = {n for n in cells if self._column(n) == "number"} if number else set()
        ordered = sorted(subjects, key=lambda n: (LEVELS[str(self._column(n))], n))
        if not subjects:
            at = next((n for n in cells if n not in used and self._column(n) != "theme"), None)
            at = next(iter(cells)) if at is None else at
            ordered = [at]
        held = None
        for place, at in enumerate(ordered):
            name = self._column(at)
            if held is not None and LEVELS.get(str(name)) == 1:
                continue
            self._open_one(at, cells[at], number if place == 0 else None)
            held = name if LEVELS.get(str(name)) == 1 else held
            used.add(at)
        if ordered and LEVELS.get(str(self._column(ordered[-1]))) != 2:
            self.sheet.actions = []
        return used

    def _open_one(self, at: int, cell: list[Span], number: list[Span] | None) -> None:
        lines = self._lines(cell)
        name = self._column(at)
        parts = self._parts(lines, name)
        if name == "action" and number is None:
            self.sheet.open_actions(parts[0][1])
            self.last[at] = self.sheet.actions[-1]
        elif number is None and self._repeated(cell, name):
            for span in cell:
                self.sheet.drop("repeated_cell", span)
        else:
            self.last = {} if name != "action" else self.last
            subject = name if name in LEVELS else "result"
            self.last[at] = self.sheet.open(
                subject, parts[0][1], None, number[0] if number else None
            )
        for part, pieces, begin in parts[1:]:
            self.sheet.put_on_row(part, pieces, begin)

    def _repeated(self, cell: list[Span], name: str | None) -> bool:
        """Say whether a recommendation is printed again beside its next measure."""
        entry = self.sheet.entry
        if entry is None or LEVELS.get(str(name)) != 1 or "action" not in self.columns:
            return False
        said = "".join(self.sheet.text[a:b] for a, b in entry.spans)
        return "".join(said.split()) == "".join(self._said(cell).split())

    def _field(self, at: int, cell: list[Span]) -> None:
        name = self._column(at)
        sure = SURE if name else PLACED
        on_row = name in ("response", "theme", "priority", "paragraph") and self._before_actions(at)
        for part, pieces, begin in self._parts(self._lines(cell), name or "paragraph"):
            if on_row:
                node = self.sheet.put_on_row(part, pieces, begin, sure)
            else:
                node = self.sheet.put(part, pieces, begin, sure)
            self.last[at] = node

    def _before_actions(self, at: int) -> bool:
        return "action" in self.columns and at < self.columns.index("action")

    def _parts(self, lines: list[Span], name: str | None) -> list[Part]:
        """Part a cell where one of its lines opens with the name of another field."""
        parts: list[Part] = []
        for span in lines:
            label = read_label(self._words(span)) if ":" in self._words(span)[:90] else None
            if label is not None and label.number is None and label.field not in LEVELS:
                own = label.field if label.field != "source" or parts else str(name)
                begin = span[0] + (label.end if not label.bare else span[1] - span[0])
                parts.append((own if parts or own == name else str(name), [span], begin))
            elif parts:
                parts[-1][1].append(span)
            else:
                parts.append((str(name), [span], span[0]))
        return parts

    def _column(self, number: int) -> str | None:
        return self.columns[number] if number < len(self.columns) else None

    def _lines(self, cell: list[Span]) -> list[Span]:
        sheet = self.sheet
        return [line for span in cell for line in cell_lines(sheet.text, span, sheet.breaks)]

    def _said(self, cell: list[Span]) -> str:
        return " ".join(map(self._words, cell))

    def _words(self, cell: Span) -> str:
        return self.sheet.text[cell[0] : cell[1]]


def _merged(above: Columns, below: Columns) -> Columns:
    """Put the second line of a header into the columns that the first leaves open."""
    width = max(len(above), len(below))
    first = [*above, *[None] * (width - len(above))]
    second = [*below, *[None] * (width - len(below))]
    return tuple(b or a for a, b in zip(first, second, strict=True))
