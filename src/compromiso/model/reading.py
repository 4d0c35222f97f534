"""The canonical text of one file and how it was got."""

from __future__ import annotations

from dataclasses import dataclass, field

from compromiso.errors import Issue
from compromiso.model.artefact import Artefact
from compromiso.model.page_map import PageMap
from compromiso.model.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """A source and its canonical text.

    For plain text and Markdown the text is the decoded file, unchanged; for HTML it is the text
    of the page in reading order, block by block, with the numbers of ordered lists written out;
    for Word documents likewise, tables as rows with tabs, the notes at the end; for PDF it is the
    text of the pages in reading order, one line a printed line, small raised figures as raised
    signs, and `pages` says on which page and where on it each word stands.
    `artefacts` are the pieces the adapter already knows to be no provision (navigation, footer,
    footnote); `generated` are spans of labels that the format numbered by itself and the file does
    not print; `breaks` are the places, in order, where a paragraph begins within a cell of a table.
    """

    source: Source
    text: str
    artefacts: tuple[Artefact, ...] = ()
    generated: tuple[tuple[int, int], ...] = ()
    issues: tuple[Issue, ...] = ()
    pages: PageMap = field(default_factory=PageMap)
    breaks: tuple[int, ...] = ()
