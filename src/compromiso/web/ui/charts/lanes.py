"""Kinds of events by year: one lane a kind, a disc as large as the year was busy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from compromiso.web.ui.charts.svg import drawing

LEFT: Final = 110
DOWN: Final = 52
WIDE: Final = 960
LARGEST: Final = 17


def lanes(
    title: str,
    names: Sequence[tuple[str, str]],
    years: Sequence[int],
    counts: Mapping[tuple[str, int], int],
    links: Mapping[int, str],
) -> SafeString:
    """Draw lanes; each year with anything in it leads to what happened in it."""
    step = (WIDE - LEFT) / max(len(years), 1)
    most = max(counts.values(), default=1)
    heads = format_html_join("", "{}", ((_lane(n, name),) for n, (_kind, name) in enumerate(names)))
    body = [heads]
    for place, year in enumerate(years):
        x = LEFT + step * (place + 0.5)
        told = [(n, counts.get((kind, year), 0)) for n, (kind, _name) in enumerate(names)]
        body.append(_year(year, x, told, most, links.get(year, ""), step))
    body.append(_axis(years, step, len(names)))
    whole = format_html_join("", "{}", ((part,) for part in body))
    return drawing("lanes", whole, WIDE, DOWN * len(names) + 30, title)


def _lane(number: int, name: str) -> SafeString:
    y = DOWN * number + DOWN / 2
    told = (
        '<text x="0" y="{}" font-size="14" fill="var(--ink)">{}</text>'
        '<line x1="{}" x2="{}" y1="{}" y2="{}" stroke="var(--rule)"/>'
    )
    return format_html(told, y + 5, name, LEFT, WIDE, y, y)


def _year(
    year: int, x: float, told: Sequence[tuple[int, int]], most: int, href: str, step: float
) -> SafeString:
    size = min(LARGEST, step / 2 - 1)
    discs = format_html_join(
        "",
        '<circle cx="{}" cy="{}" r="{}" fill="var(--accent)" fill-opacity=".8"/>',
        (
            (_at(x), DOWN * n + DOWN / 2, _at(max(2.5, size * sqrt(count / most))))
            for n, count in told
            if count
        ),
    )
    if not any(count for _n, count in told):
        return SafeString("")
    hit = format_html(
        '<rect x="{}" y="0" width="{}" height="{}" fill="none" pointer-events="all"/>',
        _at(x - step / 2), _at(step), DOWN * len(told),
    )  # fmt: skip
    label = f"{year}: {sum(count for _n, count in told)}"
    return format_html(
        '<a href="{}" aria-label="{}"><title>{}</title>{}{}</a>', href, label, label, discs, hit
    )


def _axis(years: Sequence[int], step: float, count: int) -> SafeString:
    every = max(1, round(46 / step)) if step else 1
    told = '<text x="{}" y="{}" font-size="12" text-anchor="middle" fill="var(--soft)">{}</text>'
    places = (
        (_at(LEFT + step * (n + 0.5)), DOWN * count + 22, year)
        for n, year in enumerate(years)
        if n % every == 0
    )
    return format_html_join("", told, places)


def _at(place: float) -> float:
    return round(place, 1)
