"""Footnotes in plain text: the lines of a note, told by the mark that calls for it further up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compromiso.model.provision import Span
from compromiso.text.structure.inline import is_cited
from compromiso.text.structure.lines import Line

RULE = re.compile(r"[_—–─]{4,}|-{5,}")
RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
NOTE = re.compile(
    rf"(?P<raised>\(?[{RAISED}]{{1,3}}\)?)\s?\S"
    r"|(?P<bracket>\((?:\d{1,3}|\*{1,3})\)|\[\^?\d{1,3}\])(?::?\s?\S)"
    r"|(?P<star>\*{1,3}|[†‡])\)?\s?[^\s*]"
    r"|(?P<plain>\d{1,3})[/)]?\s+\S"
)
"""How a note begins: a number raised or in brackets, a star; a bare number only below a rule."""
OPENING = frozenset("([*†‡" + RAISED)
REACH = 9000
"""How far above a note (code points) the mark that calls for it may stand."""
STARS = 8
"""A text with more stars than this is marked up with them."""
STOPS = frozenset(".,;:»”\"'’)")


def find_notes(text: str, lines: list[Line], furniture: dict[int, str]) -> dict[int, str]:
    """Give the lines (by index) that are footnotes or the rule above them, each with its kind.

    A note goes on over the lines that follow it directly.
    """
    found: dict[int, str] = {}
    ruled = open_ = False
    for at, line in enumerate(lines):
        if RULE.fullmatch(line.words):
            found[at] = "marker"
            ruled, open_ = True, False
        elif at in furniture:
            open_ = False
        elif _is_note(text, line, ruled=ruled) or (open_ and not line.blanks and not line.bullet):
            found[at] = "footnote"
            open_ = True
        else:
            ruled = open_ = False
    return found


def _is_note(text: str, line: Line, *, ruled: bool) -> bool:
    first = line.words[0]
    if not (first in OPENING or line.bullet or (ruled and first.isdecimal())):
        return False
    span = (line.markers[0][0] if line.bullet and line.markers else line.start, line.end)
    match = NOTE.match(text, *span)
    if match is None or (match.lastgroup == "plain" and not ruled):
        return False
    return find_mark(text, span) is not None


def find_mark(text: str, note: Span) -> Span | None:
    """Give where the text above calls for a note: the last place with its mark, or None."""
    match = NOTE.match(text, *note)
    if match is None:
        return None
    kind = match.lastgroup or "plain"
    mark = match.group(kind)
    if kind == "star" and text.count("*") > STARS:
        return None
    for at in _places(text, mark, note[0]):
        if _calls(text, at, at + len(mark), kind) and not is_cited(text, 0, at):
            return at, at + len(mark)
    return None


def _places(text: str, mark: str, before: int) -> Iterator[int]:
    """Yield where a mark stands above a place, the nearest first."""
    floor = max(0, before - REACH)
    at = text.rfind(mark, floor, before)
    while at > floor:
        yield at
        at = text.rfind(mark, floor, at)


def _calls(text: str, start: int, end: int, kind: str) -> bool:
    """Say whether a mark calls for a note: it is glued to a word, or stands before a stop."""
    above, after = text[start - 1], text[end : end + 1]
    glued = above.isalpha() or (above in STOPS and text[start - 2 : start - 1].isalpha())
    if kind == "raised":
        return not above.isspace() and not (after and after in RAISED)
    if kind == "plain" or kind == "star":
        return glued and not after.isalnum() and after != "*"
    spaced = above == " " and text[start - 2 : start - 1] not in ("\n", "")
    return glued or (spaced and (text[start] == "[" or after in STOPS or after in ("\n", "")))
