"""The cells of a line: parted by tabs, or by the bars of a Markdown table."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from compromiso.model.filled_at_once import filled_at_once
from compromiso.model.provision import Span
from compromiso.text.structure.lines import Line

RULE = re.compile(r"\|?[\s:|+=-]*(?:-{2,}|={2,})[\s:|+=-]*")
BAR = re.compile(r"(?<!\\)\|")
LINE_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)


@filled_at_once
@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one line, empty ones included, and the signs that part them."""

    spans: list[Span]
    bars: list[Span]

    def filled(self) -> list[int]:
        """Give the numbers of the cells that hold words."""
        return [number for number, (start, end) in enumerate(self.spans) if start < end]


def is_rule(line: Line) -> bool:
    """Say whether a line is the rule below the header of a Markdown or drawn table."""
    return line.words[0] in "|:-+" and RULE.fullmatch(line.words) is not None


def is_parted(line: Line, text: str) -> bool:
    """Say whether a line holds cells: tabs or bars stand in it or before it."""
    if "\t" in line.words or line.words.count("|") > 1:
        return True
    return "\t" in text[line.start - line.indent : line.start]


def cut_cells(text: str, line: Line) -> Cells:
    """Cut a line into its cells; each is bounded by its words, an empty one has no length."""
    start = line.start - line.indent if not line.markers else line.start
    if line.words.count("|") > 1:
        return _between_bars(text, line)
    spans: list[Span] = []
    for cell in text[start : line.end].split("\t"):
        spans.append(_trimmed(text, start, start + len(cell)))
        start += len(cell) + 1
    return Cells(spans, [])


def _between_bars(text: str, line: Line) -> Cells:
    bars = [(m.start(), m.end()) for m in BAR.finditer(text, line.start, line.end)]
    edges = [line.start, *(end for _, end in bars)]
    stops = [*(start for start, _ in bars), line.end]
    spans = [_trimmed(text, start, stop) for start, stop in zip(edges, stops, strict=True)]
    if bars[0][0] == line.start:
        spans = spans[1:]
    if bars[-1][1] == line.end:
        spans = spans[:-1]
    return Cells(spans, bars)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return left, max(left, start + len(words.rstrip()))


def cell_lines(text: str, cell: Span, breaks: tuple[int, ...]) -> list[Span]:
    """Part a cell where its paragraphs begin: where the file says so, or by line breaks."""
    start, end = cell
    marks = [m.span() for m in LINE_BREAK.finditer(text, start, end)]
    places = [at for mark in marks for at in mark]
    places += breaks[bisect_left(breaks, start + 1) : bisect_left(breaks, end)]
    places += (
        [m + 1 for m in range(start, end) if text[m] == "\n"] if "\n" in text[start:end] else []
    )
    edges = [start, *sorted(set(places)), end]
    lines = [_trimmed(text, a, b) for a, b in pairwise(edges)]
    return [(a, b) for a, b in lines if a < b and (a, b) not in marks]
