"""The map of States and the table of the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from compromiso.register.selectors.assessed import by_state
from compromiso.web.pages.assessments.asked import asked_facts, asked_of
from compromiso.web.ui.charts.svg import standalone
from compromiso.web.ui.charts.tiles import Tile, tile_map
from compromiso.web.ui.grades import told_summary
from compromiso.web.ui.member_states import member_states
from compromiso.web.ui.tables import csv_file, svg_file
from compromiso.web.ui.telling import name_country


def map_facts(said: QueryDict) -> dict[str, Any]:
    """Give every State of the process with its grade, as tiles and as rows."""
    asked = asked_of(said)
    found = by_state(asked.scale, asked.by)
    tiles = [
        Tile(
            code,
            name_country(code),
            f"{reverse('state', args=[code])}?{asked.query}",
            *place,
            told_summary(asked.scale, found.get(code)),
        )
        for code, place in member_states().items()
    ]
    facts = asked_facts(asked, "assessments")
    title = _("States of the process on the scale “%(scale)s”") % {"scale": facts["scale_name"]}
    return {
        **facts,
        "tiles": sorted(tiles, key=lambda tile: tile.name),
        "map": tile_map(tiles, title),
        "anything": bool(found),
    }


def map_file(said: QueryDict, form: str) -> HttpResponse:
    """Give the map as a drawing or as a table."""
    facts = map_facts(said)
    if form == "svg":
        return svg_file("states", standalone(facts["map"]))
    return csv_file("states", _rows(facts))


def _rows(facts: dict[str, Any]) -> Iterator[list[Any]]:
    yield [_("Code"), _("State"), facts["scale_name"], _("Mean"), _("Claims graded")]
    for tile in facts["tiles"]:
        yield [tile.code, tile.name, tile.told.word, tile.told.figure, tile.told.part]
