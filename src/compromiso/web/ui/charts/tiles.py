"""A map of States as tiles of one size: name, sign, word; each leads to the State's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from compromiso.web.ui.charts.svg import colour, drawing, sign, wash
from compromiso.web.ui.grades import Told

WIDTH: Final = 128
HEIGHT: Final = 100
GAP: Final = 8
LETTERS: Final = 16


@dataclass(frozen=True, slots=True)
class Tile:
    """A State: where its tile stands, its name, its page and its grade."""

    code: str
    name: str
    href: str
    column: int
    row: int
    told: Told

    @property
    def said(self) -> str:
        """Say the tile in one line."""
        return f"{self.name}: {self.told.word}"


def tile_map(tiles: Iterable[Tile], title: str) -> SafeString:
    """Draw the map."""
    held = sorted(tiles, key=lambda tile: (tile.row, tile.column))
    columns = 1 + max((tile.column for tile in held), default=0)
    rows = 1 + max((tile.row for tile in held), default=0)
    body = format_html_join("", "{}", ((_tile(tile),) for tile in held))
    width, height = columns * (WIDTH + GAP) - GAP, rows * (HEIGHT + GAP) - GAP
    return drawing("tile-map", body, width, height, title)


def _tile(tile: Tile) -> SafeString:
    x, y = tile.column * (WIDTH + GAP), tile.row * (HEIGHT + GAP)
    dash = "4 4" if tile.told.shape == "unclaimed" else "none"
    return format_html(
        '<a href="{}" aria-label="{}"><title>{}</title>'
        '<rect x="{}" y="{}" width="{}" height="{}" rx="6" fill="{}" stroke="{}"'
        ' stroke-dasharray="{}"/>{}{}{}{}</a>',
        tile.href,
        tile.said,
        tile.said,
        *(x + 1, y + 1, WIDTH - 2, HEIGHT - 2, wash(tile.told.shape)),
        *(_edge(tile.told.shape), dash),
        sign(tile.told.shape, x + 10, y + 46, 16),
        _lines("tile-name", wrap(tile.name, LETTERS)[:2], x + 10, y + 20),
        _lines("tile-word", wrap(tile.told.word, LETTERS - 3)[:3], x + 32, y + 58),
        _code(tile, x, y),
    )


def _edge(shape: str) -> str:
    return "var(--edge)" if shape == "unclaimed" else colour(shape)


def _lines(name: str, lines: Iterable[str], x: float, y: float) -> SafeString:
    weight = "600" if name == "tile-name" else "400"
    told = (
        '<text class="{}" x="{}" y="{}" font-size="13" font-weight="{}" fill="var(--ink)">{}</text>'
    )
    places = ((name, x, y + 15 * n, weight, line) for n, line in enumerate(lines))
    return format_html_join("", told, places)


def _code(tile: Tile, x: float, y: float) -> SafeString:
    """Write the two letters that stand for the name where the map is small."""
    told = '<text class="tile-code" x="{}" y="{}" font-size="34" fill="var(--ink)">{}</text>{}'
    big = format_html('<g class="tile-code">{}</g>', sign(tile.told.shape, x + 70, y + 32, 36))
    return format_html(told, x + 12, y + 62, tile.code.upper(), big)
