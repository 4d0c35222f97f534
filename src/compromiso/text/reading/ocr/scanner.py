"""The pages of one document whose text is recognised in pictures of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from compromiso.errors import Issue
from compromiso.text.reading.errors import NoScanLanguage, TooManyScans
from compromiso.text.reading.glyphs import GlyphPage
from compromiso.text.reading.language import UNKNOWN, language_of
from compromiso.text.reading.layout import lay_out
from compromiso.text.reading.limits import SCAN_PAGES
from compromiso.text.reading.ocr.drawing import POINTS, Picture
from compromiso.text.reading.ocr.scanned_words import ScannedPage, read_table
from compromiso.text.reading.ocr.straighten import (
    glyphs_of,
    skew_of,
    straightened,
    trust_of,
    without_dirt,
)
from compromiso.text.reading.ocr.telling import Recognised, tell
from compromiso.text.reading.ocr.tesseract import (
    ANY_COLUMNS,
    LANGUAGES,
    ONE_COLUMN,
    Tesseract,
    Unanswered,
    installation,
)
from compromiso.text.reading.progress import Progress

POOR: Final = 60.0
"""A page of which Tesseract is less sure than this may stand on its head."""

Draw = Callable[[int], Picture | None]
"""Draws a page turned clockwise by some quarters; None where it cannot."""


@dataclass(slots=True)
class Scanner:
    """Recognises pages one after the other; learns their language from the first with words.

    `language` is that of the document where other pages have told it already, else `und`.
    """

    tesseract: Tesseract
    name: str
    count: int
    progress: Progress
    language: str = UNKNOWN
    recognised: Recognised = field(default_factory=Recognised)

    def __post_init__(self) -> None:
        """Refuse a document that is more work than the limit, or in no language installed."""
        if self.count > SCAN_PAGES:
            raise TooManyScans(name=self.name, pages=self.count, limit=SCAN_PAGES)
        if not self.tesseract.languages.intersection(LANGUAGES.values()):
            raise NoScanLanguage(name=self.name, install=installation())

    def scan(self, number: int, draw: Draw) -> GlyphPage | None:
        """Give the characters that a page (counted from 1) shows; None where none was found."""
        self.progress(self.recognised.pages_seen + 1, self.count)
        self.recognised.pages_seen += 1
        try:
            picture = draw(0)
            if picture is None:
                raise Unanswered("it cannot be drawn")
            turn, picture, page = self._upright(picture, draw)
        except Unanswered as failure:
            self.recognised.failed[number] = str(failure)
            return None
        self.recognised.take(number, page)
        return to_glyphs(page, picture.dpi, turn) if page.lines else None

    def _upright(self, picture: Picture, draw: Draw) -> tuple[int, Picture, ScannedPage]:
        """Give the page with the turn and the picture that most is recognised in."""
        page = self._read(picture)
        if page.trust >= POOR and not page.lies_on_its_side:
            return 0, picture, page
        turn = self.tesseract.told_turn(picture.content, picture.dpi)
        other = draw(turn) if turn else None
        read = self._read(other) if other is not None else page
        if other is None or (read.trust <= page.trust and not page.lies_on_its_side):
            return 0, picture, page
        return turn, other, read

    def scan_all(self, picture: Picture) -> list[GlyphPage | None]:
        """Give what the pages of one picture file show; None where a page shows no word."""
        self.progress(1, self.count)
        try:
            pages = self._read_all(picture)
        except Unanswered as failure:
            self.recognised.failed[1] = str(failure)
            return []
        for number, page in enumerate(pages, 1):
            self.recognised.take(number, page)
        return [to_glyphs(page, picture.dpi, 0) if page.lines else None for page in pages]

    def _read(self, picture: Picture) -> ScannedPage:
        return next(iter(self._read_all(picture)), ScannedPage(1.0, 1.0, []))

    def _read_all(self, picture: Picture) -> list[ScannedPage]:
        """Read as one column; again once the language is known, and where columns are found."""
        languages = self._languages()
        pages = self._table(picture, ONE_COLUMN)
        if self.language == UNKNOWN:
            self.language = language_of("\n".join(map(words_of, pages)))
        if self._languages() != languages:
            pages = self._table(picture, ONE_COLUMN)
        if any(has_columns(page, picture.dpi) for page in pages):
            return self._table(picture, ANY_COLUMNS)
        return pages

    def _table(self, picture: Picture, cut: str) -> list[ScannedPage]:
        self.recognised.languages = languages = self._languages()
        told = self.tesseract.told_words(picture.content, languages, picture.dpi, cut)
        return [without_dirt(page) for page in read_table(told)]

    def _languages(self) -> tuple[str, ...]:
        """Give the language of the document, else all four, as far as they are installed."""
        held = tuple(lang for lang in LANGUAGES.values() if lang in self.tesseract.languages)
        known = LANGUAGES.get(self.language)
        return (known,) if known in held else held

    def issues(self) -> list[Issue]:
        """Give what has to be said about the pages recognised, words apart."""
        return tell(self.recognised, self.tesseract, LANGUAGES.get(self.language))


def words_of(page: ScannedPage) -> str:
    """Give the words of a page, line by line."""
    return "\n".join(" ".join(word.words for word in line) for line in page.lines)


def has_columns(page: ScannedPage, dpi: int) -> bool:
    """Say whether words of a page stand in columns."""
    return len(lay_out(to_glyphs(page, dpi, 0)).blocks) > 1


def to_glyphs(page: ScannedPage, dpi: int, turn: int) -> GlyphPage:
    """Give a recognised page as if it were printed, with its lines straight."""
    scale, skew = POINTS / dpi, skew_of(page)
    lines = straightened(page, skew)
    glyphs = [glyph for line in lines for glyph in glyphs_of(line, scale)]
    trust = dict(chain.from_iterable(trust_of(line, scale) for line in lines))
    size = page.width * scale, page.height * scale
    return GlyphPage(*size, glyphs, [], -turn % 4, pictured=1.0, skew=skew, trust=trust)
