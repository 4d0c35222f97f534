"""What every drawing is made of: colours of the page, signs of the grades, and the file of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString

from compromiso.web.ui.shapes import SHAPES

HUES: Final[Mapping[str, str]] = {
    "fully": "good",
    "largely": "good",
    "partly": "warn",
    "started": "warn",
    "not-started": "bad",
    "contrary": "bad",
    "no-answer": "far",
}
"""The colour of each sign; all others are drawn in the quiet one."""
PAPER: Final[Mapping[str, str]] = {
    "--paper": "#fbf9f4", "--sheet": "#fffdf9", "--wash": "#f3efe5", "--ink": "#211e19",
    "--soft": "#5c564b", "--rule": "#ddd6c6", "--edge": "#857d6d", "--accent": "#1d4d79",
    "--good": "#2c6638", "--warn": "#8a4f00", "--bad": "#a12c26", "--far": "#5b4787",
    "--good-wash": "#dcebdc", "--warn-wash": "#f7e4c4", "--bad-wash": "#f6dad5",
    "--far-wash": "#e6e0f2",
}  # fmt: skip
"""The colours of the page in the light, for a drawing that leaves it."""
_COLOUR: Final = re.compile(r"var\((--[a-z-]+)\)")


def colour(shape: str) -> str:
    """Give the colour that a sign is drawn in."""
    return f"var(--{HUES[shape]})" if shape in HUES else "var(--soft)"


def wash(shape: str) -> str:
    """Give the tone behind a sign: none where nobody claimed anything."""
    if shape == "unclaimed":
        return "none"
    return f"var(--{HUES[shape]}-wash)" if shape in HUES else "var(--wash)"


def sign(shape: str, x: float, y: float, size: float) -> SafeString:
    """Draw the sign of a grade, its upper left corner at a place."""
    ink = colour(shape)
    placed = '<g transform="translate({} {}) scale({})" fill="{}" stroke="{}" stroke-width="1.3">'
    opened = format_html(placed, x, y, size / 10, ink, ink)
    return opened + SafeString(SHAPES[shape]) + SafeString("</g>")


def drawing(name: str, body: SafeString, width: float, height: float, title: str) -> SafeString:
    """Give a drawing to stand in a page; `name` is its class, `title` what it shows."""
    frame = (
        '<svg class="chart {}" viewBox="0 0 {} {}" role="group" aria-label="{}">'
        "<title>{}</title>{}</svg>"
    )
    return format_html(frame, name, width, height, title, title, body)


def standalone(picture: str) -> str:
    """Give a drawing as a file of its own: the colours of paper, no links that lead nowhere."""
    coloured = _COLOUR.sub(lambda found: PAPER[found[1]], picture)
    unlinked = re.sub(r"<a [^>]*>", "<g>", coloured).replace("</a>", "</g>")
    frame = '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" '
    return unlinked.replace("<svg ", frame, 1)
