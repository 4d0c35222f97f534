"""What stands of claims and how often: computed from rows alone, wherever they come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any, Final, NamedTuple
from uuid import UUID

from compromiso.register import models
from compromiso.register.counting import Counts
from compromiso.register.identity import record_id
from compromiso.register.repeats import paired
from compromiso.terms.theme_scheme import with_broader

ANY: Final = "any"
"""Stands for the newest claim, whoever made it."""
OUTSIDE_OF: Final = "self"
"""The standpoint that is not outside the States."""
Place = tuple[str, str, str]
"""What a tally is of: its axis, its key, its standpoint."""


class Said(NamedTuple):
    """A published claim, in the columns that count."""

    commitment: UUID
    country: str
    standpoint: str
    institution: UUID
    progress: str
    date: date
    id: UUID


class About(NamedTuple):
    """What a commitment is about; `force` is empty where it is rejected."""

    instrument: UUID | None
    force: str
    themes: tuple[str, ...]


UNKNOWN: Final = About(None, "", ())


def about_of(instrument: UUID | None, force: str, state: str, themes: Iterable[str]) -> About:
    """Give what a commitment is about from its columns and its theme rows."""
    widest = {with_broader(theme)[-1] for theme in themes}
    return About(instrument, "" if state == "rejected" else force, tuple(sorted(widest)))


def units_of(claims: Iterable[Said], about: Mapping[UUID, About]) -> Iterator[models.ClaimUnit]:
    """Yield what stands of published claims, a row for each commitment and State."""
    groups: dict[tuple[UUID, str], list[Said]] = defaultdict(list)
    for claim in claims:
        groups[claim.commitment, claim.country].append(claim)
    for (commitment, country), said in groups.items():
        yield _unit(commitment, country, said, about.get(commitment, UNKNOWN))


def _unit(commitment: UUID, country: str, said: Iterable[Said], about: About) -> models.ClaimUnit:
    newest: dict[str, str] = {}
    last: dict[tuple[str, UUID], str] = {}
    for one in sorted(said, key=lambda each: (-each.date.toordinal(), each.id.int)):
        newest.setdefault(ANY, one.progress)
        newest.setdefault(one.standpoint, one.progress)
        last.setdefault((one.standpoint, one.institution), one.progress)
    return models.ClaimUnit(
        id=record_id(str(commitment), "unit", country),
        commitment_id=commitment,
        country=country,
        newest=newest,
        said=",".join(sorted(last.values())),
        outside=",".join(sorted(p for (s, _), p in last.items() if s != OUTSIDE_OF)),
        instrument_id=about.instrument,
        force=about.force,
        themes=list(about.themes),
    )


def counted_units(units: Iterable[models.ClaimUnit]) -> dict[Place, Counts]:
    """Count units; all those of a commitment must be among them.

    By State: under `found` and `theme:…` how often what was found, under `force:…` the same of
    what is not rejected. By document and by theme: under each force, how many commitments were
    found to stand so over the States. `units`: what several found of one thing. `claimed`: how
    many commitments of each force there are claims about.
    """
    counted: dict[Place, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    ordered = sorted(units, key=lambda unit: unit.commitment_id)
    for _commitment, held in groupby(ordered, key=lambda unit: unit.commitment_id):
        for place, name, value in _counted(list(held)):
            counted[place][name][value] += 1
    return {
        place: {name: dict(sorted(held.items())) for name, held in sorted(counts.items())}
        for place, counts in counted.items()
    }


def _counted(units: list[models.ClaimUnit]) -> Iterator[tuple[Place, str, str]]:
    over: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        yield from _of_unit(unit)
        for standpoint, progress in unit.newest.items():
            over[standpoint].append(progress)
    first = units[0]
    if first.force:
        yield ("claimed", "", ANY), "force", first.force
        for standpoint, found in over.items():
            told = ",".join(sorted(found))
            yield ("instrument", str(first.instrument_id or ""), standpoint), first.force, told
            for theme in first.themes:
                yield ("theme", theme, standpoint), first.force, told


def _of_unit(unit: models.ClaimUnit) -> Iterator[tuple[Place, str, str]]:
    names = ["found", *(f"theme:{theme}" for theme in unit.themes)]
    names += [f"force:{unit.force}"] if unit.force else []
    for standpoint, progress in unit.newest.items():
        for name in names:
            yield ("state", unit.country, standpoint), name, progress
    for among, said in (("everybody", unit.said), ("outside", unit.outside)):
        if "," in said:
            yield ("units", "", among), "said", said


def tally_id(place: Place) -> UUID:
    """Name the tally of a place."""
    axis, key, standpoint = place
    return record_id(f"tally/{axis}", standpoint, key)


def tally_rows(counted: Mapping[Place, Counts]) -> list[models.ClaimTally]:
    """Give the rows of these counts."""
    return [
        models.ClaimTally(id=tally_id(place), axis=axis, key=key, standpoint=by, counts=counts)
        for place, counts in counted.items()
        for axis, key, by in [place]
    ]


def expected_claims(rows: Mapping[Any, Iterable[Any]]) -> Iterator[tuple[Any, list[Any]]]:
    """Yield the two tables as they follow from rows of claims, commitments and their themes."""
    themes: dict[UUID, list[str]] = defaultdict(list)
    for row in rows[models.CommitmentTheme]:
        themes[row.commitment_id].append(row.theme)
    about = {
        row.id: about_of(row.instrument_id, row.force, row.state, themes[row.id])
        for row in rows[models.Commitment]
    }
    counting = paired(rows[models.LanguageVersion])
    published = (said_by(claim) for claim in rows[models.Claim] if claim.stage == "published")
    said = (counted_as(claim, counting) for claim in published)
    units = list(units_of(said, about))
    yield models.ClaimUnit, units
    yield models.ClaimTally, tally_rows(counted_units(units))


def counted_as(claim: Said, counting: Mapping[UUID, UUID]) -> Said:
    """Give a claim as one about the commitment that counts for its own."""
    counted = counting.get(claim.commitment)
    return claim._replace(commitment=counted) if counted else claim


def said_by(claim: Any) -> Said:
    """Give the columns of a claim that count."""
    told = (claim.commitment_id, claim.country, claim.standpoint, claim.institution_id)
    return Said(*told, claim.progress, claim.date, claim.id)
