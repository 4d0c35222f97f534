"""Notes at the foot of a page, in a text without pages: below a rule, or called by a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from compromiso.text.structure.inline import is_cited
from compromiso.text.structure.lines import Line
from compromiso.text.structure.wording import whole

RULE = re.compile(r"[_—–-]{4,}")
MARKED = re.compile(
    r"\d{1,3}(?=\s+[^\W\d])|[¹²³⁴⁵⁶⁷⁸⁹⁰]+(?=\s?[^\W_]|\s?[«“\"(])|[a-z](?=\s[A-ZÁÉÍÓÚÂÊÔÀÇ])|\*{1,3}(?=\s?\S)"
)
RAISED = frozenset("¹²³⁴⁵⁶⁷⁸⁹")
BRACKETED = re.compile(r"(?P<mark>\((?P<round>\d{1,2})\)|\[\^?(?P<square>\d{1,2})\]):?\s*\S")
SLASHED = re.compile(r"(\d{1,2})/\s+\S")
NUMBERED = re.compile(r"[(\[]?(\d{1,3})(?:[.)\]/]|(?=\s))")
HEADED = 40
GLUED_STAR = re.compile(r"\w\*(?![\w*])")
STARRED = re.compile(r"\(\*{1,3}\)")
BEHIND = frozenset("»”\"')")
YEAR = re.compile(r"\d{4}\s?$")
REACH = 3
"""How many lines above a note, at most, the words stand that call it."""
PAGE = 40
"""The same for a mark in square brackets, which no list bears: a page of lines."""


def find_footnotes(
    lines: list[Line], labelled: set[int], found: Mapping[int, str]
) -> dict[int, str]:
    """Give the lines that are notes: below a rule, with a raised mark, or called from just above.

    A label in brackets is taken for the mark of a note where the words above call it, "(1)" behind
    a word, and it counts on from no label beside it.
    """
    notes: dict[int, str] = {}
    for at, line in enumerate(lines):
        if at in found or at in notes:
            continue
        if len(line.words) <= HEADED and _heads_notes(lines, at):
            notes.update(dict.fromkeys(_headed_notes(lines, at), "footnote"))
            continue
        first, above = line.words[0], at - 1
        if (
            (first in RAISED and _is_raised(line))
            or (
                (above in notes or found.get(above) == "marker")
                and _is_below_rule(lines, at, labelled, found, notes)
            )
            or (first in "([" and _is_called(lines, at, notes))
            or (line.words[1:3].find("/") >= 0 and _is_slashed(lines, at, notes))
            or (line.bullet and _is_starred(lines, at, notes))
        ):
            notes.update(dict.fromkeys(_whole_note(lines, at, labelled, found), "footnote"))
    return notes


def _heads_notes(lines: list[Line], at: int) -> bool:
    """Say whether a line is the heading of notes, the first of them below it."""
    words = lines[at].words
    below = lines[at + 1].words if at + 1 < len(lines) else ""
    if not words[0].isupper() or NUMBERED.match(below) is None:
        return False
    return whole("heads", "notes").fullmatch(words.strip("*_# ")) is not None


def _headed_notes(lines: list[Line], at: int) -> Iterator[int]:
    """Yield the heading of notes and the notes that count on below it, with their lines."""
    yield at
    number = 0
    for i in range(at + 1, len(lines)):
        line = lines[i]
        own = NUMBERED.match(line.words)
        if own is not None and int(own[1]) == number + 1:
            number += 1
        elif line.hashes or line.blanks or line.words.isupper():
            return
        yield i


def _is_below_rule(
    lines: list[Line], at: int, labelled: set[int], found: Mapping[int, str], notes: dict[int, str]
) -> bool:
    """Say whether a marked line stands right below a rule, or below a note that does."""
    if at == 0 or at in labelled:
        return False
    above = lines[at - 1]
    is_rule = found.get(at - 1) == "marker" and RULE.fullmatch(above.words) is not None
    if not is_rule and (at - 1 not in notes or above.words[0] in "(" or lines[at].blanks > 1):
        return False
    return lines[at].bullet or MARKED.match(lines[at].words) is not None


def _is_raised(line: Line) -> bool:
    return line.words[0] in RAISED and MARKED.match(line.words.lstrip("(")) is not None


def _is_starred(lines: list[Line], at: int, notes: dict[int, str]) -> bool:
    """Say whether a dash or star alone answers to a star behind a word just above."""
    beside = [lines[i] for i in (at - 1, at + 1) if 0 <= i < len(lines)]
    if any(line.bullet for line in beside):
        return False
    return any(GLUED_STAR.search(other) for other in _above(lines, at, notes))


def _is_slashed(lines: list[Line], at: int, notes: dict[int, str]) -> bool:
    """Say whether a line opens with the mark of older documents, "1/", that words above bear."""
    match = SLASHED.match(lines[at].words)
    if match is None:
        return False
    call = re.compile(rf"[^\W\d_][,.;:)\"”»]?\s{{0,2}}{match[1]}/(?!\w)")
    return any(call.search(words) for words in _above(lines, at, notes, PAGE))


def _is_called(lines: list[Line], at: int, notes: dict[int, str]) -> bool:
    words = lines[at].words
    if STARRED.match(words):
        return True
    match = BRACKETED.match(words)
    if match is None:
        return False
    mark, number = match.group("mark"), int(match.group("round") or match.group("square"))
    beside = [lines[i].words for i in (at - 1, at + 1) if 0 <= i < len(lines) and i not in notes]
    others = [mark.replace(str(number), str(number + step)) for step in (-1, 1)]
    if any(words.startswith(tuple(others)) for words in beside):
        return False
    if number > 1 and any(words.startswith(others[0]) for words in _above(lines, at, notes, PAGE)):
        return False
    reach = REACH if match.group("round") else PAGE
    return any(_calls(words, mark, others[1]) for words in _above(lines, at, notes, reach))


def _above(lines: list[Line], at: int, notes: dict[int, str], reach: int = REACH) -> Iterator[str]:
    """Yield the words of the lines just above, notes left out."""
    seen = 0
    for i in range(at - 1, -1, -1):
        if i not in notes:
            yield lines[i].words
            seen += 1
        if seen == reach:
            return


def _calls(words: str, mark: str, following: str) -> bool:
    """Say whether words call a note: its mark behind a word, and no list of marks."""
    at = words.find(mark, 1)
    if at < 0 or following in words or (is_cited(words, 0, at) and not YEAR.search(words, 0, at)):
        return False
    before = words[:at].rstrip(" ")[-1:]
    return before.isalnum() or before in BEHIND


def _whole_note(
    lines: list[Line], at: int, labelled: set[int], found: Mapping[int, str]
) -> Iterator[int]:
    """Yield a note and the lines that go on with it."""
    yield at
    for i in range(at + 1, len(lines)):
        line = lines[i]
        if i in found or i in labelled or line.blanks or line.bullet or line.hashes:
            return
        if MARKED.match(line.words) or (lines[i - 1].closed and not line.begins_low):
            return
        yield i
