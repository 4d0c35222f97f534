"""The reader's own nouns, got back from the register."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Max, Min

from compromiso.exchange.nouns import to_noun
from compromiso.exchange.records import COLLECTIONS, Record
from compromiso.model.dossier import Dossier
from compromiso.model.source import Source
from compromiso.register import models
from compromiso.register.rows import place
from compromiso.register.standing import Entry, Standing, Standings, replay


def dossier_of(source: models.Source, *, as_read: bool = False) -> Dossier:
    """Give a source as a dossier: what is accepted now, or (`as_read`) what the reader found.

    What a person rejected is left out of the first and stands in the second.
    """
    text = models.Expression.objects.get(source=source).text
    return _dossier(source.id, _standing(source.id), text, as_read=as_read)


def _standing(source_id: UUID) -> Standings:
    entries = models.LedgerEntry.objects.filter(source_id=source_id).order_by("seq")
    return replay(map(Entry._make, entries.values_list(*Entry._fields).iterator()))


def dossiers(*, as_read: bool = False) -> tuple[Dossier, ...]:
    """Give every source as a dossier, in the order of arrival.

    Each is computed once and again only after the ledger has said something new of it.
    """
    spoken = models.LedgerEntry.objects.exclude(source_id=None).order_by()
    first_and_last = spoken.values("source_id").annotate(first=Min("seq"), last=Max("seq"))
    known = sorted((row["first"], row["source_id"], row["last"]) for row in first_and_last)
    lasts = models.LedgerEntry.objects.filter(seq__in=[last for _, _, last in known])
    hashes = dict(lasts.order_by().values_list("seq", "hash"))
    return tuple(_dossier_at(source_id, hashes[last], as_read) for _, source_id, last in known)


@lru_cache(maxsize=512)
def _dossier_at(source_id: UUID, version: str, as_read: bool) -> Dossier:
    """Give a source as of the ledger entry with this hash, the last one that speaks of it."""
    text = models.Expression.objects.get(source_id=source_id).text
    return _dossier(source_id, _standing(source_id), text, as_read=as_read)


def _dossier(source_id: UUID, standings: Standings, text: str, *, as_read: bool) -> Dossier:
    held: dict[str, list[Any]] = {collection: [] for collection in COLLECTIONS.values()}
    for kind, record in _told(standings.of_source(source_id), as_read=as_read):
        held[COLLECTIONS[kind]].append(to_noun({"type": kind} | record))
    source = standings.by_id[source_id].record
    nouns = {collection: tuple(found) for collection, found in held.items()}
    return Dossier(_source(source), text, extractor=source["extractor"], **nouns)


def _told(standings: Iterable[Standing], *, as_read: bool) -> Iterator[tuple[str, Record]]:
    told = [
        (standing.kind, standing.proposal if as_read else standing.record)
        for standing in standings
        if not (standing.withdrawn if as_read else standing.state == "rejected")
    ]
    yield from sorted(told, key=lambda kind_and_record: place(kind_and_record[1]))


def _source(record: Record) -> Source:
    noun = to_noun({"type": "source"} | record)
    if not isinstance(noun, Source):
        raise TypeError(json.dumps(record))
    return noun
