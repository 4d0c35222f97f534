"""The words that Tesseract tells of, line by line, with their boxes and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

PAGE, WORD, COLUMNS = "1", "5", 12
LONG: Final = 4
CLOSES: Final = frozenset(")]")
"""What ends the label of a point: kept however badly it was read, for the point begins there."""
SPECK: Final = 40
"""Signs without letter or digit of which Tesseract is less sure are dirt, not words."""


class ScannedWord(NamedTuple):
    """A word in a picture: left, top, right and bottom in its dots; trust from 0 to 100."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    trust: float


@dataclass(slots=True)
class ScannedPage:
    """One picture: its size in dots, its lines in the order in which they were found.

    `specks` counts what was taken for dirt.
    """

    width: float
    height: float
    lines: list[list[ScannedWord]]
    specks: int = 0

    def words(self) -> Iterator[ScannedWord]:
        """Yield every word."""
        for line in self.lines:
            yield from line

    @property
    def lies_on_its_side(self) -> bool:
        """Say whether most long words are higher than wide."""
        long = [word for word in self.words() if len(word.words) >= LONG]
        high = [word for word in long if word.bottom - word.top > word.right - word.left]
        return 2 * len(high) > len(long)

    @property
    def trust(self) -> float:
        """Give how sure Tesseract is of a letter on average, 0 where there is none."""
        letters = sum(len(word.words) for word in self.words())
        return sum(len(word.words) * word.trust for word in self.words()) / max(letters, 1)


def read_table(table: str) -> list[ScannedPage]:
    """Give the pages of a table of words (TSV) as Tesseract writes it; what is no row is passed."""
    rows = [row.split("\t", COLUMNS - 1) for row in table.splitlines()[1:]]
    whole = [row for row in rows if len(row) == COLUMNS]
    return [_page(list(same)) for _, same in groupby(whole, key=lambda row: row[1])]


def _page(rows: list[list[str]]) -> ScannedPage:
    sizes = [row for row in rows if row[0] == PAGE]
    width, height = map(float, sizes[0][8:10]) if sizes else (1.0, 1.0)
    page = ScannedPage(width, height, [])
    told = (row for row in rows if row[0] == WORD)
    for _, line in groupby(told, key=lambda row: row[2:5]):
        words = [word for word in map(_word, line) if word.words]
        kept = [word for word in words if not _is_speck(word)]
        page.specks += len(words) - len(kept)
        if kept:
            page.lines.append(kept)
    return page


def _word(row: list[str]) -> ScannedWord:
    left, top, width, height, trust = map(float, row[6:11])
    return ScannedWord(row[11].strip(), left, top, left + width, top + height, max(trust, 0.0))


def _is_speck(word: ScannedWord) -> bool:
    is_sign = not any(map(str.isalnum, word.words))
    return is_sign and word.trust < SPECK and CLOSES.isdisjoint(word.words)
