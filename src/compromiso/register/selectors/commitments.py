"""Commitments found by who, how, about what and where, and one of them in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from compromiso.register import models
from compromiso.register.commitment_values import FIELDS
from compromiso.register.errors import NotHeld
from compromiso.register.selectors import tallies
from compromiso.register.selectors.history import HistoryEntry, history_of
from compromiso.register.selectors.margin import lines_of
from compromiso.terms.theme_scheme import with_broader, with_narrower

PAGE_SIZE: Final = 50
CONTEXT: Final = 240


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
    """What to list; an empty value asks for everything. `page` counts from 1."""

    actor: str = ""
    force: str = ""
    theme: str = ""
    instrument: str = ""
    state: str = ""
    page: int = 1


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


_FACETS: Final[Mapping[str, tuple[str, str]]] = {
    "actor": ("parts__actor_id", "parts__actor__name"),
    "force": ("force", "force"),
    "theme": ("theme_rows__theme", "theme_rows__theme"),
    "instrument": ("instrument__slug", "instrument__title"),
    "state": ("state", "state"),
}
"""For each filter the column to compare and the one to show."""


def commitments(chosen: CommitmentFilter | None = None) -> CommitmentList:
    """List a page of commitments in document order, with counts for every filter."""
    chosen = chosen or CommitmentFilter()
    facets = facets_of(chosen)
    total = _total(chosen)
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(chosen.page, 1), pages)
    return CommitmentList(_rows(chosen, page), total, page, pages, facets, chosen)


def _rows(chosen: CommitmentFilter, page: int) -> tuple[models.Commitment, ...]:
    """Give the rows of a page; what stands before them is passed over by its name alone."""
    ordered = _filtered(chosen).order_by("source__received_at", "source", "order")
    names = list(ordered.values_list("id", flat=True)[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])
    held = models.Commitment.objects.select_related("provision", "instrument", "source")
    rows = held.in_bulk(names)
    return tuple(rows[name] for name in names)


def _total(chosen: CommitmentFilter) -> int:
    """Say how many answer to a filter: from the tally where it asks for one thing at most."""
    counts = tallies.total()
    asked = [(name, value) for name in _FACETS if (value := getattr(chosen, name))]
    if not asked:
        return counts.get("held", {}).get("commitment", 0)
    name, value = asked[0]
    if len(asked) > 1 or name == "instrument":
        return _filtered(chosen).count()
    return counts.get(name, {}).get(value, 0)


def facets_of(chosen: CommitmentFilter) -> Mapping[str, tuple[Choice, ...]]:
    """Count what each filter would leave; kept until a document or a decision comes."""
    if not any(getattr(chosen, name) for name in _FACETS):
        return facets_of_all()
    return _facets_at(replace(chosen, page=1), tallies.stamp())


@lru_cache(maxsize=256)
def _facets_at(chosen: CommitmentFilter, _stamp: int) -> Mapping[str, tuple[Choice, ...]]:
    return {name: _choices(name, chosen) for name in _FACETS}


def facets_of_all() -> Mapping[str, tuple[Choice, ...]]:
    """Give for each filter its values and how many commitments have them."""
    counts = tallies.total()
    actors = dict(models.Actor.objects.values_list("id", "name"))
    works = models.Instrument.objects.order_by().values_list("id", "slug", "title")
    titles = {str(one): (slug, title) for one, slug, title in works}
    told = {name: [(v, v, n) for v, n in counts.get(name, {}).items()] for name in _FACETS}
    told["actor"] = [(v, actors[v], n) for v, _, n in told["actor"]]
    told["instrument"] = [(*titles[v], n) for v, _, n in told["instrument"]]
    return {name: _sorted(Choice(v, t, n, False) for v, t, n in told[name]) for name in _FACETS}


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: (-choice.count, choice.label)))


def _filtered(chosen: CommitmentFilter, without: str = "") -> QuerySet[models.Commitment]:
    conditions = [_condition(name, chosen) for name in _FACETS if name != without]
    found = models.Commitment.objects.all()
    for condition in conditions:
        found = found.filter(condition)
    return found


def _condition(name: str, chosen: CommitmentFilter) -> Q:
    value = getattr(chosen, name)
    if not value:
        return Q()
    if name == "actor":
        acting = models.CommitmentActor.objects.filter(actor_id=value)
        return Q(id__in=acting.values("commitment_id"))
    if name == "theme":
        about = models.CommitmentTheme.objects.filter(theme__in=with_narrower(value))
        return Q(id__in=about.values("commitment_id"))
    return Q(**{_FACETS[name][0]: value})


def _themes_to_choose(chosen: CommitmentFilter) -> tuple[Choice, ...]:
    """Give each theme with the commitments about it or about a narrower one, each counted once."""
    told = _filtered(chosen, without="theme").order_by().values_list("id", "theme_rows__theme")
    about: dict[str, set[UUID]] = {}
    for commitment_id, theme in told:
        for name in with_broader(theme) if theme else ():
            about.setdefault(name, set()).add(commitment_id)
    choices = [Choice(name, name, len(held), name == chosen.theme) for name, held in about.items()]
    return _sorted(choices)


def _choices(name: str, chosen: CommitmentFilter) -> tuple[Choice, ...]:
    if name == "theme":
        return _themes_to_choose(chosen)
    column, label = _FACETS[name]
    counted = (
        _filtered(chosen, without=name)
        .order_by()
        .values_list(column, label)
        .annotate(n=Count("id", distinct=True))
    )
    choices = [
        Choice(str(value), str(text), number, str(value) == getattr(chosen, name))
        for value, text, number in counted
        if value is not None
    ]
    return _sorted(choices)


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


def waiting(limit: int = 20) -> list[models.Commitment]:
    """List the commitments that wait for a person: questions asked again first, then proposals."""
    asked = _first(models.Commitment.objects.filter(asks_again=True), limit)
    proposed = models.Commitment.objects.filter(state="proposed", asks_again=False)
    return asked + _first(proposed, limit - len(asked))


def _first(found: QuerySet[models.Commitment], limit: int) -> list[models.Commitment]:
    ordered = found.order_by("source__received_at", "source", "order")
    names = list(ordered.values_list("id", flat=True)[:limit])
    held = models.Commitment.objects.select_related("provision", "instrument").in_bulk(names)
    return [held[name] for name in names]


def at_place(state: str, place: int) -> UUID | None:
    """Give the name of the commitment at one place of a list by state, counted from 1."""
    ordered = _filtered(CommitmentFilter(state=state)).order_by(
        "source__received_at", "source", "order"
    )
    return next(iter(ordered.values_list("id", flat=True)[place - 1 : place]), None)


def count_of_state(state: str) -> int:
    """Say how many commitments are in a state of review."""
    return _total(CommitmentFilter(state=state))
