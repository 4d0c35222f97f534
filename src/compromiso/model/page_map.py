"""Where on its pages each word of a text is printed."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Box = tuple[int, float, float, float, float]
"""A page, counted from 1, and left, top, right and bottom in points from its upper left corner."""


@dataclass(frozen=True, slots=True)
class PageMap:
    """The pages of a text and a box for each of its words.

    `sizes` holds width and height of each page in points, `page_starts` the position where the
    text of each page begins. Word number i stands from `starts[i]` to `ends[i]`, and its left,
    top, right and bottom are the four values of `corners` from 4·i. Positions ascend. Where words
    were recognised in pictures, `trust[i]` says from 0 to 100 how sure word i is; else it is empty.
    """

    sizes: tuple[tuple[float, float], ...] = ()
    page_starts: array[int] = field(default_factory=lambda: array("l"))
    starts: array[int] = field(default_factory=lambda: array("l"))
    ends: array[int] = field(default_factory=lambda: array("l"))
    corners: array[float] = field(default_factory=lambda: array("f"))
    trust: array[int] = field(default_factory=lambda: array("B"))

    def __bool__(self) -> bool:
        """Say whether the text has pages at all."""
        return bool(self.sizes)

    def page_of(self, position: int) -> int | None:
        """Give the page, counted from 1, on which a position of the text is printed."""
        return bisect_right(self.page_starts, position) or None

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Give a box for each run of words of one printed line that the positions touch."""
        found: list[Box] = []
        for box in self._words(start, end):
            if found and _same_line(found[-1], box):
                found[-1] = _joined(found[-1], box)
            else:
                found.append(box)
        return tuple(found)

    def areas(self, spans: Iterable[tuple[int, int]]) -> tuple[Box, ...]:
        """Give a box for each page and column that spans of the text are printed on.

        Lines that stand one below the other are one area; places are rounded to a tenth of a point.
        """
        found: list[Box] = []
        lowest = 0.0
        for start, end in spans:
            for box in self.boxes(start, end):
                if found and box[0] == found[-1][0] and box[2] > lowest - _height(box) / 2:
                    found[-1] = _joined(found[-1], box)
                else:
                    found.append(box)
                lowest = box[2]
        return tuple(map(_rounded, found))

    def trust_in(self, spans: Iterable[tuple[int, int]]) -> float:
        """Give how sure the words of spans are on average, from 0 to 1; 1 for printed text."""
        if not self.trust:
            return 1.0
        trusts = [self.trust[at] for start, end in spans for at in self._touched(start, end)]
        return sum(trusts) / (100 * len(trusts)) if trusts else 1.0

    def _touched(self, start: int, end: int) -> range:
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def _words(self, start: int, end: int) -> Iterator[Box]:
        for at in self._touched(start, end):
            left, top, right, bottom = self.corners[4 * at : 4 * at + 4]
            yield self.page_of(self.starts[at]) or 1, left, top, right, bottom


def _same_line(before: Box, box: Box) -> bool:
    """Say whether a word stands to the right of a box, at the same height of the same page."""
    middle = (box[2] + box[4]) / 2
    return box[0] == before[0] and box[1] >= before[1] and before[2] <= middle <= before[4]


def _height(box: Box) -> float:
    return box[4] - box[2]


def _rounded(box: Box) -> Box:
    page, left, top, right, bottom = box
    return page, round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)


def _joined(before: Box, box: Box) -> Box:
    left, right = min(before[1], box[1]), max(before[3], box[3])
    return before[0], left, min(before[2], box[2]), right, max(before[4], box[4])
