"""What the named styles of a document say about numbering, contents lines and language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compromiso.terms.loading import LANGUAGES
from compromiso.text.reading.docx.markup import attribute, child, is_on, value, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


MOST_STYLES: Final = 30


@dataclass(frozen=True, slots=True)
class Style:
    """A named style: the one it is based on, the list and the level that it sets."""

    id: str
    name: str
    based_on: str | None
    list_id: int | None
    level: int | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in the lists of a document: list, level, naming style."""

    list_id: int
    level: int | None
    style: str | None


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: _Element | None) -> None:
        self.by_id: dict[str, Style] = {}
        self.usual: str | None = None
        self.language = _language(root)
        for element in () if root is None else root.iterfind("{*}style"):
            style = _style(element)
            self.by_id[style.id] = style
            if attribute(element, "type") == "paragraph" and attribute(element, "default") == "1":
                self.usual = style.id

    def chain(self, style_id: str | None) -> Iterator[Style]:
        """Yield a style and those it is based on, nearest first, as far as any document goes."""
        at = style_id or self.usual
        for _ in range(MOST_STYLES):
            if at is None or at not in self.by_id:
                return
            yield self.by_id[at]
            at = self.by_id[at].based_on

    def is_contents(self, style_id: str | None) -> bool:
        """Say whether lines of a style belong to a table of contents."""
        return any(
            style.name.startswith(("toc ", "table of ")) and style.name != "toc heading"
            for style in self.chain(style_id)
        )

    def is_hidden(self, style_id: str | None) -> bool:
        """Say whether words of a style are not shown."""
        return style_id is not None and any(style.hidden for style in self.chain(style_id))

    def place_of(self, properties: _Element | None) -> Place | None:
        """Give the list and level of a paragraph from its own properties, else from its style."""
        style_id = value(properties, "pStyle")
        list_id, level = _numbering(properties)
        if list_id is not None:
            return Place(list_id, level, None) if list_id else None
        for style in self.chain(style_id):
            level = style.level if level is None else level
            if style.list_id is not None:
                return Place(style.list_id, level, style.id) if style.list_id else None
        return None


def _style(element: _Element) -> Style:
    list_id, level = _numbering(child(element, "pPr"))
    return Style(
        attribute(element, "styleId") or "",
        (value(element, "name") or "").lower(),
        value(element, "basedOn"),
        list_id,
        level,
        is_on(element, "rPr/vanish"),
    )


def _numbering(properties: _Element | None) -> tuple[int | None, int | None]:
    list_id, level = value(properties, "numPr/numId"), value(properties, "numPr/ilvl")
    return (
        None if list_id is None else whole(list_id, 0),
        None if level is None else whole(level, 0),
    )


def _language(root: _Element | None) -> str:
    """Give the language that the whole document is set in, which its ordinals follow."""
    named = value(root, "docDefaults/rPrDefault/rPr/lang") or ""
    return named[:2].lower() if named[:2].lower() in LANGUAGES else LANGUAGES[0]
