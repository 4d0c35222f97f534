"""Lines of a Word document on their way into the text, and what was noted on each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

LABEL_OPENS: Final = "\x02"
LABEL_ENDS: Final = "\x03"
CELL_BREAK: Final = "\x04"
MARKS: Final = re.compile("[\x02\x03\x04]")
BLANK_LINES: Final = re.compile("\n{3,}")
MOST_COLUMNS: Final = 63


@dataclass(slots=True)
class Line:
    """Words of one block, labels between two marks that no XML can hold, and a count of notes."""

    words: str = ""
    notes: Counter[str] = field(default_factory=Counter)
    kind: str | None = None

    def is_blank(self) -> bool:
        """Say whether nothing would be printed."""
        return not MARKS.sub("", self.words).strip()


def generated(label: str) -> str:
    """Mark a label that the file does not print; the space after it stays outside."""
    bare = label.rstrip()
    return f"{LABEL_OPENS}{bare}{LABEL_ENDS}{label[len(bare) :]}" if bare else ""


def tidy(words: str) -> str:
    """Give the words of a paragraph without space at their edges, one tab where there were more."""
    lines = (line.strip(" \t") for line in words.split("\n"))
    return BLANK_LINES.sub("\n\n", "\n".join(_parted(line, "\t") for line in lines)).strip("\n")


def _parted(words: str, sign: str) -> str:
    """Part words by a sign where tabs parted them."""
    if "\t" not in words:
        return words
    return sign.join(filter(None, (piece.strip(" ") for piece in words.split("\t"))))


def one_row(cells: list[list[Line]], spans: list[int]) -> Line:
    """Put the cells of a table row on one line, with a tab for each column that begins."""
    row = Line(kind=cells[0][0].kind if cells[0] else None)
    pieces = []
    for cell, span in zip(cells, spans, strict=True):
        words = f" {CELL_BREAK}".join(line.words for line in cell if not line.is_blank())
        pieces.append(_parted(words.replace("\n", f"\t{CELL_BREAK}"), " "))
        pieces += [""] * min(span - 1, max(0, MOST_COLUMNS - len(pieces)))
        for line in cell:
            row.notes += line.notes
    row.words = "\t".join(pieces).rstrip("\t ")
    return row
