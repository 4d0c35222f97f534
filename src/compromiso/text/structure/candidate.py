"""A line that may open a numbered provision."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.text.structure.enumerators import Reading

TEXT_COST = 3.0


@dataclass(slots=True)
class Candidate:
    """A line that may open a numbered provision.

    `at` is the index of the line; `label` is printed up to `label_end` (code point); `rank` is set
    for containers and for numbered headings; `text_cost` is what it costs to read the line as
    running text; `joker` says that a glyph of the label may be anything; `floor` that the label
    closes every list down to the article, as "§ 2" does.
    """

    at: int
    label: str
    label_end: int
    readings: tuple[Reading, ...]
    container: str | None = None
    rank: float | None = None
    heading: bool = False
    text_cost: float = TEXT_COST
    label_cost: float = 0.0
    prompted: bool = False
    after_heading: bool = False
    joker: bool = False
    dotted: tuple[str, ...] = ()
    floor: bool = False
