"""From what stands to the rows of one file: to load, read again, check and rebuild them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Model

from compromiso.exchange.records import Record
from compromiso.register import models
from compromiso.register.addresses import url_paths
from compromiso.register.identity import record_id
from compromiso.register.standing import Standing

Rows = dict[type[Model], list[Any]]

ORDER: Final[tuple[type[Model], ...]] = (
    models.Source, models.Instrument, models.Provision, models.Artefact, models.Citation,
    models.CitationTarget, models.ProgrammeLine, models.Commitment, models.CommitmentActor,
    models.CommitmentTheme, models.Task, models.Meeting, models.Figure, models.ProgressReport,
    models.DocumentIssue,
)  # fmt: skip
"""The tables of one file, each after those it refers to."""

NOUN: Final[Mapping[str, type[Model]]] = {
    "instrument": models.Instrument,
    "provision": models.Provision,
    "artefact": models.Artefact,
    "citation": models.Citation,
    "programme_line": models.ProgrammeLine,
    "commitment": models.Commitment,
    "task": models.Task,
    "meeting": models.Meeting,
    "figure": models.Figure,
    "report": models.ProgressReport,
    "issue": models.DocumentIssue,
}
"""The table of each type of record."""

RENAMED: Final[Mapping[str, Mapping[str, str]]] = {
    "instrument": {"id": "ref", "source": ""},
    "provision": {"instrument": ""},
    "citation": {"host": ""},
    "programme_line": {"instrument": ""},
    "commitment": {"provision": "host"},
    "task": {"provision": ""},
    "meeting": {"id": "ref"},
    "figure": {"host": ""},
    "report": {"host": ""},
}
"""Keys of a record that its table calls otherwise, or (empty) keeps as a reference."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the references within one file point to."""

    sha256: str
    instruments: Mapping[str, UUID]
    provisions: Mapping[tuple[str, str], UUID]

    def provision(self, ref: Record | None) -> UUID | None:
        """Give the provision a reference names, or None where it is not held."""
        return self.provisions.get((ref["instrument"], ref["eid"])) if ref else None


def held_of(source: models.Source) -> Held:
    """Give what the references within a file point to, from the rows that are held."""
    instruments = dict(source.instruments.order_by("-order").values_list("ref", "id"))
    provisions = {
        (ref, eid): identity
        for ref, eid, identity in source.provisions.order_by("-order").values_list(
            "instrument__ref", "eid", "id"
        )
    }
    return Held(source.sha256, instruments, provisions)


def place(record: Record) -> tuple[int, int]:
    """Give the key of reading order: by start, the wider first; without a position, before all."""
    start = record.get("start")
    if start is None:
        mentions = record.get("mentions") or ()
        return (mentions[0]["start"], 0) if mentions else (-1, 0)
    return start, -(record.get("subtree_end") or record["end"])


def rows_of(source: Standing, standings: Iterable[Standing]) -> Rows:
    """Give all rows of one file, ready to be added or compared, in the order of their tables."""
    rows: Rows = {model: [] for model in ORDER}
    rows[models.Source].append(_source(source))
    kinds = _by_kind(standings)
    held = _held(source.record["sha256"], kinds)
    for kind, nouns in kinds.items():
        rows[NOUN[kind]].extend(_records(kind, source.id, nouns, held))
    _add_kinship(rows[models.Provision], kinds.get("provision", []), held)
    for standing, citation in zip(kinds.get("citation", []), rows[models.Citation], strict=True):
        rows[models.CitationTarget].extend(citation_targets(citation.id, standing.record, held))
    for commitment in rows[models.Commitment]:
        rows[models.CommitmentActor].extend(commitment_actors(commitment))
        rows[models.CommitmentTheme].extend(commitment_themes(commitment))
    return rows


