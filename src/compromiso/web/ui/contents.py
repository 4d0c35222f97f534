"""The contents of a document as a tree: headings and labelled points, with marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

SHORT = 4
"""A label of so few characters can stand in a row with its neighbours."""
WORDS = 56
"""So many characters of a provision's words stand in the contents."""


@dataclass(slots=True)
class Entry:
    """A line of the contents; `state` is `uncited`, `waits` or `doubt` where that is so."""

    label: str
    words: str
    anchor: str
    url_path: str
    state: str = ""
    entries: list[Entry] = field(default_factory=list)

    @property
    def is_row(self) -> bool:
        """Say whether everything below is short points that can stand in one row."""
        return bool(self.entries) and all(
            e.label and len(e.label) <= SHORT and not e.entries for e in self.entries
        )


def contents(
    views: Sequence[Any], doubted: Iterable[Any] = (), *, cited: bool = False
) -> list[Entry]:
    """Build the tree of what has a label or is a heading, in document order.

    `doubted` are positions of issues; with `cited`, points that nothing cites are marked.
    """
    spots = sorted(doubted)
    roots: list[Entry] = []
    open_: list[tuple[int, Entry]] = []
    for view in views:
        held = view.provision
        while open_ and open_[-1][0] <= held.start:
            open_.pop()
        if held.kind == "title" or (held.label is None and not held.heading):
            continue
        entry = Entry(*_told(view), held.eid, held.url_path, _state(view, spots, cited=cited))
        (open_[-1][1].entries if open_ else roots).append(entry)
        open_.append((held.subtree_end, entry))
    return roots


def _told(view: Any) -> tuple[str, str]:
    held = view.provision
    label = (held.label_norm or held.label or "").strip()
    words = (held.heading or view.words[len(held.label or "") :]).split("\n")[0].strip(" .)-–\t")
    return label, shortened(words)


def shortened(words: str) -> str:
    """Cut words that are too long for the contents between two of them."""
    return words if len(words) <= WORDS else f"{words[:WORDS].rsplit(' ', 1)[0]}\u00a0…"


def _state(view: Any, spots: Sequence[int], *, cited: bool) -> str:
    held = view.provision
    if any(held.start <= spot < held.end for spot in spots):
        return "doubt"
    if any(
        c.status not in {"resolved", "external"} and c.state == "proposed" for c in view.citations
    ):
        return "doubt"
    if cited and held.label and not view.citations_in:
        return "uncited"
    return "waits" if any(c.state == "proposed" for c in view.commitments) else ""
