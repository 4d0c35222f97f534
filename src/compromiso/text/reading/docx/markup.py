"""The elements of a Word document by short names, whichever edition of the standard they follow."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

SPACES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
"""The namespaces that are read, the later edition of the standard beside the earlier one."""

WORD: Final = tuple(f"{{{space}}}" for space, short in SPACES.items() if short == "w")
RELATION: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)
OFF: Final = frozenset({"0", "false", "off"})


@lru_cache(maxsize=2048)
def short(tag: str) -> str:
    """Give the short name of a tag, as `w:p`, or nothing for what is not read."""
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    space = SPACES.get(namespace)
    return f"{space}:{name}" if space else ""


def name_of(element: _Element) -> str:
    """Give the short name of an element, as `w:p`, or nothing for what is not read."""
    return short(element.tag)


def attribute(element: _Element, name: str) -> str | None:
    """Give an attribute of a Word element, or None."""
    for space in WORD:
        found = element.get(f"{space}{name}")
        if found is not None:
            return found
    return element.get(name)


def child(element: _Element | None, path: str) -> _Element | None:
    """Give what stands at a path of names under an element (`pPr/numPr`), or None."""
    if element is None:
        return None
    return element.find("/".join(f"{{*}}{name}" for name in path.split("/")))


def value(element: _Element | None, path: str) -> str | None:
    """Give the `val` of what stands at a path under an element, or None."""
    found = child(element, path)
    return None if found is None else attribute(found, "val")


def whole(written: str | None, otherwise: int) -> int:
    """Give a number as written in an attribute, or another where none is."""
    if written is None:
        return otherwise
    try:
        return max(-(10**6), min(int(written[:12]), 10**6))
    except ValueError:
        return otherwise


def is_on(element: _Element | None, path: str) -> bool:
    """Say whether a switch under an element is there and not turned off."""
    found = child(element, path)
    return found is not None and attribute(found, "val") not in OFF
