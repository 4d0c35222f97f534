"""What kind of provision a label opens, and in which part of the text it stands."""

from __future__ import annotations

from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.node import CONTAINERS, Node
from compromiso.text.structure.wording import HEADED_LIST

SECTIONED = {"provision": "section", "end": "section"}
"""Containers that are sections of an instrument by another name."""


def containing(node: Node | None) -> Node | None:
    """Give the part of the text, or the numbered heading, that a node stands in."""
    while node is not None and not (node.kind in CONTAINERS or node.rank <= HEADED_LIST):
        node = node.parent
    return node


def kind_of_node(candidate: Candidate, parent: Node | None, family: str) -> str:
    """Give the kind of the provision that a label opens under a node."""
    if candidate.container is not None:
        return SECTIONED.get(candidate.container, candidate.container)
    if candidate.dotted:
        return "paragraph" if len(candidate.dotted) == 2 else "subparagraph"
    if candidate.heading and candidate.rank is not None:
        return "section"
    if family == "pp":
        return "recital"
    numbered = family in ("num", "ord", "card", "op")
    if parent is None or parent.rank <= 10:
        return "paragraph" if numbered else "point"
    return "point" if parent.kind in ("paragraph", "subparagraph") else "subpoint"
