"""A table of signs or numbers as a drawing: to be taken away, the page has the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from compromiso.web.ui.charts.svg import drawing, sign, wash

LEFT: Final = 190
TOP: Final = 170
ACROSS: Final = 44
DOWN: Final = 28
LETTERS: Final = 26

Cell = tuple[str, str]
"""A sign (empty: none) and a number or word beside it."""


def grid(
    title: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]]
) -> SafeString:
    """Draw rows of signs under slanted heads."""
    heads = format_html_join("", "{}", ((_head(n, name),) for n, name in enumerate(columns)))
    lines = format_html_join("", "{}", ((_row(n, *row),) for n, row in enumerate(rows)))
    width, height = LEFT + ACROSS * len(columns) + 90, TOP + DOWN * len(rows) + 8
    return drawing("grid", heads + lines, width, height, title)


def _head(number: int, name: str) -> SafeString:
    x = LEFT + ACROSS * number + ACROSS / 2
    told = (
        '<text transform="translate({} {}) rotate(-55)" font-size="12" fill="var(--ink)">{}</text>'
    )
    return format_html(told, x, TOP - 8, _short(name))


def _row(number: int, name: str, cells: Sequence[Cell]) -> SafeString:
    y = TOP + DOWN * number
    label = '<text x="0" y="{}" font-size="13" fill="var(--ink)">{}</text>{}'
    drawn = format_html_join("", "{}", ((_cell(n, y, *cell),) for n, cell in enumerate(cells)))
    return format_html(label, y + 18, _short(name), drawn)


def _cell(number: int, y: float, shape: str, words: str) -> SafeString:
    x = LEFT + ACROSS * number
    box = '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="var(--rule)"/>'
    tone = wash(shape) if shape else "none"
    drawn = format_html(box, x, y, ACROSS - 2, DOWN - 2, tone)
    if shape:
        return drawn + sign(shape, x + ACROSS / 2 - 8, y + 6, 14)
    told = '<text x="{}" y="{}" font-size="12" text-anchor="middle" fill="var(--ink)">{}</text>'
    return drawn + format_html(told, x + ACROSS / 2 - 1, y + 18, words)


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1].rstrip()}…"
