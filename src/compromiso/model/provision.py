"""An addressable part of an instrument (Akoma Ntoso hierarchy, eId)."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.filled_at_once import filled_at_once
from compromiso.model.page_map import Box

Span = tuple[int, int]
Path = tuple[str, ...]


@filled_at_once
@dataclass(frozen=True, slots=True)
class ProvisionRef:
    """Names one provision of one instrument."""

    instrument: str
    eid: str


@filled_at_once
@dataclass(frozen=True, slots=True)
class Provision:
    """A provision and where it stands.

    `path` holds the normalised labels from the root of the instrument; an unlabelled
    provision carries the path of its nearest labelled ancestor and `label` None. `start` and
    `end` bound the provision's own text, printed label included; `spans` are its pieces when
    page furniture cuts it; `subtree_end` includes its children. `page` is the one it begins on,
    counted from 1, and `boxes` frame its own text: one for each page and column that it stands on,
    as page, left, top, right and bottom in points from the upper left corner. `confidence` is 0
    to 1, from the margin to the second-best reading; `alternatives` are the labels it lost to,
    best first.
    """

    instrument: str
    eid: str
    path: Path
    label: str | None
    label_norm: str | None
    kind: str
    heading: str | None
    start: int
    end: int
    subtree_end: int
    spans: tuple[Span, ...]
    page: int | None = None
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()

    @property
    def ref(self) -> ProvisionRef:
        """Give the reference by which other records name this provision."""
        return ProvisionRef(self.instrument, self.eid)
