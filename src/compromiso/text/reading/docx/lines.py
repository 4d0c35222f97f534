"""Lines of a Word document on their way into the text, and what was noted on each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

LABEL_OPENS: Final = "\x02"
LABEL_ENDS: Final = "\x03"
MARKS: Final = re.compile("[\x02\x03]")
AROUND_TAB: Final = re.compile(r" *\t[ \t]*")
AROUND_BREAK: Final = re.compile(r"[ \t]*\n[ \t]*")
ROW_BREAKS: Final = re.compile(r"[ \t]*[\t\n]\s*")


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
    return AROUND_TAB.sub("\t", AROUND_BREAK.sub("\n", words)).strip(" \t\n")


def one_row(cells: list[list[Line]], spans: list[int]) -> Line:
    """Put the cells of a table row on one line, with a tab for each column that begins."""
    row = Line(kind=cells[0][0].kind if cells[0] else None)
    pieces = []
    for cell, span in zip(cells, spans, strict=True):
        words = " ".join(line.words for line in cell if not line.is_blank())
        pieces.append(ROW_BREAKS.sub(" ", words) + "\t" * (span - 1))
        for line in cell:
            row.notes += line.notes
    row.words = "\t".join(pieces).rstrip("\t ")
    return row
