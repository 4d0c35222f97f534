"""The text of a web page in reading order, one block a line."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml.etree import ParserError, _Element, iterwalk
from lxml.html import HTMLParser, document_fromstring

from compromiso.errors import Issue
from compromiso.text.reading.block_writer import BlockWriter, Page
from compromiso.text.reading.errors import BlankText, PageTooDeep
from compromiso.text.reading.furniture import (
    DROPPED,
    is_plain_table,
    kind_of_furniture,
    stands_apart,
)
from compromiso.text.reading.list_labels import number_items
from compromiso.text.reading.printed_lines import RAISED_FIGURES
from compromiso.text.reading.table_columns import TableColumns

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"}
    | {"dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main"}
    | {"menu", "nav", "ol", "option", "p", "pre", "search", "section", "select", "summary"}
    | {"table", "tbody", "tfoot", "thead", "tr", "ul"}
)
FIGURES = re.compile(r"\s*\d{1,3}\s*")
LONGEST_NAMED, MOST_NAMED = 60, 5
SPACES = re.compile(r"[ \t\r\n\f]+")


def read_page(markup: str, name: str) -> Page:
    """Give the text of a page, block by block, with furniture and written-out numbers marked."""
    walker = PageWalker()
    walker.walk(parse(markup, name))
    page = walker.writer.page()
    return replace(page, issues=hidden_words(page))


def raised(element: _Element) -> str | None:
    """Give the words of a raised element; figures that stand there alone as raised figures."""
    words, above = element.text, element.getparent()
    is_raised = element.tag == "sup" or (above is not None and above.tag == "sup")
    if words and is_raised and FIGURES.fullmatch(words):
        return words.strip().translate(RAISED_FIGURES)
    return words


def hidden_words(page: Page) -> tuple[Issue, ...]:
    """Tell of the words of a page that a browser does not show."""
    hidden = [each for each in page.artefacts if each.kind == "hidden"]
    if not hidden:
        return ()
    words = [page.text[each.start : each.end][:LONGEST_NAMED] for each in hidden[:MOST_NAMED]]
    named = "; ".join(words)
    told = f"Words that the page hides, kept apart from its text ({len(hidden)} places): {named}."
    remedy = "Look whether they belong to the document."
    return (Issue("READ-40", "info", told, remedy, hidden[0].start, hidden[-1].end),)


def parse(markup: str, name: str) -> _Element:
    """Parse a page without fetching anything; refuse what the parser would cut off."""
    parser = HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ParserError as failure:
        raise BlankText(name=name) from failure
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise PageTooDeep(name=name)
    return root


class PageWalker:
    """Walks the tree of a page once and tells a block writer what to write."""

    def __init__(self) -> None:
        self.writer = BlockWriter()
        self.labels: dict[_Element, str] = {}
        self.furniture: _Element | None = None
        self.table: _Element | None = None
        self.columns = TableColumns()
        self.kept: _Element | None = None

    def walk(self, root: _Element) -> None:
        """Write every block of the page in reading order."""
        steps = iterwalk(root, events=("start", "end"))
        for event, element in steps:
            if event == "start" and element.tag in DROPPED:
                steps.skip_subtree()
            elif event == "start":
                self.enter(element)
            else:
                self.leave(element)
        self.writer.close_block()

    def enter(self, element: _Element) -> None:
        """Open what an element opens: furniture, a table, a list, a block."""
        tag = str(element.tag)
        if tag in BLOCKS or stands_apart(element):
            self.open_block(element, tag)
        elif tag == "br" and self.table is None:
            self.writer.say("\n")
        elif tag == "br":
            self.writer.say_break()
        elif tag in ("td", "th") and self.table is not None:
            self.writer.say("\t" * self.columns.open_cell(element))
        self.say(raised(element))

    def open_block(self, element: _Element, tag: str) -> None:
        """End the block before, note furniture and tables, write the number of a list item."""
        self.end_block(tag)
        if self.furniture is None:
            self.writer.furniture = kind_of_furniture(element)
            self.furniture = element if self.writer.furniture else None
        if tag == "table" and self.table is None and is_plain_table(element):
            self.table, self.columns = element, TableColumns()
        if tag == "tr":
            self.columns.open_row()
        elif tag == "pre" and self.kept is None:
            self.kept = element
        elif tag == "ol":
            self.labels.update(number_items(element))
        elif tag == "li" and element in self.labels:
            self.writer.say_label(self.labels.pop(element))

    def leave(self, element: _Element) -> None:
        """Close what an element opened and write what follows it."""
        tag = str(element.tag)
        if tag in BLOCKS or element is self.furniture:
            self.end_block(tag)
            if tag == "li":
                self.writer.forget_labels()
        if element is self.table:
            self.table = None
        if element is self.kept:
            self.kept = None
        if element is self.furniture:
            self.furniture = self.writer.furniture = None
        self.say(element.tail)

    def end_block(self, tag: str) -> None:
        """Close the open block; within a row of a plain table only the row ends it."""
        if self.table is None or tag in ("tr", "table", "caption"):
            self.writer.close_block(keep_lines=self.kept is not None)
        else:
            self.writer.say_break()

    def say(self, words: str | None) -> None:
        """Write words, their white space made single spaces unless it is kept."""
        if words:
            self.writer.say(words if self.kept is not None else SPACES.sub(" ", words))
