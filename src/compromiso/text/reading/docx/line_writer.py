"""Lines put together into the text of a document, with positions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compromiso.model.artefact import Artefact
from compromiso.text.reading.block_writer import Page
from compromiso.text.reading.docx.lines import CELL_BREAK, LABEL_ENDS, LABEL_OPENS
from compromiso.text.reading.docx.tellings import Noted, tell
from compromiso.text.reading.errors import TextTooLong
from compromiso.text.reading.limits import TEXT_CHARS

if TYPE_CHECKING:
    from compromiso.text.reading.docx.lines import Line


class LineWriter:
    """Collects the lines of a document; every position is one in the finished text."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.blocks: list[str] = []
        self.length = 0
        self.artefacts: list[Artefact] = []
        self.generated: list[tuple[int, int]] = []
        self.breaks: list[int] = []
        self.noted: list[Noted] = []
        self.waiting: Counter[str] = Counter()

    def write(self, line: Line) -> None:
        """Add a line with an empty line before it; what an empty one notes goes to the next."""
        if line.is_blank():
            self.waiting += line.notes
            return
        start = self.length + (2 if self.blocks else 0)
        block = self._print(line.words, start)
        self.blocks.append(block)
        self.length = start + len(block)
        if self.length > TEXT_CHARS:
            raise TextTooLong(name=self.name, size=self.length, limit=TEXT_CHARS)
        if line.kind is not None:
            self.artefacts.append(Artefact(line.kind, start, self.length))
        if line.notes or self.waiting:
            self.noted.append(Noted(start, self.length, line.notes + self.waiting))
            self.waiting = Counter()

    def _print(self, words: str, start: int) -> str:
        """Give the words with their labels; note where the labels stand that the file lacks."""
        first, *others = words.split(LABEL_OPENS)
        pieces = [self._unbroken(first, start)]
        at = start + len(pieces[0])
        for piece in others:
            label, _, after = piece.partition(LABEL_ENDS)
            self.generated.append((at, at + len(label)))
            pieces += [label, self._unbroken(after, at + len(label))]
            at += len(label) + len(pieces[-1])
        return "".join(pieces)

    def _unbroken(self, words: str, start: int) -> str:
        """Give words without the marks of paragraphs in a cell; note where they stood."""
        first, *others = words.split(CELL_BREAK)
        at = start + len(first)
        for piece in others:
            self.breaks.append(at)
            at += len(piece)
        return "".join((first, *others))

    def page(self) -> Page:
        """Give the finished text with its artefacts, generated spans and issues."""
        if self.waiting:
            self.noted.append(Noted(self.length, self.length, self.waiting))
        return Page(
            "\n\n".join(self.blocks),
            tuple(self.artefacts),
            tuple(self.generated),
            tell(self.noted),
            tuple(self.breaks),
        )
