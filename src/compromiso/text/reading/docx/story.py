"""A run of paragraphs and tables in reading order: the body, a header, a note, a text box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml.etree import iterwalk

from compromiso.text.reading.docx.footnotes import Footnotes
from compromiso.text.reading.docx.lines import MOST_COLUMNS, Line, generated, one_row, tidy
from compromiso.text.reading.docx.markup import RELATION, WORD, child, name_of, value, whole
from compromiso.text.reading.docx.paragraph import ParagraphReader

if TYPE_CHECKING:
    from lxml.etree import _Element

    from compromiso.text.reading.docx.numbering import Numbering
    from compromiso.text.reading.docx.styles import Styles

FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
WATCHED: Final = ("p", "tr", "tc", "altChunk", "subDoc", "sectPr", "footnote", "endnote")
TAGS: Final = (*(f"{space}{tag}" for space in WORD for tag in WATCHED), FALLBACK)
"""The elements that the parser tells a story about; what is in a paragraph comes with it."""


@dataclass(slots=True)
class Lists:
    """What every story of a document shares: styles, running list numbers, marks of notes."""

    styles: Styles
    numbering: Numbering
    footnotes: Footnotes = field(default_factory=Footnotes)
    furniture: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Row:
    """A table row being read: the cells so far, and the columns that each takes."""

    cells: list[list[Line]] = field(default_factory=list)
    spans: list[int] = field(default_factory=list)


class Story:
    """Turns the elements of one story into lines and hands each to `emit`."""

    def __init__(self, lists: Lists, emit: Callable[[Line], None]) -> None:
        self.lists = lists
        self.sinks: list[Callable[[Line], None]] = [emit]
        self.rows: list[Row] = []
        self.paragraph: _Element | None = None
        self.skipped: _Element | None = None
        self.held = Line()
        self.words: list[str] = []

    def read(self, events: Iterable[tuple[str, _Element]], *, keep: bool = False) -> None:
        """Emit every line; elements are forgotten as soon as they were read, unless kept."""
        for event, element in events:
            self.take(event, element, keep=keep)
        self.let_go()

    def take(self, event: str, element: _Element, *, keep: bool = False) -> None:
        """Take the start or the end of one element."""
        if self.skipped is not None or self.paragraph is not None:
            self.pass_by(event, element, keep=keep)
        elif event == "start":
            self.enter(element, name_of(element))
        else:
            self.leave(element, name_of(element), keep=keep)

    def pass_by(self, event: str, element: _Element, *, keep: bool) -> None:
        """Wait for the end of the paragraph, or of what is not read."""
        if event == "end" and element is self.skipped:
            self.skipped = None
        elif event == "end" and element is self.paragraph:
            self.paragraph = None
            self.read_paragraph(element)
            if not keep:
                forget(element)

    def enter(self, element: _Element, name: str) -> None:
        """Open a paragraph, a row or a cell."""
        if name == "mc:Fallback":
            self.skipped = element
        elif name == "w:p":
            self.paragraph = element
        elif name == "w:tr":
            self.rows.append(Row())
        elif name == "w:tc" and self.rows:
            self.rows[-1].cells.append([])
            self.sinks.append(self.rows[-1].cells[-1].append)
        elif name in ("w:altChunk", "w:subDoc"):
            self.emit(Line(notes=Counter(unread=1)))

    def leave(self, element: _Element, name: str, *, keep: bool) -> None:
        """Close a cell or a row, and take note of the furniture of a section."""
        if name == "w:tc" and self.rows:
            self.let_go()
            self.sinks.pop()
            self.rows[-1].spans.append(span_of(element))
        elif name == "w:tr" and self.rows:
            self.close_row(self.rows.pop(), element)
            if not keep:
                forget(element)
        elif name == "w:sectPr":
            self.note_furniture(element)

    def close_row(self, row: Row, element: _Element) -> None:
        """Emit a row as a line; a row of one cell as the lines of that cell."""
        changed = Counter(inserted=1) if child(element, "trPr/ins") is not None else Counter()
        if child(element, "trPr/del") is not None:
            self.emit(Line(notes=Counter(deleted=1)))
        elif len(row.cells) == 1:
            self.emit(Line(notes=changed))
            for line in row.cells[0]:
                self.emit(line)
        elif row.cells:
            before = min(whole(value(element, "trPr/gridBefore"), 0), MOST_COLUMNS)
            line = one_row([[] for _ in range(before)] + row.cells, [1] * before + row.spans)
            line.notes += changed
            self.emit(line)

    def read_paragraph(self, element: _Element) -> None:
        """Emit the words of a paragraph behind its number, then those of its text boxes."""
        properties = child(element, "pPr")
        reader = ParagraphReader(self.lists.styles, self.lists.footnotes)
        self.words.append(reader.read(element))
        notes = self.held.notes
        notes.update(reader.notes)
        self.note_furniture(child(properties, "sectPr"))
        if any(child(properties, path) is not None for path in ("rPr/del", "rPr/moveFrom")):
            notes["deleted"] += 1
        else:
            notes.update(["inserted"] if child(properties, "rPr/ins") is not None else [])
            self.finish(properties)
        for box in reader.boxes:
            inner = Story(self.lists, self.emit)
            inner.read(iterwalk(box, events=("start", "end"), tag=TAGS), keep=True)

    def finish(self, properties: _Element | None) -> None:
        """Emit the words held, with the number that the paragraph gets."""
        styles = self.lists.styles
        place = styles.place_of(properties)
        label = "" if place is None else generated(self.lists.numbering.label(place))
        words = tidy("".join(self.words))
        self.words.clear()
        if styles.is_contents(value(properties, "pStyle")):
            self.held.kind = "toc"
        self.held.words = label + words if words else ""
        self.let_go()

    def let_go(self) -> None:
        """Emit what was held back for the next paragraph."""
        self.held.words += tidy("".join(self.words))
        self.words.clear()
        if self.held.words or self.held.notes:
            self.emit(self.held)
        self.held = Line()

    def emit(self, line: Line) -> None:
        """Hand a line to the innermost cell, or to whoever reads the story."""
        self.sinks[-1](line)

    def note_furniture(self, section: _Element | None) -> None:
        """Remember which headers and footers a section has, by their relation."""
        for reference in () if section is None else section:
            kind = {"w:headerReference": "running_head", "w:footerReference": "footer"}.get(
                name_of(reference)
            )
            relation = next(filter(None, (reference.get(f"{space}id") for space in RELATION)), None)
            if kind is not None and relation is not None:
                self.lists.furniture.setdefault(relation, kind)


def span_of(cell: _Element) -> int:
    """Give the number of columns that a cell takes."""
    return max(1, min(whole(value(cell, "tcPr/gridSpan"), 1), MOST_COLUMNS))


def forget(element: _Element) -> None:
    """Free a paragraph or row that was read, and what was read before it beside it."""
    parent = element.getparent()
    element.clear()
    if parent is None or name_of(parent) == "w:tc":
        return
    while element.getprevious() is not None:
        del parent[0]
