"""Commitments found by who, how, about what and where, and one of them in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from compromiso.register import models
from compromiso.register.commitment_values import FIELDS
from compromiso.register.errors import NotHeld
from compromiso.register.selectors import sieve, tallies
from compromiso.register.selectors.history import HistoryEntry, history_of
from compromiso.register.selectors.margin import lines_of

PAGE_SIZE: Final = 50
CONTEXT: Final = 240


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
    """What to list; an empty value asks for everything. `page` counts from 1.

    Documents in `language` come first; it leaves nothing out.
    """

    actor: str = ""
    force: str = ""
    theme: str = ""
    instrument: str = ""
    state: str = ""
    page: int = 1
    language: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by and how many commitments it would leave."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class CommitmentList:
    """A page of commitments, how many there are, and what to narrow them by."""

    rows: tuple[models.Commitment, ...]
    total: int
    page: int
    pages: int
    facets: Mapping[str, tuple[Choice, ...]]
    chosen: CommitmentFilter


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """One commitment: its words with some before and after, who points to it, and its history."""

    commitment: models.Commitment
    before: str
    words: str
    after: str
    provision: models.Provision | None
    instrument: models.Instrument | None
    lines: tuple[models.ProgrammeLine, ...]
    citations_in: tuple[models.Citation, ...]
    history: tuple[HistoryEntry, ...]
    previous: models.Commitment | None
    next: models.Commitment | None

    @property
    def newest(self) -> Mapping[str, Any]:
        """Give the fields that the last reading proposes otherwise than what is accepted."""
        readings = [one.value for one in self.history if not one.is_decision and not one.field]
        said = readings[-1] if readings and self.commitment.state != "proposed" else {}
        return {
            name: said[name]
            for name in FIELDS
            if name in said and said[name] != getattr(self.commitment, name)
        }


_FACETS: Final = ("actor", "force", "theme", "instrument", "state")
"""What a list can be narrowed by."""
_NOTHING: Final = "-"
"""What no commitment has."""


def commitments(chosen: CommitmentFilter | None = None) -> CommitmentList:
    """List a page of commitments in document order, with counts for every filter."""
    chosen = chosen or CommitmentFilter()
    facets = facets_of(chosen)
    total = sieve.count(_asked(chosen))
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(chosen.page, 1), pages)
    return CommitmentList(_rows(chosen, page), total, page, pages, facets, chosen)


def _rows(chosen: CommitmentFilter, page: int) -> tuple[models.Commitment, ...]:
    first = (page - 1) * PAGE_SIZE
    return tuple(_held(_asked(chosen), first, PAGE_SIZE, chosen.language))


def _held(
    asked: Mapping[str, str], first: int, number: int, language: str = ""
) -> list[models.Commitment]:
    """Give so many of the commitments that answer, with what they stand in, counted from 0."""
    names = sieve.identities(asked, first, number, language)
    held = models.Commitment.objects.select_related("provision", "instrument", "source")
    rows = held.in_bulk(names)
    return [rows[name] for name in names]


def _asked(chosen: CommitmentFilter, without: str = "") -> dict[str, str]:
    """Give what is asked for as the masks call it: an instrument by its name, not its address."""
    asked = {
        name: value for name in _FACETS if name != without and (value := str(getattr(chosen, name)))
    }
    if "instrument" in asked:
        held = models.Instrument.objects.filter(slug=asked["instrument"])
        asked["instrument"] = str(held.values_list("id", flat=True).first() or _NOTHING)
    return asked


def facets_of(chosen: CommitmentFilter) -> Mapping[str, tuple[Choice, ...]]:
    """Count what each filter would leave; kept until a document or a decision comes."""
    if not any(getattr(chosen, name) for name in _FACETS):
        return facets_of_all()
    return _facets_at(replace(chosen, page=1, language=""), tallies.stamped())


@lru_cache(maxsize=256)
def _facets_at(chosen: CommitmentFilter, _stamp: str) -> Mapping[str, tuple[Choice, ...]]:
    counted = {name: sieve.counts(name, _asked(chosen, without=name)) for name in _FACETS}
    return _named(counted, chosen)


def facets_of_all() -> Mapping[str, tuple[Choice, ...]]:
    """Give for each filter its values and how many commitments have them."""
    counts = tallies.total()
    return _named({name: counts.get(name, {}) for name in _FACETS}, CommitmentFilter())


def _named(
    counts: Mapping[str, Mapping[str, int]], chosen: CommitmentFilter
) -> Mapping[str, tuple[Choice, ...]]:
    """Call actors by their names and instruments by their titles and addresses."""
    actors = models.Actor.objects.filter(id__in=list(counts["actor"]))
    names = {"actor": {one: (one, name) for one, name in actors.values_list("id", "name")}}
    works = models.Instrument.objects.order_by().values_list("id", "slug", "title")
    names["instrument"] = {str(one): (slug, title) for one, slug, title in works}
    return {name: _choices(name, counts[name], names.get(name, {}), chosen) for name in _FACETS}


def _choices(
    name: str,
    counted: Mapping[str, int],
    names: Mapping[str, tuple[str, str]],
    chosen: CommitmentFilter,
) -> tuple[Choice, ...]:
    told = ((*names.get(value, (value, value)), number) for value, number in counted.items())
    choices = (Choice(v, text, n, v == getattr(chosen, name)) for v, text, n in told)
    return tuple(sorted(choices, key=lambda choice: (-choice.count, choice.label)))


def commitment(commitment_id: UUID) -> CommitmentPage:
    """Give one commitment with its words, its neighbours and its history."""
    found = (
        models.Commitment.objects.select_related(
            "provision", "instrument", "source", "source__expression"
        )
        .filter(id=commitment_id)
        .first()
    )
    if found is None:
        raise NotHeld(noun="commitment", address=str(commitment_id))
    text, start, end = found.source.expression.text, found.start, found.end
    citations_in = _citations_in(found.provision)
    return CommitmentPage(
        found,
        text[max(0, start - CONTEXT) : start],
        text[start:end],
        text[end : end + CONTEXT],
        found.provision,
        found.instrument,
        tuple(lines_of({None: citations_in})[None]),
        tuple(citations_in),
        tuple(history_of(found.id)),
        _neighbour(found, -1),
        _neighbour(found, 1),
    )


def _citations_in(provision: models.Provision | None) -> Sequence[models.Citation]:
    if provision is None:
        return ()
    held = provision.citations_in.filter(role="target").select_related(
        "citation", "citation__host", "citation__host__instrument"
    )
    return [target.citation for target in held.order_by("citation__source", "citation__order")]


def _neighbour(found: models.Commitment, step: int) -> models.Commitment | None:
    beside = models.Commitment.objects.filter(source=found.source_id, order=found.order + step)
    return beside.first()


def commitments_by_id(ids: Iterable[UUID]) -> Mapping[UUID, models.Commitment]:
    """Give some commitments with their points and documents, fetched together."""
    return models.Commitment.objects.select_related("provision", "instrument").in_bulk(list(ids))


def waiting(limit: int = 20, language: str = "") -> list[models.Commitment]:
    """List the commitments that wait for a person: questions asked again first, then proposals.

    Of each, those of documents in `language` come first.
    """
    asked = _held({sieve.AGAIN: "yes"}, 0, limit, language)
    proposed = _held({"state": "proposed"}, 0, limit, language)
    return [*asked, *(one for one in proposed if not one.asks_again)][:limit]


def at_place(state: str, place: int) -> UUID | None:
    """Give the name of the commitment at one place of a list by state, counted from 1."""
    return next(iter(sieve.identities({"state": state}, place - 1, 1)), None)


def count_of_state(state: str) -> int:
    """Say how many commitments are in a state of review."""
    return sieve.count({"state": state})
