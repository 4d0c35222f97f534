"""The numbered items within one cell, by the same inference that reads whole texts."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.provision import Span
from compromiso.text.structure.candidates import find_candidates
from compromiso.text.structure.lines import Line, split_lines
from compromiso.text.structure.sequence import infer


@dataclass(slots=True)
class Item:
    """One numbered item of a cell: its label, as printed and as read, and its pieces."""

    label: str
    norm: str
    spans: list[Span]
    confidence: float


def find_items(text: str, cell: list[Span], language: str) -> list[Item]:
    """List the items of the outermost list of a cell, each with the pieces that belong to it.

    Empty where the cell numbers nothing or has one line alone; what stands before the first item
    is left out.
    """
    if len(cell) == 1 and "\n" not in text[slice(*cell[0])]:
        return []
    lines = _lines(text, cell)
    if len(lines) < 2:
        return []
    candidates = [c for c in find_candidates(lines, language) if c.container is None]
    if not candidates:
        return []
    items: list[Item] = []
    placed = infer(candidates, language)
    opening = {
        c.at: (c, p) for c, p in zip(candidates, placed, strict=True) if p.reading and p.parent < 0
    }
    for at, line in enumerate(lines):
        if at in opening:
            candidate, place = opening[at]
            norm = place.reading.norm if place.reading else candidate.label
            items.append(Item(candidate.label, norm, [(line.start, line.end)], place.confidence))
        elif items:
            items[-1].spans.append((line.start, line.end))
    for item in items:
        item.spans = _adjoined(text, item.spans)
    return items


def _lines(text: str, cell: list[Span]) -> list[Line]:
    lines: list[Line] = []
    for start, end in cell:
        for line in split_lines(text[start:end]):
            if line.markers:
                line.start = min(line.start, *(a for a, _ in line.markers))
            line.start, line.end = line.start + start, line.end + start
            line.number = len(lines)
            line.blanks = 1
            lines.append(line)
    return lines


def _adjoined(text: str, spans: list[Span]) -> list[Span]:
    whole: list[Span] = []
    for start, end in spans:
        if whole and not text[whole[-1][1] : start].strip():
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole
