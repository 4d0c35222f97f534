"""Text of the file that belongs to no provision."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.model.filled_at_once import filled_at_once


@filled_at_once
@dataclass(frozen=True, slots=True)
class Artefact:
    """A piece of the file that is page furniture or markup: kept, shown grey, never read.

    `kind`: `cover`, `toc`, `running_head`, `page_number`, `table_header`, `navigation`,
    `footer`, `footnote`, `flag`, `hidden` (words that a web page does not show) or `marker` (a
    list dash, a bold mark).
    """

    kind: str
    start: int
    end: int
