"""A provision while its tree is being built."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from compromiso.model.provision import Span

UNRANKED = 99.0
"""The rank of what is no part of a text, nor a numbered heading."""
CONTAINERS = frozenset({"annex", "part", "title", "chapter", "section", "session", "goal"})


@dataclass(eq=False)
class Node:
    """A provision in the making: its pieces of text, its place, what it was taken for."""

    kind: str
    spans: list[Span]
    parent: Node | None
    label: str | None = None
    norm: str | None = None
    heading: str | None = None
    value: float = 0.0
    family: str = ""
    rank: float = UNRANKED
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()
    children: list[Node] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.children.append(self)

    @property
    def start(self) -> int:
        """Give where the provision's own text begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Give where the provision's own text ends."""
        return self.spans[-1][1]

    def extend(self, start: int, end: int, *, adjoining: bool) -> None:
        """Take in one more piece; a piece that adjoins the last is joined to it."""
        if adjoining:
            self.spans[-1] = (self.spans[-1][0], end)
        else:
            self.spans.append((start, end))


def let_go(nodes: Iterable[Node]) -> None:
    """Part parents from children once all is read: in rings they would outlive the reading."""
    for node in nodes:
        node.children.clear()
