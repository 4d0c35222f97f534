"""The rows of a programme table as nodes: areas hold rows, rows hold objectives and activities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from compromiso.errors import Issue
from compromiso.model.artefact import Artefact
from compromiso.model.provision import Span
from compromiso.text.structure.lines import Line
from compromiso.text.structure.matrix.field_names import TELLING, header_field
from compromiso.text.structure.matrix.field_names import Columns as Names
from compromiso.text.structure.matrix.sheet import FormCell
from compromiso.text.structure.node import Node
from compromiso.text.structure.tables import Columns, Row, header_columns, read_row
from compromiso.text.structure.wording import minor_words

REPAIRED, SURE, SHARED = 0.5, 0.95, 0.6
PATIENCE = 2
"""How many lines may break into a table, as where a page ends within a row, and not end it."""


class RowReader:
    """Reads the rows of a table while its header holds; remembers the area and the row above."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        self.columns: Columns | None = None
        self.missed = 0
        self.area: Node | None = None
        self.above: Node | None = None
        self.nodes: list[Node] = []
        self.artefacts: list[Artefact] = []
        self.issues: list[Issue] = []
        self.names: Names = ()
        self.form: list[FormCell] = []

    def read(self, line: Line, rest: Sequence[Line] = ()) -> bool:
        """Take in a line if it heads a table or is a row of the one that is open; say whether.

        `rest` are the lines that go on with the row below the furniture of a page.
        """
        columns = header_columns(line)
        if columns is not None:
            self.columns, self.missed = columns, 0
            self.names = tuple(map(header_field, line.words.split("\t")))
            self.artefacts.append(Artefact("table_header", line.start, line.end))
            return True
        row = self._row(_joined(self.text, line, rest) if rest else line)
        if row is None:
            return False
        if rest:
            row = _without(row, [(a.end, b.start) for a, b in pairwise((line, *rest))])
        self._take(row)
        return True

    def close(self) -> None:
        """Forget the area and the row above: what follows stands under a label of its own."""
        self.area = self.above = None

    def _row(self, line: Line) -> Row | None:
        if self.columns is None:
            return None
        if "\t" not in line.words and "\t" not in self.text[line.start - line.indent : line.start]:
            self.missed += 1
            if self.missed > PATIENCE:
                self.columns = None
            return None
        self.missed = 0
        return read_row(self.text, line, self.columns, self.language)

    def _take(self, row: Row) -> None:
        if row.area is not None:
            self._open_area(row.area)
        node = self._theme(row)
        cells = [("objective", spans) for spans in row.objectives]
        cells += [("activity", [span]) for span in row.activities]
        cells += [(self._name(number), [span]) for number, span in row.others]
        own = [Node(kind, spans, node) for kind, spans in sorted(cells, key=lambda c: c[1][0])]
        self.nodes += own
        self._note_fields(own)
        self.artefacts += [Artefact("flag", *span) for span in row.flags]
        self.issues += row.issues

    def _name(self, number: int) -> str:
        """Give the field that a further column holds, or that it is a paragraph of its own."""
        name = self.names[number] if number < len(self.names) else None
        return name if name in TELLING else "paragraph"

    def _note_fields(self, cells: list[Node]) -> None:
        """Say of the activities of a row what its further cells tell."""
        activities = [cell for cell in cells if cell.kind == "activity"]
        sure = SURE if len(activities) == 1 else SHARED
        for cell in cells:
            if cell.kind in TELLING:
                self.form += [FormCell(a, cell, cell.kind, cell.start, sure) for a in activities]

    def _theme(self, row: Row) -> Node | None:
        if not row.theme:
            return self.above if self.above is not None else self.area
        label = " ".join(self.text[a:b] for a, b in row.theme)
        sure = REPAIRED if row.issues else SURE
        self.above = Node("row", list(row.theme), self.area, label, label, confidence=sure)
        self.nodes.append(self.above)
        return self.above

    def _open_area(self, span: Span) -> None:
        label = self.text[span[0] : span[1]]
        if self.area is not None and (self.area.label or "").casefold() == label.casefold():
            self.artefacts.append(Artefact("table_header", *span))
            return
        self.above = None
        self.area = Node(
            "subject_area", [span], None, label, _sentence_case(label), confidence=SURE
        )
        self.nodes.append(self.area)


def rest_of_row(lines: list[Line], body: list[int], place: int) -> list[int]:
    """List the lines of the text with which a row goes on below the furniture of a page."""
    rest: list[int] = []
    at = body[place]
    for following in body[place + 1 :]:
        if following - at < 2 or lines[at].closed or not lines[following].begins_low:
            break
        rest.append(following)
        at = following
    return rest


def _joined(text: str, line: Line, rest: Sequence[Line]) -> Line:
    return replace(line, end=rest[-1].end, words=text[line.start : rest[-1].end])


def _without(row: Row, holes: list[Span]) -> Row:
    """Give a row without the page furniture that stands within its cells."""
    objectives = [_parts(spans, holes) for spans in row.objectives]
    activities = [part for span in row.activities for part in _parts([span], holes)]
    others = [(n, part) for n, span in row.others for part in _parts([span], holes)]
    return replace(
        row,
        theme=_parts(row.theme, holes),
        objectives=[spans for spans in objectives if spans],
        activities=activities,
        others=others,
    )


def _parts(spans: Sequence[Span], holes: list[Span]) -> list[Span]:
    """Give what of some spans lies outside the holes."""
    kept = list(spans)
    for start, end in holes:
        kept = [
            part
            for a, b in kept
            for part in ((a, min(b, start)), (max(a, end), b))
            if part[0] < part[1]
        ]
    return kept


def _sentence_case(label: str) -> str:
    words = label.lower().split()
    return " ".join(
        word if i and word in minor_words() else word.capitalize() for i, word in enumerate(words)
    )
