"""Which parts of a web page are furniture: menus, footers, and what is never shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

DROPPED = frozenset(
    {"head", "script", "style", "template", "noscript", "svg", "iframe", "object", "canvas"}
)
CONTENT = frozenset(["article", "main", "section", "blockquote"])
ROLES = {"navigation": "navigation", "search": "navigation", "contentinfo": "footer"}
TAGS = {"nav": "navigation", "select": "navigation", "footer": "footer"}
MENU = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|sidebar|skip|pager)(?:$|[\s_-])"
)
NOTES = re.compile(r"(?:^|[\s_-])(?:foot|end)-?notes?(?:$|[\s_-])")
NOTE_ROLES = frozenset({"doc-endnotes", "doc-footnote", "doc-endnote"})
BANNER = re.compile(r"cookie|consent|gdpr|rgpd")
LONGEST_BANNER = 3_000
SKIP = re.compile(r"(?:^|[\s_-])skip(?:$|[\s_-])")
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
UNSEEN = frozenset({"sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden"})
BLOCK_CELL = frozenset({"table", "h1", "h2", "h3", "h4", "article", "section", "main"})


def kind_of_furniture(element: _Element) -> str | None:
    """Give the artefact kind of a piece of page furniture, or None for what is to be read."""
    if is_hidden(element):
        return "hidden"
    if is_notes(element):
        return "footnote"
    kind = TAGS.get(str(element.tag)) or ROLES.get(element.get("role", ""))
    if kind == "footer":
        return None if is_within_content(element) else kind
    if kind is not None:
        return kind
    return "navigation" if is_menu(element) or is_beside(element) else None


def is_hidden(element: _Element) -> bool:
    """Say whether a browser does not show an element."""
    hidden = element.get("hidden")
    return (
        (hidden is not None and hidden != "until-found")
        or HIDING.search(element.get("style", "").lower()) is not None
        or not UNSEEN.isdisjoint(element.get("class", "").split())
    )


def is_notes(element: _Element) -> bool:
    """Say whether an element holds the notes at the foot or end of a text."""
    return element.get("role") in NOTE_ROLES or NOTES.search(_names(element)) is not None


def is_beside(element: _Element) -> bool:
    """Say whether an element stands beside the text of a page: an aside, a banner, a skip link."""
    if is_skip_link(element):
        return True
    if is_within_content(element):
        return False
    if element.tag == "aside" or element.get("role") == "complementary":
        return True
    return BANNER.search(_names(element)) is not None and _characters(element) < LONGEST_BANNER


def is_skip_link(element: _Element) -> bool:
    """Say whether an element is a link that jumps over the menus of a page."""
    to = element.get("href", "")
    return element.tag == "a" and to.startswith("#") and bool(SKIP.search(_names(element)))


def stands_apart(element: _Element) -> bool:
    """Say whether a piece within a line is none of it: a skip link, words that are hidden."""
    return is_skip_link(element) or (element.tag == "span" and is_hidden(element))


def _names(element: _Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}".lower()


def is_menu(element: _Element) -> bool:
    """Say whether an element is named or placed like a menu and is made mostly of links."""
    if element.tag == "header" or element.get("role") == "banner":
        return not is_within_content(element) and is_mostly_links(element)
    return bool(MENU.search(_names(element))) and is_mostly_links(element)


def is_within_content(element: _Element) -> bool:
    """Say whether an element stands in an article, a section or the main part of a page."""
    return any(above.tag in CONTENT for above in element.iterancestors())


def is_mostly_links(element: _Element) -> bool:
    """Say whether at least half of the characters of an element are in links."""
    linked = sum(_characters(link) for link in element.iter("a"))
    return linked > 0 and 2 * linked >= _characters(element)


def is_plain_table(table: _Element) -> bool:
    """Say whether a table holds values in columns, and not the layout of a page."""
    if table.get("role") in ("presentation", "none"):
        return False
    if any(inside is not table and inside.tag in BLOCK_CELL for inside in table.iter(*BLOCK_CELL)):
        return False
    return any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in table.iter("tr"))


def _characters(element: _Element) -> int:
    return sum(len("".join(text.split())) for text in map(str, element.itertext()))
