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
BLOCK_CELL = frozenset({"table", "h1", "h2", "h3", "h4", "article", "section", "main"})


def kind_of_furniture(element: _Element) -> str | None:
    """Give the artefact kind of a piece of page furniture, or None for what is to be read."""
    kind = TAGS.get(str(element.tag)) or ROLES.get(element.get("role", ""))
    if kind == "footer":
        return None if is_within_content(element) else kind
    if kind is not None:
        return kind
    return "navigation" if is_menu(element) else None


def is_menu(element: _Element) -> bool:
    """Say whether an element is named or placed like a menu and is made mostly of links."""
    if element.tag == "header" or element.get("role") == "banner":
        return not is_within_content(element) and is_mostly_links(element)
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return bool(MENU.search(names)) and is_mostly_links(element)


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
