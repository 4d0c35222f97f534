"""Footnotes and endnotes: numbered in the order in which the text calls for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compromiso.text.reading.docx.markup import attribute
from compromiso.text.reading.list_labels import to_roman

if TYPE_CHECKING:
    from lxml.etree import _Element


class Footnotes:
    """The marks given so far, by kind and id of the note."""

    def __init__(self) -> None:
        self.marks: dict[str, dict[str, str]] = {"footnote": {}, "endnote": {}}
        self.numbered = {"footnote": 0, "endnote": 0}

    def mark(self, reference: _Element, name: str) -> str:
        """Give the mark of a note where the text calls for it: `[1]` or `[i]`; none if its own."""
        kind = name[2:].removesuffix("Reference")
        marks, note = self.marks[kind], attribute(reference, "id") or ""
        own = attribute(reference, "customMarkFollows")
        if own is not None and own not in ("0", "false", "off"):
            marks.setdefault(note, "")
            return ""
        if note not in marks:
            self.numbered[kind] = number = self.numbered[kind] + 1
            marks[note] = f"[{number}]" if kind == "footnote" else f"[{to_roman(number)}]"
        return marks[note]
