"""Blocks of text put together into one text, with positions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compromiso.errors import Issue
from compromiso.model.artefact import Artefact

CELL_BREAK = "\x04"
LABEL = re.compile("\x02([^\x03]*)\x03 *")
MARKS = str.maketrans("", "", "\x02\x03\x04")
EDGES = re.compile("[ \x04]*([\t\n])[ \x04]*")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, its furniture, the spans of labels written out for it, what was noted.

    `breaks` are the places where a paragraph begins within the cell of a table.
    """

    text: str
    artefacts: tuple[Artefact, ...] = ()
    generated: tuple[tuple[int, int], ...] = ()
    issues: tuple[Issue, ...] = ()
    breaks: tuple[int, ...] = ()


@dataclass(slots=True)
class BlockWriter:
    """Collects the blocks of a page; every position is one in the finished text."""

    blocks: list[str] = field(default_factory=list)
    length: int = 0
    words: list[str] = field(default_factory=list)
    artefacts: list[Artefact] = field(default_factory=list)
    generated: list[tuple[int, int]] = field(default_factory=list)
    furniture: str | None = None
    breaks: list[int] = field(default_factory=list)

    def say(self, words: str) -> None:
        """Add words to the open block."""
        self.words.append(words.translate(MARKS))

    def say_break(self) -> None:
        """Part the words of a cell so far from those to come, once."""
        if self.words and not self.words[-1].endswith(("\t", CELL_BREAK)):
            self.words.append(CELL_BREAK if self.words[-1].endswith(" ") else f" {CELL_BREAK}")

    def say_label(self, label: str) -> None:
        """Add a label that the file does not print; it waits for the words that it belongs to."""
        self.words.append(f"\x02{label}\x03 ")

    def forget_labels(self) -> None:
        """Drop labels that no words followed (an empty list item)."""
        if not LABEL.sub("", "".join(self.words)).strip():
            self.words.clear()

    def close_block(self, *, keep_lines: bool = False) -> None:
        """End the open block as a line, with an empty line before it; labels alone wait."""
        words = "".join(self.words)
        marked = words.strip("\n") if keep_lines else EDGES.sub(r"\1", words).strip(" \n\x04")
        if not LABEL.sub("", marked).strip():
            self.words = [f"\x02{label}\x03 " for label in LABEL.findall(marked)]
            return
        self.words = []
        start = self.length + (2 if self.blocks else 0)
        block = self._print_breaks(self._print_labels(marked, start), start)
        self.blocks.append(block)
        self.length = start + len(block)
        if self.furniture is not None:
            self.artefacts.append(Artefact(self.furniture, start, self.length))

    def _print_labels(self, marked: str, start: int) -> str:
        """Write the labels out, but none that the file itself prints; note where they stand."""
        pieces, at, length = [], 0, 0
        for found in LABEL.finditer(marked):
            pieces.append(marked[at : found.start()])
            length += found.start() - at
            at = found.end()
            if not marked.startswith(found[1], at):
                self.generated.append((start + length, start + length + len(found[1])))
                pieces.append(f"{found[1]} ")
                length += len(found[1]) + 1
        pieces.append(marked[at:])
        return "".join(pieces)

    def _print_breaks(self, block: str, start: int) -> str:
        """Take the marks of paragraphs out again; note where they stood, and move the labels up."""
        if CELL_BREAK not in block:
            return block
        places = [at for at, sign in enumerate(block) if sign == CELL_BREAK]
        self.breaks += [start + at - number for number, at in enumerate(places)]
        for number, (first, last) in enumerate(self.generated):
            if first >= start:
                moved = sum(at < first - start for at in places)
                self.generated[number] = (first - moved, last - moved)
        return block.replace(CELL_BREAK, "")

    def page(self) -> Page:
        """Give the finished text with its artefacts and generated spans."""
        return Page(
            "\n\n".join(self.blocks),
            tuple(self.artefacts),
            tuple(self.generated),
            breaks=tuple(self.breaks),
        )
