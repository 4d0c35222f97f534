"""Words of a picture that lies askew, put on straight lines of one height as type is set."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import atan, cos, sin, tan
from statistics import median
from typing import Final

from compromiso.text.reading.glyphs import Glyph
from compromiso.text.reading.ocr.scanned_words import SPECK, ScannedPage, ScannedWord
from compromiso.text.reading.printed_lines import PIECE_GAP

ASCENT, MIDDLE, DESCENT = 0.72, 0.5, 0.21
"""How far capitals, small letters and tails reach from the line they stand on, in type sizes."""
BELOW, WHOLE = 0.25, 1.1
"""Where the box of a character ends below its line, and how high it is, in type sizes."""
LOW: Final = frozenset("acemnorsuvwxz.,;:-–—…·•~+=ıçąęş")
TAILED: Final = frozenset("gjpqy,;()[]{}QçÇ|/ş§")
FEWEST_WORDS, LEAST_WIDTH, MOST_ASKEW = 4, 0.25, 0.1
LONGEST_DIRT, DIRT_SIZE, FAR_APART, SURELY_READ = 3, 0.5, 2.0, 95.0
"""What is no longer, so small or so many type sizes apart, and not read for certain, is dirt."""
SAME_SIZE: Final = 0.2
"""How far the type of a line may be from that of most lines and be taken for the same."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words with the height it stands at and its type size, both in dots."""

    words: list[ScannedWord]
    base: float
    size: float


def without_dirt(page: ScannedPage) -> ScannedPage:
    """Give a page without what is far smaller than its letters, or stands apart and is no word."""
    usual = _usual_size(page.lines)
    lines = [[word for word in line if not _is_dirt(word, line, usual)] for line in page.lines]
    dirt = sum(map(len, page.lines)) - sum(map(len, lines))
    return replace(page, lines=[line for line in lines if line], specks=page.specks + dirt)


def _is_dirt(word: ScannedWord, line: list[ScannedWord], usual: float) -> bool:
    if len(word.words) > LONGEST_DIRT or word.trust > SURELY_READ:
        return False
    is_word = any(map(str.isalnum, word.words))
    if is_word and _size(word) < DIRT_SIZE * usual:
        return True
    apart = FAR_APART * usual
    return (
        (not is_word or word.trust < SPECK)
        and len(line) > 1
        and all(
            word.left - other.right > apart or other.left - word.right > apart
            for other in line
            if other is not word
        )
    )


def skew_of(page: ScannedPage) -> float:
    """Give the angle of the lines in radians, positive where they fall to the right."""
    slopes = []
    for line in page.lines:
        width = line[-1].right - line[0].left
        if len(line) >= FEWEST_WORDS and width > LEAST_WIDTH * page.width:
            slopes.append(_slope([((w.left + w.right) / 2, _base(w)) for w in line]))
    slope = median(slopes) if slopes else 0.0
    return atan(slope) if abs(slope) < MOST_ASKEW else 0.0


def _slope(points: list[tuple[float, float]]) -> float:
    x = sum(point[0] for point in points) / len(points)
    y = sum(point[1] for point in points) / len(points)
    spread = sum((point[0] - x) ** 2 for point in points)
    return sum((point[0] - x) * (point[1] - y) for point in points) / max(spread, 1.0)


def _base(word: ScannedWord) -> float:
    """Give the height of the line that a word stands on."""
    return word.bottom - _size(word) * (DESCENT if TAILED.intersection(word.words) else 0.0)


def _size(word: ScannedWord) -> float:
    """Give the type size of a word from the height of its box and the letters in it."""
    above = MIDDLE if LOW.issuperset(word.words) else ASCENT
    return (word.bottom - word.top) / (above + DESCENT * bool(TAILED.intersection(word.words)))


def straightened(page: ScannedPage, skew: float) -> list[Line]:
    """Give the lines of a page, turned back by its skew about the middle of the page."""
    lines = [[_turned(word, page, skew) for word in line] for line in page.lines]
    usual = _usual_size(lines)
    return [
        Line(line, median(map(_base, line)), _kept(median(map(_size, line)), usual))
        for line in lines
    ]


def _turned(word: ScannedWord, page: ScannedPage, skew: float) -> ScannedWord:
    """Turn the middle of a word; its box grows by being askew, so what it grew by is taken off."""
    x, y = (word.left + word.right - page.width) / 2, (word.top + word.bottom - page.height) / 2
    across, down = x * cos(skew) + y * sin(skew), y * cos(skew) - x * sin(skew)
    wide, high = (word.right - word.left) / 2, (word.bottom - word.top) / 2
    high -= min(abs(tan(skew)) * wide, high / 2)
    left, top = page.width / 2 + across - wide, page.height / 2 + down - high
    return ScannedWord(word.words, left, top, left + 2 * wide, top + 2 * high, word.trust)


def _usual_size(lines: list[list[ScannedWord]]) -> float:
    sizes = sorted(_size(word) for line in lines for word in line for _ in word.words)
    return sizes[len(sizes) // 2] if sizes else 1.0


def _kept(size: float, usual: float) -> float:
    return usual if abs(size / usual - 1) < SAME_SIZE else size


def glyphs_of(line: Line, scale: float) -> list[Glyph]:
    """Give the characters of a line with their boxes, in points, a space between near words."""
    top, bottom = _reach(line, scale)
    found: list[Glyph] = []
    for word in line.words:
        left, right = word.left * scale, word.right * scale
        if found and left - found[-1][3] <= PIECE_GAP * (bottom - top):
            found.append((" ", found[-1][3], top, max(left, found[-1][3] + 1), bottom))
        width = (right - left) / len(word.words)
        found += [
            (sign, left + at * width, top, left + (at + 1) * width, bottom)
            for at, sign in enumerate(word.words)
        ]
    return found


def trust_of(line: Line, scale: float) -> Iterator[tuple[tuple[float, float], int]]:
    """Yield for each word of a line its left and top, as a page map keeps them, and its trust."""
    top, _ = _reach(line, scale)
    for word in line.words:
        left, high = array("f", (word.left * scale, top))
        yield (left, high), round(word.trust)


def _reach(line: Line, scale: float) -> tuple[float, float]:
    """Give top and bottom of every character of a line, in points."""
    bottom = (line.base + BELOW * line.size) * scale
    return bottom - WHOLE * line.size * scale, bottom
