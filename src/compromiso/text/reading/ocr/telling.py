"""What has to be said of text that was recognised in pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from compromiso.errors import Issue
from compromiso.model.page_map import PageMap
from compromiso.text.reading.ocr.scanned_words import ScannedPage
from compromiso.text.reading.ocr.tesseract import Tesseract, installation

DOUBTFUL: Final = 60
"""A word of which Tesseract is less sure is named."""
GOOD: Final = 85.0
MOST_NAMED: Final = 20


@dataclass(slots=True)
class Recognised:
    """What came of the pages of one document so far; `failed` says why by page."""

    pages_seen: int = 0
    pages: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    failed: dict[int, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    letters: int = 0
    trust: float = 0.0
    specks: int = 0

    def take(self, number: int, page: ScannedPage) -> None:
        """Count a page that Tesseract answered for."""
        letters = sum(len(word.words) for word in page.words())
        self.specks += page.specks
        self.letters += letters
        self.trust += letters * page.trust
        (self.pages if letters else self.empty).append(number)


def tell(recognised: Recognised, tesseract: Tesseract, language: str | None) -> list[Issue]:
    """Give the issues of a document: what was recognised, what was not, what is missing."""
    found = []
    if recognised.pages:
        found.append(_summary(recognised, tesseract))
    if recognised.empty:
        told = f"Pictures of pages in which no word was found: {listed(recognised.empty)}."
        found.append(Issue("READ-24", "warning", told, "Look whether these pages hold text."))
    if recognised.failed:
        reasons = "; ".join(sorted(set(recognised.failed.values())))[:300]
        pages = listed([*recognised.failed])
        told = f"Pages whose text could not be recognised: {pages} ({reasons})."
        found.append(Issue("READ-27", "error", told, "Scan these pages again at 300 dots an inch."))
    if language is not None and language not in tesseract.languages:
        told = f"Tesseract read this document without the words of its language ({language})."
        remedy = f"Install it ({installation()}) and read the file again."
        found.append(Issue("READ-28", "warning", told, remedy))
    return found


def _summary(recognised: Recognised, tesseract: Tesseract) -> Issue:
    trust = recognised.trust / recognised.letters
    specks = f"; {recognised.specks} specks left out" if recognised.specks else ""
    told = (
        f"The text of {len(recognised.pages)} pages was recognised in pictures of them "
        f"(Tesseract {tesseract.version}, {'+'.join(recognised.languages)}), "
        f"with a confidence of {trust:.0f} %{specks}."
    )
    remedy = "Compare what matters with the original; scan at 300 dots an inch and straight."
    return Issue("READ-25", "info" if trust >= GOOD else "warning", told, remedy)


def doubted_words(text: str, pages: PageMap) -> Iterator[Issue]:
    """Yield an issue for each page that holds words of which Tesseract is not sure."""
    doubted: dict[int, list[int]] = {}
    for at, trust in enumerate(pages.trust):
        if trust < DOUBTFUL:
            doubted.setdefault(pages.page_of(pages.starts[at]) or 1, []).append(at)
    for page, words in doubted.items():
        named = [text[pages.starts[at] : pages.ends[at]] for at in words[:MOST_NAMED]]
        more = f" and {len(words) - MOST_NAMED} more" if len(words) > MOST_NAMED else ""
        told = f"Page {page}: words that were not recognised for certain: {', '.join(named)}{more}."
        place = pages.starts[words[0]], pages.ends[words[-1]]
        yield Issue("READ-26", "warning", told, "Compare them with the original.", *place)


def listed(numbers: list[int]) -> str:
    """Give numbers of pages as people read them, the first twenty of them."""
    shown = ", ".join(map(str, numbers[:MOST_NAMED]))
    more = len(numbers) - MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown
