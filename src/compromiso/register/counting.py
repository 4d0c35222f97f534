"""What a tally counts of the rows of one source, and how tallies are put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import Any, Final
from uuid import UUID

from django.db.models import Model

from compromiso.register import models
from compromiso.terms.theme_scheme import with_broader

Counts = dict[str, dict[str, int]]
Masks = dict[str, dict[str, str]]
Held = Mapping[type[Model], Iterable[Any]]

COUNTED: Final[Mapping[type[Model], tuple[str, ...]]] = {
    models.Instrument: (),
    models.Provision: (),
    models.Citation: ("status",),
    models.Commitment: ("order", "state", "force", "instrument_id", "asks_again", "treaties"),
    models.CommitmentActor: ("commitment_id", "actor_id", "role"),
    models.CommitmentTheme: ("commitment_id", "theme"),
    models.Meeting: (),
    models.DocumentIssue: ("severity",),
}
"""The tables that are counted and the columns that it takes."""

ALL_OF_THEM: Final = "all"
"""The name of the mask (its value is empty) of all commitments of a source."""


def counted(rows: Held, repeats: Set[UUID] = frozenset()) -> Counts:
    """Count the rows of one source; a value that nothing has is left out.

    `weighed`: how many of each of the widest themes and each force (`theme|force`) are not
    rejected. There and under `undertaken` those that repeat others are not counted.
    """
    commitments = list(rows[models.Commitment])
    once = [row for row in commitments if row.id not in repeats]
    force = {row.id: row.force for row in once if row.state != "rejected"}
    found = {
        "held": {model.__name__.lower(): len(list(rows[model])) for model in COUNTED},
        "issues": _by(rows[models.DocumentIssue], lambda row: row.severity),
        "citations": _by(rows[models.Citation], lambda row: row.status),
        "state": _by(commitments, lambda row: row.state),
        "force": _by(commitments, lambda row: row.force),
        "instrument": _by(commitments, lambda row: row.instrument_id),
        "again": _by((row for row in commitments if row.asks_again), lambda _row: "yes"),
        "actor": _distinct(
            (row.actor_id, row.commitment_id) for row in rows[models.CommitmentActor]
        ),
        "weighed": _distinct(
            (f"{with_broader(row.theme)[-1]}|{force[row.commitment_id]}", row.commitment_id)
            for row in rows[models.CommitmentTheme]
            if row.commitment_id in force
        ),
        "undertaken": _undertaken(once, rows[models.CommitmentActor]),
        "treaties": _by((row for row in commitments if row.treaties), lambda _row: "yes"),
        "theme": _distinct(
            (theme, row.commitment_id)
            for row in rows[models.CommitmentTheme]
            for theme in with_broader(row.theme)
        ),
    }
    return {name: counts for name, counts in found.items() if counts}


def masked(rows: Held) -> Masks:
    """Say of the commitments of one source which have a value, for all that they are chosen by."""
    commitments = list(rows[models.Commitment])
    bit = {row.id: 1 << row.order for row in commitments}
    masks: dict[str, Counter[str]] = {ALL_OF_THEM: Counter({"": sum(bit.values())})}
    for value, mask, name in _valued(rows, commitments, bit):
        held = masks.setdefault(name, Counter())
        held[value] |= mask
    return {
        name: {value: f"{mask:x}" for value, mask in sorted(held.items())}
        for name, held in sorted(masks.items())
    }


def _valued(
    rows: Held, commitments: Iterable[Any], bit: Mapping[UUID, int]
) -> Iterator[tuple[str, int, str]]:
    for row in commitments:
        yield row.state, bit[row.id], "state"
        yield row.force, bit[row.id], "force"
        if row.instrument_id:
            yield str(row.instrument_id), bit[row.id], "instrument"
        if row.asks_again:
            yield "yes", bit[row.id], "again"
    for row in rows[models.CommitmentActor]:
        yield str(row.actor_id), bit[row.commitment_id], "actor"
    for row in rows[models.CommitmentTheme]:
        for theme in with_broader(row.theme):
            yield theme, bit[row.commitment_id], "theme"


def _by(rows: Iterable[Any], value: Callable[[Any], Any]) -> dict[str, int]:
    values = (value(row) for row in rows)
    return dict(sorted(Counter(str(one) for one in values if one is not None).items()))


def _undertaken(commitments: Iterable[Any], parts: Iterable[Any]) -> dict[str, int]:
    """Count what is undertaken by who undertakes it together: actors, sorted, with commas."""
    undertaking = {
        row.id for row in commitments if row.force == "undertakes" and row.state != "rejected"
    }
    acting: dict[UUID, set[str]] = {}
    for part in parts:
        if part.role == "actor" and part.commitment_id in undertaking:
            acting.setdefault(part.commitment_id, set()).add(part.actor_id)
    return _by(acting.values(), lambda actors: ",".join(sorted(actors)))


def _distinct(pairs: Iterable[tuple[str, UUID]]) -> dict[str, int]:
    return dict(sorted(Counter(str(value) for value, _ in set(pairs)).items()))


def together(tallies: Iterable[Counts]) -> Counts:
    """Add up counts, value by value."""
    total: dict[str, Counter[str]] = {}
    for counts in tallies:
        for name, held in counts.items():
            total.setdefault(name, Counter()).update(held)
    return _plain(total)


def without(total: Counts, taken: Counts) -> Counts:
    """Take counts away from a total, value by value."""
    left = {name: Counter(held) for name, held in total.items()}
    for name, held in taken.items():
        left.setdefault(name, Counter()).subtract(held)
    return _plain(left)


def _plain(counts: Mapping[str, Counter[str]]) -> Counts:
    plain = {
        name: {value: number for value, number in sorted(held.items()) if number}
        for name, held in sorted(counts.items())
    }
    return {name: held for name, held in plain.items() if held}
