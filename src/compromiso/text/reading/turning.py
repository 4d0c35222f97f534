"""Pages that are turned: where a box comes to stand, and which way up the words are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import cos, sin

Box = tuple[float, float, float, float]
Size = tuple[float, float]


def turned(box: Box, turn: int, size: Size) -> Box:
    """Give left, top, right and bottom of a box on a page that is turned clockwise.

    The box is left, low, right and high from the lower left corner of the page before it is
    turned; `turn` counts quarters and `size` is that of the page once it is turned.
    """
    left, low, right, high = box
    width, height = size
    if turn == 1:
        return low, left, high, right
    if turn == 2:
        return width - right, low, width - left, high
    if turn == 3:
        return width - high, height - right, width - low, height - left
    return left, height - high, right, height - low


def turned_on(box: Box, turn: int, size: Size) -> Box:
    """Give left, top, right and bottom of a box once a page of a size is turned clockwise."""
    left, top, right, bottom = box
    low, high = size[1] - bottom, size[1] - top
    return turned((left, low, right, high), turn, turned_size(size, turn))


def laid_askew(box: Box, skew: float, size: Size) -> Box:
    """Give a box moved as a page of a size is turned clockwise by an angle about its middle."""
    if not skew:
        return box
    left, top, right, bottom = box
    x, y = (left + right - size[0]) / 2, (top + bottom - size[1]) / 2
    across, down = x * cos(skew) - y * sin(skew) - x, y * cos(skew) + x * sin(skew) - y
    return left + across, top + down, right + across, bottom + down


def turned_size(size: Size, turn: int) -> Size:
    """Give width and height of a page once it is turned."""
    return (size[1], size[0]) if turn % 2 else size


def upright_turn(boxes: Sequence[Box]) -> int:
    """Give the turn that makes most words run from left to right.

    The boxes are those of the characters in file order, from the lower left corner.
    """
    ways: Counter[int] = Counter()
    for before, after in pairwise(boxes):
        right, up = after[0] - before[0], after[1] - before[1]
        if abs(right) > abs(up):
            ways[0 if right > 0 else 2] += 1
        elif up:
            ways[1 if up > 0 else 3] += 1
    most = ways.most_common(1)
    return most[0][0] if most and most[0][1] > 2 * ways[0] else 0
