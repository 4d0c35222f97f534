"""The lines of a text, each with the markup that stands before its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

PREFIX = re.compile(r"[\s\ufeff]*((?:[-*•‣◦▪–—·+]|>)\s+|#{1,6}\s*|)([*_]{1,3}(?=\S)|)")
BREAK = re.compile(r"<br\s?/?>")
CLOSING = re.compile(r"[*_#]{1,6}\s*$")
STOPS = '.;:!?…»”")]'


@dataclass(slots=True)
class Line:
    """One line that holds words.

    `start` and `end` bound the words (code points), without list dash, heading mark, opening
    bold mark or white space; `bullet` and `hashes` say what was before them; `blanks` counts the
    empty lines above; `width` is the length of the whole line; `page_top` says that a form feed
    stands above or before it; `goes_on` that it goes on with the words above it, though it begins
    as a label does or stands below the cells of a row; `parted` that an article begins here within
    a line of the file.
    """

    number: int
    start: int
    end: int
    words: str
    indent: int
    blanks: int
    width: int
    bullet: bool = False
    hashes: int = 0
    bold: bool = False
    page_top: bool = False
    goes_on: bool = False
    parted: bool = False
    markers: tuple[tuple[int, int], ...] = ()

    def cut(self, places: Iterable[int], *, blanks: int, parted: bool = False) -> list[Line]:
        """Give the pieces that cuts within the words make of a line, those without words left out.

        The first stays what the line was; the others begin as if so many empty lines stood above.
        """
        inside = (place for place in places if 0 < place < len(self.words))
        pieces: list[Line] = []
        for begin, end in pairwise([0, *inside, len(self.words)]):
            words = self.words[begin:end].strip()
            start = self.start + self.words.index(words, begin)
            if begin == 0:
                pieces.append(replace(self, end=start + len(words), words=words))
            elif words:
                pieces.append(
                    Line(
                        self.number, start, start + len(words), words, self.indent, blanks,
                        self.width, parted=parted,
                    )
                )  # fmt: skip
        return pieces

    @property
    def closed(self) -> bool:
        """Say whether the words end a sentence or a clause."""
        return self.words[-1] in STOPS

    @property
    def begins_low(self) -> bool:
        """Say whether the words begin with a lower-case letter."""
        return self.words[0].islower()


def split_lines(text: str) -> list[Line]:
    """Give the lines of a text that hold words, in order; every marker before them is on record.

    A line break of the web that stands in the text as it is written there (`<br />`) ends a line
    too, outside of tables; it is on record as a marker of the line it ends.
    """
    lines: list[Line] = []
    position = blanks = 0
    paged, top = "\f" in text, False
    broken = "<br" in text
    for number, raw in enumerate(text.split("\n")):
        if not (raw or paged):
            position += 1
            blanks += 1
            continue
        if broken and "<br" in raw and "|" not in raw:
            pieces = _broken(raw, position, number, blanks)
            pieces[0].page_top = top or (paged and "\f" in raw)
            lines += pieces
            position, blanks, top = position + len(raw) + 1, 0, False
            continue
        line = _line(raw, position, number, blanks)
        position += len(raw) + 1
        top = top or (paged and "\f" in raw)
        if line is None:
            blanks += 1
        else:
            lines.append(line)
            blanks, line.page_top, top = 0, top, False
    return lines


def _broken(raw: str, position: int, number: int, blanks: int) -> list[Line]:
    """Give the lines of one that tags part; one that holds nothing but tags is a line of them."""
    lines: list[Line] = []
    begin = leading = 0
    for tag in (*BREAK.finditer(raw), None):
        end = tag.start() if tag is not None else len(raw)
        line = _line(raw[begin:end], position + begin, number, blanks)
        if line is not None:
            lines.append(line)
            blanks = 0
        elif lines and tag is not None:
            blanks += 1
        begin = tag.end() if tag is not None else end
        if lines and tag is not None:
            _end_with(lines[-1], position + end, position + begin)
        elif not lines:
            leading = begin
    if lines and leading:
        lines[0].markers = ((position, position + leading), *lines[0].markers)
    whole = None if lines else _line(raw, position, number, blanks)
    return lines if whole is None else [whole]


def _end_with(line: Line, start: int, end: int) -> None:
    """Note a tag behind a line; tags with nothing but space between them are one marker."""
    behind = line.markers[-1:] if line.markers and line.markers[-1][1] > line.end else ()
    if behind:
        line.markers = (*line.markers[:-1], (behind[0][0], end))
    else:
        line.markers += ((start, end),)


def _line(raw: str, position: int, number: int, blanks: int) -> Line | None:
    stripped = raw.rstrip()
    if not stripped:
        return None
    if stripped[0].isalpha():
        width = len(stripped)
        return Line(number, position, position + width, stripped, 0, blanks, width)
    match = PREFIX.match(stripped)
    begin = match.end() if match else 0
    if match is None or begin >= len(stripped):
        begin = len(stripped) - len(stripped.lstrip())
        match = None
    words = stripped[begin:]
    line = Line(
        number, position + begin, position + len(stripped), words,
        len(stripped) - len(stripped.lstrip()), blanks, len(stripped),
    )  # fmt: skip
    if match is not None:
        _mark(line, match, position)
    return line


def _mark(line: Line, match: re.Match[str], position: int) -> None:
    sign, bold = match.group(1), match.group(2)
    if sign:
        line.bullet = sign[0] not in "#>"
        line.hashes = sign.count("#")
        begin = position + match.start(1)
        line.markers = ((begin, begin + len(sign.rstrip())),)
    if bold:
        line.bold = len(bold) > 1
        line.markers += ((position + match.start(2), position + match.end(2)),)
