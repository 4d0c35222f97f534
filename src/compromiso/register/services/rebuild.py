"""Check that every column follows from the ledger, and make it so."""

from __future__ import annotations

import contextlib
import gc
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model

from compromiso.intake import read_file
from compromiso.register import models
from compromiso.register.claim_counting import expected_claims
from compromiso.register.claim_units import count_claims
from compromiso.register.counting import Counts, Masks, counted, masked
from compromiso.register.counting import together as total
from compromiso.register.errors import BlobDamaged
from compromiso.register.models.tally import ALL
from compromiso.register.permissions import REBUILD_REGISTER, Person, require
from compromiso.register.public_entries import expected_public_entries, write_public_entries
from compromiso.register.repeats import paired
from compromiso.register.rows import ORDER, Rows, actor_rows, rows_of
from compromiso.register.services import ledger
from compromiso.register.services.chain import check_chain
from compromiso.register.services.index import index_source
from compromiso.register.services.rebuild_kept import expected_kept, rebuild_kept, rows_kept
from compromiso.register.services.tables import replace_rows
from compromiso.register.standing import Entry, Standing, Standings, replay
from compromiso.register.store import blobs
from compromiso.register.tallies import count_all, tally_rows


@dataclass(frozen=True, slots=True)
class Difference:
    """A column that does not hold what the ledger says."""

    table: str
    row: str
    column: str
    held: object
    expected: object


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked and what was found wrong."""

    entries: int
    head: str
    sources: int
    columns: int
    differences: tuple[Difference, ...]
    damaged: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Say whether nothing was found wrong."""
        return not self.differences and not self.damaged


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Let Python not look for what could be forgotten while millions of rows are held at once."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@uncollected()
def verify(known_head: str = "") -> Verdict:
    """Follow the chain, compare each column with the ledger and each original with its hash.

    `known_head` (`NUMBER:HASH`) is an entry that the ledger held once and must hold still.
    """
    entries, head = check_chain()
    ledger.check_head(known_head)
    standings = _standings()
    differences: list[Difference] = []
    columns = 0
    for model, expected in _expected(standings):
        columns += sum(len(model._meta.concrete_fields) for _ in expected)
        differences += _differences(model, expected)
    damaged = tuple(str(problem) for problem in _damaged())
    return Verdict(entries, head, len(standings.sources()), columns, tuple(differences), damaged)


def rebuild(*, by: Person) -> int:
    """Put back every row as the ledger says; give the number of sources rebuilt."""
    require(by, REBUILD_REGISTER)
    check_chain()
    return _rebuild()


@uncollected()
@ledger.recorded
def _rebuild() -> int:
    standings = _standings()
    sources = standings.sources()
    models.Actor.objects.all().delete()
    for source in sources:
        _rebuild_source(source, standings)
    models.Source.objects.exclude(id__in=[source.id for source in sources]).delete()
    models.FindingDecision.objects.all().delete()
    models.FindingDecision.objects.bulk_create(_findings(standings))
    rebuild_kept(standings)
    count_all()
    count_claims()
    write_public_entries()
    return len(sources)


def _standings() -> Standings:
    said = models.LedgerEntry.objects.order_by("seq").values_list(*Entry._fields)
    return replay(map(Entry._make, said.iterator(chunk_size=2000)))


def _rebuild_source(source: Standing, standings: Standings) -> None:
    rows = rows_of(source, standings.of_source(source.id))
    replace_rows(source.id, rows, standings.actors.values())
    text = _text(source)
    models.Expression.objects.update_or_create(source_id=source.id, defaults={"text": text})
    index_source(rows, text)


def _text(source: Standing) -> str:
    """Give the canonical text: the one held if its hash is right, else read from the original."""
    expected = source.record["text_sha256"]
    held = models.Expression.objects.filter(source_id=source.id).first()
    if held is not None and _hash(held.text) == expected:
        return held.text
    name, sha256 = source.record["name"], source.record["sha256"]
    text = read_file(blobs().get(sha256, name), name).text
    if _hash(text) != expected:
        raise BlobDamaged(name=name, what="read otherwise by this version", sha256=sha256)
    return text


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _expected(standings: Standings) -> Iterator[tuple[type[Model], list[Any]]]:
    together: Rows = {model: [] for model in ORDER}
    counts: dict[UUID, Counts] = {}
    masks: dict[UUID, Masks] = {}
    repeats = frozenset(paired(rows_kept(standings, models.LanguageVersion)))
    for source in standings.sources():
        of_source = rows_of(source, standings.of_source(source.id))
        counts[source.id], masks[source.id] = counted(of_source, repeats), masked(of_source)
        for model, rows in of_source.items():
            together[model] += rows
    yield from together.items()
    tallied = counts | {ALL: total(counts.values())} if counts else {}
    yield models.Tally, tally_rows(tallied, masks)
    yield models.Actor, actor_rows(standings.actors.values())
    yield models.FindingDecision, _findings(standings)
    for table, rows in expected_kept(standings):
        together[table] = rows
        yield table, rows
    yield from expected_claims(together)
    yield models.PublicEntry, expected_public_entries()


def _findings(standings: Standings) -> list[models.FindingDecision]:
    return [
        models.FindingDecision(id=standing.id, version=standing.version, **standing.record)
        for standing in standings.by_id.values()
        if standing.kind == "finding"
    ]


def _differences(model: type[Model], expected: Iterable[Any]) -> Iterator[Difference]:
    columns = [field.attname for field in model._meta.concrete_fields]
    held = {
        row[0]: row[1:] for row in model._default_manager.order_by().values_list("pk", *columns)
    }
    for row in expected:
        was = held.pop(row.pk, None)
        if was is None:
            yield Difference(model.__name__, str(row.pk), "", "no row", "a row")
            continue
        for column, value in zip(columns, was, strict=True):
            if value != getattr(row, column):
                wanted = getattr(row, column)
                yield Difference(model.__name__, str(row.pk), column, value, wanted)
    for key in held:
        yield Difference(model.__name__, str(key), "", "a row", "no row")


def _damaged() -> Iterator[BlobDamaged]:
    for source in models.Source.objects.select_related("expression"):
        try:
            blobs().get(source.sha256, source.name)
        except BlobDamaged as damage:
            yield damage
        if _hash(source.expression.text) != source.text_sha256:
            yield BlobDamaged(name=source.name, what="not the text read", sha256=source.sha256)
    for evidence in models.Evidence.objects.exclude(sha256=""):
        try:
            blobs().get(evidence.sha256, evidence.name)
        except BlobDamaged as damage:
            yield damage
