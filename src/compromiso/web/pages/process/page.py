"""What the timeline of the process is filled with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from compromiso.register.selectors.process import LANES, MOST, events_of, years
from compromiso.web.ui.charts.lanes import lanes
from compromiso.web.ui.charts.svg import standalone
from compromiso.web.ui.sent import at_least
from compromiso.web.ui.tables import csv_file, svg_file


def lane_names() -> list[tuple[str, str]]:
    """Name the lanes."""
    named = (pgettext("timeline", "Meetings"), pgettext("timeline", "Texts"))
    told = (pgettext("timeline", "Reports"), pgettext("timeline", "Claims"))
    return list(zip(LANES, (*named, *told), strict=True))


def timeline_facts(said: QueryDict) -> dict[str, Any]:
    """Give the lanes of all years and the events of the year chosen, else of the last."""
    found = years()
    busy = [year for year in found.years if any((k, year) in found.counts for k in LANES)]
    year = at_least(said.get("year"))
    chosen = year if year in busy else (busy[-1] if busy else 0)
    names = lane_names()
    links = {year: f"?year={year}#year" for year in busy}
    return {
        "section": "assessments",
        "tab": "timeline",
        "chart": lanes(_("The process year by year"), names, found.years, found.counts, links),
        "names": names,
        "table": [(year, [found.counts.get((kind, year), 0) for kind in LANES]) for year in busy],
        "year": chosen,
        "events": events_of(chosen) if chosen else [],
        "most": MOST,
        "cut": any(found.counts.get((kind, chosen), 0) > MOST for kind in LANES),
    }


def timeline_file(said: QueryDict, form: str) -> HttpResponse:
    """Give the lanes as a drawing, or the counts as a table."""
    facts = timeline_facts(said)
    if form == "svg":
        return svg_file("timeline", standalone(facts["chart"]))
    if form != "csv":
        raise Http404
    return csv_file("timeline", _rows(facts))


def _rows(facts: dict[str, Any]) -> Iterator[list[Any]]:
    yield [_("Year"), *(name for _kind, name in facts["names"])]
    for year, counts in facts["table"]:
        yield [year, *counts]
