"""When and by whom each instrument of a text was adopted, and the IRI that follows from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from compromiso.model.actor import Actor
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Span
from compromiso.model.structure import Structure
from compromiso.terms.actor_names import find_actors
from compromiso.terms.phrases import Words
from compromiso.text.meetings.dates import Dated, find_dates
from compromiso.text.structure.instruments import slug

TOLD_AT_ONCE = frozenset({"declaration", "memorandum", "agreement", "communique"})
"""Kinds whose first words tell when they were adopted; treaties open with other dates."""
MASTHEAD = 700
OPENING = 2
FRONT_DATE = re.compile(r"^(?:enactment_)?date:\s*['\"]?(\d{4}-\d\d-\d\d)", re.MULTILINE)


def date_instruments(text: str, structure: Structure) -> tuple[Instrument, ...]:
    """Give the instruments with the date and the bodies of their adoption, as far as they say.

    The date is looked for in the closing formula, the title, the lines above it, the front matter
    and the opening words, in this order; the last day counts where a meeting took several.
    """
    held = []
    before = 0
    for instrument in structure.instruments:
        zones = _zones(text, structure, instrument, before)
        bodies = _bodies(text, structure, instrument)
        held.append(_named(replace(instrument, date=_date(text, zones, instrument), bodies=bodies)))
        before = instrument.end
    return tuple(held)


def _zones(text: str, structure: Structure, instrument: Instrument, before: int) -> Iterator[Span]:
    own = [p for p in structure.provisions if p.instrument == instrument.id]
    for provision in reversed([p for p in own if p.kind == "conclusions"]):
        yield provision.start, provision.end
    yield from ((p.start, p.end) for p in own[:1] if p.kind == "title")
    if instrument.kind == "resolution":
        yield max(before, instrument.start - MASTHEAD), instrument.start
    if instrument.kind in TOLD_AT_ONCE:
        opening = [p for p in own if p.kind not in ("title", "recital")][:OPENING]
        yield from ((p.start, p.end) for p in opening)


def _date(text: str, zones: Iterator[Span], instrument: Instrument) -> str | None:
    for start, end in zones:
        for dated in find_dates(text, instrument.language, start, end):
            if _is_full(dated):
                return dated.last(None)
    front = FRONT_DATE.search(text, 0, 2000) if text.startswith("---") else None
    return front.group(1) if front is not None else None


def _is_full(dated: Dated) -> bool:
    return dated.year is not None and dated.day is not None


def _bodies(text: str, structure: Structure, instrument: Instrument) -> tuple[Actor, ...]:
    title = next((p for p in structure.provisions if p.instrument == instrument.id), None)
    if title is None or title.kind != "title":
        return ()
    found = find_actors(Words(text[title.start : title.end]), instrument.language)
    return tuple(dict.fromkeys(m.actor for m in found if not m.named.benefits))


def _named(instrument: Instrument) -> Instrument:
    author = next((b.id for b in instrument.bodies if b.kind in ("organisation", "body")), None)
    parts = (instrument.kind, author, instrument.date, slug(instrument.title, 4))
    iri = "/akn/un/statement/" + "/".join(part for part in parts if part)
    return replace(instrument, iri=iri)