def _by_kind(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    kinds: dict[str, list[Standing]] = {}
    for standing in standings:
        kinds.setdefault(standing.kind, []).append(standing)
    for nouns in kinds.values():
        nouns.sort(key=lambda standing: place(standing.record))
    return kinds


def _held(sha256: str, kinds: Mapping[str, Sequence[Standing]]) -> Held:
    instruments: dict[str, UUID] = {}
    provisions: dict[tuple[str, str], UUID] = {}
    for standing in kinds.get("instrument", ()):
        instruments.setdefault(standing.record["id"], standing.id)
    for standing in kinds.get("provision", ()):
        provisions.setdefault((standing.record["instrument"], standing.record["eid"]), standing.id)
    return Held(sha256, instruments, provisions)


def _source(standing: Standing) -> models.Source:
    values = {key: value for key, value in standing.record.items() if key != "received_at"}
    return models.Source(
        id=standing.id, received_at=standing.at, received_by=standing.who, **values
    )


def _records(
    kind: str, source_id: UUID, standings: Iterable[Standing], held: Held
) -> Iterator[Model]:
    noun, renamed, more = NOUN[kind], RENAMED.get(kind, {}), MORE.get(kind, _nothing_more)
    for order, standing in enumerate(standings):
        values = {renamed.get(key, key): value for key, value in standing.record.items()}
        values.pop("", None)
        yield noun(
            id=standing.id, source_id=source_id, order=order, **values, **more(standing, held)
        )


def _nothing_more(standing: Standing, held: Held) -> dict[str, Any]:
    return {}


def _slug(standing: Standing, held: Held) -> dict[str, Any]:
    return {"slug": standing.slug}


def _instrument(standing: Standing, held: Held) -> dict[str, Any]:
    return {"instrument_id": held.instruments[standing.record["instrument"]]}


def _host(standing: Standing, held: Held) -> dict[str, Any]:
    return {"host_id": held.provision(standing.record["host"])}


def _decided(standing: Standing, held: Held) -> dict[str, Any]:
    return {"state": standing.state, "version": standing.version} | _host(standing, held)


def _commitment(standing: Standing, held: Held) -> dict[str, Any]:
    host = standing.record["provision"]
    return {
        "provision_id": held.provision(host),
        "instrument_id": held.instruments.get(host["instrument"]),
        "state": standing.state,
        "version": standing.version,
        "asks_again": standing.asks_again,
    }


def _task(standing: Standing, held: Held) -> dict[str, Any]:
    return {
        "provision_id": held.provision(standing.record["provision"]),
        "body_id": actor_key(actor) if (actor := standing.record["actor"]) else None,
    }


MORE: Final[Mapping[str, Callable[[Standing, Held], dict[str, Any]]]] = {
    "instrument": _slug,
    "provision": _instrument,
    "programme_line": _instrument,
    "citation": _decided,
    "commitment": _commitment,
    "task": _task,
    "figure": _host,
    "report": _host,
}
"""What a row holds beside its record."""


def _add_kinship(
    provisions: Sequence[models.Provision], standings: Sequence[Standing], held: Held
) -> None:
    """Set parent, depth and address of each provision; given in reading order."""
    paths = url_paths(standing.record for standing in standings)
    open_: list[models.Provision] = []
    for provision, url_path in zip(provisions, paths, strict=True):
        while open_ and not _holds(open_[-1], provision):
            open_.pop()
        provision.parent_id = open_[-1].id if open_ else None
        provision.depth = len(open_)
        provision.url_path = url_path
        open_.append(provision)


def _holds(outer: models.Provision, inner: models.Provision) -> bool:
    return outer.instrument_id == inner.instrument_id and inner.start < outer.subtree_end


def citation_targets(citation: UUID, record: Record, held: Held) -> Iterator[models.CitationTarget]:
    """Yield a row for each held target and suggestion of a citation."""
    for role, key in (("target", "targets"), ("suggestion", "suggestions")):
        for rank, target in enumerate(record[key]):
            instrument = held.instruments.get(target.get("instrument"))
            if instrument is not None:
                yield models.CitationTarget(
                    id=record_id(held.sha256, "target", f"{citation}/{role}/{rank}"),
                    citation_id=citation,
                    instrument_id=instrument,
                    provision_id=held.provision(target) if target["eid"] else None,
                    role=role,
                    rank=rank,
                )


def actor_key(actor: Record) -> str:
    """Give the key of an actor's row."""
    return str(actor["id"])[:200]


def actor_rows(actors: Iterable[Record]) -> list[models.Actor]:
    """Give a row for each actor, under the first name it is met by."""
    rows: dict[str, models.Actor] = {}
    for actor in actors:
        key = actor_key(actor)
        rows.setdefault(key, models.Actor(id=key, name=actor["name"], kind=actor["kind"]))
    return list(rows.values())


def commitment_actors(commitment: models.Commitment) -> Iterator[models.CommitmentActor]:
    """Yield a row for each actor and addressee of a commitment."""
    for role, actors in (("actor", commitment.actors), ("addressee", commitment.addressees)):
        for rank, actor in enumerate(actors):
            yield models.CommitmentActor(
                id=record_id(str(commitment.id), role, str(rank)),
                commitment_id=commitment.id,
                actor_id=actor_key(actor),
                role=role,
                rank=rank,
            )


def commitment_themes(commitment: models.Commitment) -> Iterator[models.CommitmentTheme]:
    """Yield a row for each theme of a commitment."""
    for theme in dict.fromkeys(commitment.themes):
        yield models.CommitmentTheme(
            id=record_id(str(commitment.id), "theme", theme),
            commitment_id=commitment.id,
            theme=theme[:200],
        )
