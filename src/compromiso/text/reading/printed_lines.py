"""From characters with boxes to printed lines: words parted, small raised figures told apart."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from compromiso.text.reading.glyphs import Glyph

WORD_GAP, SURE_GAP, PIECE_GAP, CELL_GAP = 0.1, 0.22, 0.9, 2.0
"""Shares of the height of a character: a space may be, is, parts pieces, parts cells."""
SMALL, RAISED, DESCENT = 0.8, 0.15, 0.22
LONGEST_LABEL = 24
SPACED_SIGNS, MOST, FAR_APART = 6, 0.8, 1.8
RAISED_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
ENUMERATOR = re.compile(
    r"[(\[]?(?:\w{1,4}|[ivxlc]{1,7}|\d{1,3}(?:\.\d{1,3}){1,4})[.)\]º°-]{0,2}|\W"
)


@dataclass(slots=True)
class Piece:
    """Characters that stand close together on one line of one column."""

    glyphs: list[Glyph]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Give the height of the tallest character."""
        return self.bottom - self.top


@dataclass(slots=True)
class PrintedLine:
    """One line of one column as printed.

    Word number i stands from `starts[i]` to `ends[i]` in `words`, in the box `corners[4·i:]`.
    `height` is that of most characters; `blanks` counts the empty lines that set it off,
    `kind` names the artefact that it is, if any, and `reach` how far
    it reaches to the right margin, from 0 to 1. `breaks` are the places where a line begins within
    a cell, counted from the start of the words.
    """

    words: str
    left: float
    top: float
    right: float
    bottom: float
    height: float
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    corners: array[float] = field(default_factory=lambda: array("f"))
    blanks: int = 0
    reach: float = 0.0
    kind: str | None = None
    breaks: list[int] = field(default_factory=list)


def find_pieces(glyphs: Iterable[Glyph]) -> list[Piece]:
    """Give the pieces of lines that the characters of a page form, in file order."""
    pieces: list[Piece] = []
    piece: Piece | None = None
    for glyph in glyphs:
        sign, left, top, right, bottom = glyph
        if piece is not None and _follows(piece, left, top, bottom):
            piece.glyphs.append(glyph)
            piece.right = max(piece.right, right)
            if sign != " ":
                piece.top, piece.bottom = min(piece.top, top), max(piece.bottom, bottom)
        elif sign != " ":
            piece = Piece([glyph], left, top, right, bottom)
            pieces.append(piece)
    return pieces


def _follows(piece: Piece, left: float, top: float, bottom: float) -> bool:
    """Say whether a character stands close to the right end of a piece, on the same line."""
    height = piece.bottom - piece.top
    middle = (top + bottom) / 2
    if not piece.top <= middle <= piece.bottom:
        return False
    return -0.5 * height <= left - piece.right <= PIECE_GAP * height


def find_rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Give the pieces row by row from the top, each row from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.bottom, piece.left)):
        middle = (piece.top + piece.bottom) / 2
        row = next((row for row in reversed(rows[-3:]) if _level(row, piece, middle)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    for row in rows:
        row.sort(key=lambda piece: piece.left)
    return rows


def _level(row: list[Piece], piece: Piece, middle: float) -> bool:
    tallest = max(row, key=lambda piece: piece.height)
    own = (tallest.top + tallest.bottom) / 2
    return tallest.top <= middle <= tallest.bottom and piece.top <= own <= piece.bottom + 2


def printed_line(row: list[Piece]) -> PrintedLine | None:
    """Put the pieces of a row together, or give None where it holds no sign."""
    heights = Counter(
        round(b - t, 1) for piece in row for s, _, t, _, b in piece.glyphs if s != " "
    )
    if not heights:
        return None
    height, _ = heights.most_common(1)[0]
    bottom = max(
        b for p in row for s, _, t, _, b in p.glyphs if s != " " and b - t >= SMALL * height
    )
    line = PrintedLine("", row[0].left, bottom - height, row[-1].right, bottom, height)
    writer = _LineWriter(line)
    for number, piece in enumerate(row):
        if number:
            writer.say_gap(piece.left - row[number - 1].right)
        writer.say(_without_spacing(piece.glyphs, height))
    writer.close()
    return line if line.words else None


class _LineWriter:
    def __init__(self, line: PrintedLine) -> None:
        self.line = line
        self.signs: list[str] = []
        self.length = 0
        self.word: list[float] = []

    def say_gap(self, width: float) -> None:
        """Part two pieces: by a tab as cells are, but after an enumerator by a space."""
        self._end_word()
        cell = width > CELL_GAP * self.line.height and not self._is_label_so_far()
        self._add("\t" if cell else " ")

    def _is_label_so_far(self) -> bool:
        if self.length > LONGEST_LABEL:
            return False
        return ENUMERATOR.fullmatch("".join(self.signs).strip()) is not None

    def say(self, glyphs: list[Glyph]) -> None:
        """Write the characters of a piece with a space wherever a gap says so."""
        right, spaced = glyphs[0][1], False
        height = self.line.height
        for sign, left, top, end, bottom in glyphs:
            if sign == " ":
                spaced |= end - left > 0.02 * height
                continue
            gap = left - right
            if gap > SURE_GAP * height or (spaced and gap > -0.05 * height):
                self._end_word()
                self._add(" ")
            self._add_to_word(self._figure(sign, top, bottom), left, top, end, bottom)
            right, spaced = end, False

    def close(self) -> None:
        """Finish the line."""
        self._end_word()
        self.line.words = "".join(self.signs).rstrip()

    def _figure(self, sign: str, top: float, bottom: float) -> str:
        line = self.line
        small = bottom - top < SMALL * line.height
        baseline = bottom - DESCENT * (bottom - top)
        raised = baseline < line.bottom - (DESCENT + RAISED) * line.height
        return sign.translate(RAISED_FIGURES) if small and raised else sign

    def _add(self, sign: str) -> None:
        if sign in " \t" and (not self.signs or self.signs[-1] in " \t"):
            return
        self.signs.append(sign)
        self.length += len(sign)

    def _add_to_word(self, sign: str, left: float, top: float, right: float, bottom: float) -> None:
        if not self.word:
            self.line.starts.append(self.length)
            self.word = [left, top, right, bottom]
        else:
            box = self.word
            box[:] = min(box[0], left), min(box[1], top), max(box[2], right), max(box[3], bottom)
        self._add(sign)

    def _end_word(self) -> None:
        if self.word:
            self.line.ends.append(self.length)
            self.line.corners.extend(self.word)
            self.word = []


def _without_spacing(glyphs: list[Glyph], height: float) -> list[Glyph]:
    """Close up letters that are printed wide apart, so that they read as words."""
    signs = [glyph for glyph in glyphs if glyph[0] != " "]
    gaps = [after[1] - before[3] for before, after in pairwise(signs)]
    wide = sum(gap > WORD_GAP * height for gap in gaps)
    letters = sum(sign.isalpha() for sign, *_ in signs)
    if len(gaps) < SPACED_SIGNS or min(wide, letters) < MOST * len(gaps):
        return glyphs
    usual = median(gaps)
    close = [signs[0]]
    for gap, (sign, left, top, right, bottom) in zip(gaps, signs[1:], strict=True):
        start = left if gap > FAR_APART * usual else close[-1][3]
        close.append((sign, start, top, right, bottom))
    return close
