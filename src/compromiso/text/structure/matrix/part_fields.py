"""Lines that hold several fields of a form side by side, parted."""

from __future__ import annotations

from dataclasses import replace

from compromiso.text.structure.lines import Line
from compromiso.text.structure.matrix.field_names import read_label
from compromiso.text.structure.matrix.grid import pieces_of


def part_fields(lines: list[Line]) -> list[Line]:
    """Part the lines on which each piece names a field and gives its value ("Status: …  By: …")."""
    parted: list[Line] = []
    for line in lines:
        words = line.words
        wide = "\t" in words or "   " in words
        if wide and words.count(":") > 1 and "|" not in words:
            parted += _parted(line)
        else:
            parted.append(line)
    return parted


def _parted(line: Line) -> list[Line]:
    pieces = pieces_of(line, 0)
    labels = [read_label(words) for _, words in pieces]
    if len(pieces) < 2 or any(label is None or label.bare for label in labels):
        return [line]
    found = []
    for number, (at, words) in enumerate(pieces):
        start = line.start + at
        piece = replace(line, start=start, end=start + len(words), words=words)
        found.append(piece if not number else replace(piece, blanks=0, markers=()))
    return found
