"""One figure for many commitments, and the file of everything that went into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from compromiso.register.selectors.rolled_up import (
    EQUAL,
    WAYS,
    WEIGHTS,
    Rolled,
    components_of,
    rolled_up,
)
from compromiso.register.selectors.rolled_up import Asked as Wanted
from compromiso.web.pages.assessments.asked import Asked, asked_facts, asked_of
from compromiso.web.ui.grades import figure
from compromiso.web.ui.sent import page_of
from compromiso.web.ui.tables import csv_stream
from compromiso.web.ui.telling import name_country, name_theme

PAGE_SIZE: Final = 100
"""So many figures stand on a page; the file of components holds them all."""


@dataclass(frozen=True, slots=True)
class Row:
    """A document, theme, State or line: its figure, how much is known, what it rests on."""

    id: str
    name: str
    figure: str
    value: float
    known: float
    components: int


def roll_facts(said: QueryDict) -> dict[str, Any]:
    """Give the figure of every document, theme, State or line."""
    asked, way, weights = asked_of(said), _way(said), _weights(said)
    valued = any(grade.value is not None for grade in asked.scale.grades)
    rolled = rolled_up(Wanted(asked.scale, asked.by, way, weights)) if valued else []
    pages = max(1, -(-len(rolled) // PAGE_SIZE))
    page = page_of(said.get("page"), pages)
    shown = rolled[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return {
        **asked_facts(asked, "roll-up"),
        "valued": valued,
        "way": way,
        "weights": weights,
        "kept": {"way": way, "weights": weights},
        "rows": [_row(asked, way, one) for one in shown],
        "page": page,
        "pages": pages,
        "before": page - 1,
        "after": page + 1,
        "low": min((g.value for g in asked.scale.grades if g.value is not None), default=0),
        "high": max((g.value for g in asked.scale.grades if g.value is not None), default=0),
    }


def _way(said: QueryDict) -> str:
    told = said.get("way", "")
    return told if told in WAYS else WAYS[0]


def _weights(said: QueryDict) -> str:
    told = said.get("weights", "")
    return told if told in WEIGHTS else EQUAL


def _row(asked: Asked, way: str, one: Rolled) -> Row:
    known = (one.value, one.known, one.components)
    return Row(one.id, name_of(way, one), figure(asked.scale, one.value), *known)


def name_of(way: str, one: Rolled) -> str:
    """Name a document, theme, State or line."""
    if way == "state":
        return name_country(one.id)
    return name_theme(one.id) if way == "theme" else one.name


def components_file(said: QueryDict) -> HttpResponseBase:
    """Give every component of every figure: its value, its weight, the share it makes."""
    asked, way = asked_of(said), _way(said)
    wanted = Wanted(asked.scale, asked.by, way, _weights(said))
    return csv_stream("components", _components(wanted, rolled_up(wanted)))


def _components(wanted: Wanted, rolled: list[Rolled]) -> Iterator[list[Any]]:
    head = [_("Rolled up"), _("Figure"), _("Known share"), _("Component")]
    yield [*head, _("Value"), _("Weight"), _("Share")]
    for one in rolled:
        whole = [name_of(wanted.way, one), one.value, one.known]
        for part, share in components_of(wanted, one):
            yield [*whole, part.name, part.value, part.weight, share]
