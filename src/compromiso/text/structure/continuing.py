"""Which lines go on with what stands right above them."""

from __future__ import annotations

from compromiso.text.structure.headings import opening_kind
from compromiso.text.structure.lines import Line
from compromiso.text.structure.node import CONTAINERS, Node

LONG, REST = 200, 40


def names_on(line: Line, previous: Line, part: Node | None) -> bool:
    """Say whether a line in capitals goes on with the name of a part in capitals above it."""
    if part is None or part.heading is None or line.blanks:
        return False
    if part.kind not in CONTAINERS and part.kind != "article":
        return False
    if part.end != previous.end or line.bullet or line.words[-1] in ".;:":
        return False
    return line.words.isupper() and part.heading.isupper()


def broken_off(line: Line, previous: Line) -> bool:
    """Say whether a long paragraph ends without a stop and the next is the rest of its sentence."""
    if previous.bullet or previous.width < LONG or not previous.words[-1].isalpha():
        return False
    return line.blanks <= 1 and line.closed and REST < len(line.words) < previous.width


def opens_anew(line: Line, previous: Line) -> bool:
    """Say whether a line of a preamble opens a recital or the formula after a comma."""
    if line.begins_low or previous.words[-1] not in ",;:":
        return False
    return opening_kind(line) != "preamble"


def lists_on(line: Line, previous: Line) -> bool:
    """Say whether a line goes on with a list of numbers that the line above leaves at a comma."""
    return previous.words[-1] == "," and line.words[0].isdigit() and not line.blanks
