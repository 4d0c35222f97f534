"""From a Word document to its text in reading order, one block a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compromiso.text.reading.docx.line_writer import LineWriter
from compromiso.text.reading.docx.lines import Line, generated
from compromiso.text.reading.docx.markup import attribute, name_of
from compromiso.text.reading.docx.numbering import Numbering
from compromiso.text.reading.docx.package import Package
from compromiso.text.reading.docx.story import TAGS, Lists, Story
from compromiso.text.reading.docx.styles import Styles

if TYPE_CHECKING:
    from compromiso.text.reading.block_writer import Page

NOTES: Final = {"footnotes": "footnote", "endnotes": "endnote"}


def read_docx(content: bytes, name: str) -> Page:
    """Give the text of a Word document with its numbers written out.

    Reads the package; the body comes first, then the notes, headers and footers as artefacts.
    """
    return Document(Package(content, name), name).read()


class Document:
    """A Word document being read: its parts, its lists, the text so far."""

    def __init__(self, package: Package, name: str) -> None:
        self.package = package
        self.main = package.main_part()
        self.relations = package.relations(self.main)
        self.parts = dict(self.relations.values())
        styles = Styles(package.root(self.parts.get("styles")))
        numbering = Numbering(package.root(self.parts.get("numbering")), styles)
        self.lists = Lists(styles, numbering)
        self.writer = LineWriter(name)

    def read(self) -> Page:
        """Give the whole text: body, notes, headers and footers."""
        Story(self.lists, self.writer.write).read(self.package.events(self.main, TAGS))
        for part, kind in NOTES.items():
            self.write_notes(self.parts.get(part), kind)
        self.write_furniture()
        return self.writer.page()

    def write_notes(self, part: str | None, kind: str) -> None:
        """Write the notes that the text calls for, in that order, each behind its mark."""
        marks = self.lists.footnotes.marks[kind]
        if part is None or not marks:
            return
        notes = self.read_notes(part, kind)
        for note, mark in list(marks.items()):
            lines = [line for line in notes.get(note, ()) if not line.is_blank()]
            for at, line in enumerate(lines):
                line.kind = "footnote"
                if at == 0 and mark:
                    line.words = f"{generated(mark)} {line.words}"
                self.writer.write(line)

    def read_notes(self, part: str, kind: str) -> dict[str, list[Line]]:
        """Give the lines of each note of a part by the id of the note."""
        notes: dict[str, list[Line]] = {}
        unasked: list[Line] = []
        story = Story(self.lists, unasked.append)
        wanted = self.lists.footnotes.marks[kind]
        for event, element in self.package.events(part, TAGS):
            if event == "start" and name_of(element) == f"w:{kind}":
                note = attribute(element, "id") or ""
                lines = notes.setdefault(note, []) if note in wanted else unasked
                story = Story(self.lists, lines.append)
            story.take(event, element)
            if event == "end" and name_of(element) == f"w:{kind}":
                story.let_go()
        return notes

    def write_furniture(self) -> None:
        """Write each header and footer once, however many sections print it."""
        printed: set[str] = set()
        for relation, kind in self.lists.furniture.items():
            _, part = self.relations.get(relation, ("", ""))
            if not part:
                continue
            lines: list[Line] = []
            Story(self.lists, lines.append).read(self.package.events(part, TAGS))
            for line in lines:
                line.kind = kind
                if line.words not in printed:
                    printed.add(line.words)
                    self.writer.write(line)
