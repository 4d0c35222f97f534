"""Elements of Akoma Ntoso, and characters that XML can carry."""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN: Final = "urn:x-compromiso:1"
"""The namespace of what Akoma Ntoso has no attribute for: spans, statuses, confidence."""

NAMES: Final[dict[Any, str]] = {None: AKN, "compromiso": OWN}

UNSAID = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SPACE = re.compile(r"\s+")


def element(tag: str, /, **attributes: str) -> etree._Element:
    """Make an element of Akoma Ntoso."""
    made = etree.Element(f"{{{AKN}}}{tag}", nsmap=NAMES)
    for key, value in attributes.items():
        made.set(key, sayable(value))
    return made


def add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """Make an element of Akoma Ntoso as the last child of `parent`."""
    child = element(tag, **attributes)
    parent.append(child)
    return child


def mark(marked: etree._Element, key: str, value: str) -> None:
    """Set an attribute of our own namespace, unless there is nothing to say."""
    if value:
        marked.set(f"{{{OWN}}}{key}", sayable(value))


def sayable(text: str) -> str:
    """Give the text without the characters that XML cannot carry."""
    return UNSAID.sub(" ", text)


def one_line(text: str) -> str:
    """Give the text with every run of white space as one space, ends kept."""
    return SPACE.sub(" ", sayable(text))


def no_space(identifier: str) -> str:
    """Give an identifier that the schema accepts as an eId."""
    return SPACE.sub("-", sayable(identifier).strip()) or "nn"
