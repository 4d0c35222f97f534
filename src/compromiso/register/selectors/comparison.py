"""Two instruments side by side: which provisions answer to each other, and which stand alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compromiso.model.dossier import Dossier
from compromiso.register import models
from compromiso.register.selectors.document import instrument
from compromiso.register.selectors.dossiers import current_dossier
from compromiso.text.alignment.align import align
from compromiso.text.alignment.alignment import InstrumentPair

SAME = 0.3
"""How sure it must be that two instruments are one in two texts for them to be laid together."""
Addresses = Mapping[str, str]
"""The address of each provision within its instrument, by its eId."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the instrument, the document it stands in, where its provisions are read."""

    instrument: models.Instrument
    dossier: Dossier
    addresses: Addresses


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two instruments; `paired` is None where they are not the same one in two texts."""

    one: Side
    other: Side
    paired: InstrumentPair | None


def comparison(slug: str, other_slug: str) -> Comparison:
    """Lay two instruments side by side as they stand now; raise `NotHeld` where one is not held."""
    one, other = _side(slug), _side(other_slug)
    alignment = align(one.dossier, other.dossier)
    wanted = (one.instrument.ref, other.instrument.ref)
    found = (p for p in alignment.instruments if (p.one.id, p.other.id) == wanted)
    paired = next(found, None)
    same = paired is not None and paired.confidence >= SAME
    return Comparison(one, other, paired if same else None)


def _side(slug: str) -> Side:
    found = instrument(slug)
    addresses = dict(found.provisions.values_list("eid", "url_path"))
    return Side(found, current_dossier(found.source), addresses)


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
