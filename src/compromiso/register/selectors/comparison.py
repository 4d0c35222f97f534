"""Two instruments side by side: which provisions answer to each other, and which stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from compromiso.register import models
from compromiso.register.selectors import tallies
from compromiso.register.selectors.document import instrument
from compromiso.register.selectors.dossiers import dossier_of
from compromiso.text.alignment.align import DOUBTFUL, align
from compromiso.text.alignment.alignment import InstrumentPair, NamedAlone, Row

SAME: Final = 0.3
"""How sure it must be that two instruments are one in two texts for them to be laid together."""
Laid = Mapping[str, Any]
"""What came of laying two instruments together, as it is kept: `is_paired` and the `rows`."""


class LaidRow(NamedTuple):
    """A line of both texts: the order of the provision on each side, and how the two differ.

    `state` is empty where they agree, else `alone`, `named`, `renumbered` or `doubtful`; the names
    are those that only this side has.
    """

    one: int | None
    other: int | None
    state: str
    names_one: Sequence[str]
    names_other: Sequence[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two instruments and their lines; `is_paired` is false where they are not one in two texts."""

    one: models.Instrument
    other: models.Instrument
    is_paired: bool
    rows: tuple[LaidRow, ...]


def laid(one: models.Instrument, other: models.Instrument) -> Laid:
    """Lay two instruments side by side as they were read; the longer they are, the longer it takes.

    A thousand provisions of each take about a second.
    """
    ours, theirs = dossier_of(one.source), dossier_of(other.source)
    wanted = (one.ref, other.ref)
    held = (p for p in align(ours, theirs).instruments if (p.one.id, p.other.id) == wanted)
    found = next(held, None)
    if found is None or found.confidence < SAME:
        return {"is_paired": False, "rows": []}
    return {"is_paired": True, "rows": _rows(found, _orders(one), _orders(other))}


def comparisons_of(one: models.Source, other: models.Source) -> Iterator[Comparison]:
    """Yield the instruments that two files hold in two texts, each laid beside the other."""
    ours, theirs = (dict(each.instruments.values_list("ref", "id")) for each in (one, other))
    held = models.Instrument.objects.select_related("source").in_bulk
    for found in align(dossier_of(one), dossier_of(other)).instruments:
        if found.confidence >= SAME:
            here, there = ours[found.one.id], theirs[found.other.id]
            works = held([here, there])
            rows = _rows(found, _orders(works[here]), _orders(works[there]))
            yield Comparison(works[here], works[there], True, tuple(rows))


def comparison(one: models.Instrument, other: models.Instrument, told: Laid) -> Comparison:
    """Give two instruments with what came of laying them together."""
    rows = tuple(LaidRow(*row) for row in told["rows"])
    return Comparison(one, other, bool(told["is_paired"]), rows)


def provisions_at(
    found: models.Instrument, orders: Sequence[int]
) -> Mapping[int, models.Provision]:
    """Give the provisions of an instrument that stand at some places of its file."""
    held = models.Provision.objects.filter(source=found.source_id, order__in=list(orders))
    return {one.order: one for one in held}


def length_of(*found: models.Instrument) -> int:
    """Say how many provisions the files of some instruments hold together."""
    counts = tallies.held([one.source_id for one in found])
    return sum(one.get("held", {}).get("provision", 0) for one in counts.values())


def reading_of(found: models.Instrument) -> str:
    """Name the last reading of an instrument's file: with another, it is laid together anew."""
    said = models.LedgerEntry.objects.filter(source_id=found.source_id).order_by("-seq")
    entries = said.values_list("kind", "hash").iterator(chunk_size=50)
    return next((digest for kind, digest in entries if kind == "proposal"), "")


def _orders(found: models.Instrument) -> Mapping[tuple[str, int], int]:
    held = found.provisions.order_by("-order").values_list("eid", "start", "order")
    return {(eid, start): order for eid, start, order in held}


def _rows(
    paired: InstrumentPair,
    ours: Mapping[tuple[str, int], int],
    theirs: Mapping[tuple[str, int], int],
) -> list[LaidRow]:
    named = _named(paired.named_in_one), _named(paired.named_in_other)
    return [
        LaidRow(
            ours.get((one.eid, one.start)) if one else None,
            theirs.get((other.eid, other.start)) if other else None,
            _state((one, other, pair), named),
            named[0].get(one.eid, ()) if one else (),
            named[1].get(other.eid, ()) if other else (),
        )
        for one, other, pair in paired.rows()
    ]


def _named(found: tuple[NamedAlone, ...]) -> Mapping[str, tuple[str, ...]]:
    return {named.provision.eid: named.names for named in found}


def _state(row: Row, named: tuple[Mapping[str, Any], Mapping[str, Any]]) -> str:
    """Say in which way a line differs, "" where both sides agree."""
    one, other, pair = row
    if pair is None or one is None or other is None:
        return "alone"
    if one.eid in named[0] or other.eid in named[1]:
        return "named"
    if pair.is_renumbered:
        return "renumbered"
    return "doubtful" if pair.confidence < DOUBTFUL else ""


def comparable(slug: str) -> tuple[models.Instrument, ...]:
    """List the instruments of other files, those of another language and the same kind first."""
    here = instrument(slug)
    others = models.Instrument.objects.exclude(source_id=here.source_id)
    return tuple(sorted(others, key=lambda other: _likelihood(here, other)))


def _likelihood(here: models.Instrument, other: models.Instrument) -> tuple[object, ...]:
    """Rank how likely another instrument is this one in another text; the likeliest comes first."""
    length = abs((other.end - other.start) - (here.end - here.start))
    dated_apart = None in (here.date, other.date) or here.date != other.date
    return other.kind != here.kind, dated_apart, other.language == here.language, length
