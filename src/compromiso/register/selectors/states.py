"""A State: what it undertook, what it does, what it and others say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from compromiso.model.assessment import Progress, Standpoint
from compromiso.model.scale import Scale
from compromiso.observatory.scales import scales
from compromiso.observatory.summary import Summary, summary_of
from compromiso.register import models
from compromiso.register.selectors import published
from compromiso.register.selectors.assessed import by_state
from compromiso.register.selectors.standing_claims import newest, once_per_change, top_themes
from compromiso.register.services.ledger import head

PAGE_SIZE: Final = 25
SHOWN: Final = 20
"""So many actions and reports stand on a page of a State or body; lists have them all."""
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a longer list; `page` counts from 1."""

    rows: tuple[Row, ...]
    total: int
    page: int
    pages: int


def page_of(rows: QuerySet[Row], number: int, size: int = PAGE_SIZE) -> Page[Row]:
    """Give a page of a list and how long the list is."""
    total = rows.count()
    pages = max(1, -(-total // size))
    page = min(max(number, 1), pages)
    return Page(tuple(rows[(page - 1) * size : page * size]), total, page, pages)


def undertaken_by(country: str, number: int) -> Page[models.Commitment]:
    """List what a State undertook: by name, or together with the others as a group."""
    ids = _undertaken_ids(head()[1], country)
    pages = max(1, -(-len(ids) // PAGE_SIZE))
    page = min(max(number, 1), pages)
    shown = ids[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    held = models.Commitment.objects.select_related("provision", "instrument").in_bulk(shown)
    return Page(tuple(held[one] for one in shown if one in held), len(ids), page, pages)


@lru_cache(maxsize=64)
def _undertaken_ids(_head: str, country: str) -> tuple[UUID, ...]:
    ordered = _undertaken(country).order_by("source__received_at", "source", "order")
    return tuple(ordered.values_list("id", flat=True))


def _undertaken(country: str) -> QuerySet[models.Commitment]:
    groups = models.Actor.objects.filter(kind="group").values("id")
    acting = models.CommitmentActor.objects.filter(
        Q(actor_id=country) | Q(actor_id__in=groups), role="actor"
    )
    rows = models.Commitment.objects.filter(id__in=acting.values("commitment_id"))
    return rows.filter(force="undertakes").exclude(state="rejected")


def found_in(
    country: str, commitments: Iterable[models.Commitment]
) -> Mapping[UUID, Mapping[str, Progress]]:
    """Give what each standpoint found of each of some commitments in a State."""
    told = {str(s): newest(str(s)) for s in Standpoint}
    return {
        c.id: {s: found[c.id, country] for s, found in told.items() if (c.id, country) in found}
        for c in commitments
    }


def themes_in(country: str, scale: Scale) -> list[tuple[str, Mapping[str, Summary]]]:
    """Sum up the claims about a State for each of the widest themes, by standpoint."""
    return _themes_in(country, scale.id)


@once_per_change
def _themes_in(country: str, scale_id: str) -> list[tuple[str, Mapping[str, Summary]]]:
    scale = scales()[scale_id]
    themes = top_themes()
    found: dict[str, dict[str, list[Progress]]] = {}
    for standpoint in map(str, Standpoint):
        for (commitment, state), progress in newest(standpoint).items():
            for theme in themes.get(commitment, ()) if state == country else ():
                found.setdefault(theme, {}).setdefault(standpoint, []).append(progress)
    return [
        (theme, {s: summary_of(scale, said) for s, said in found[theme].items()})
        for theme in sorted(found)
    ]


def summary_in(country: str, scale: Scale, standpoint: str) -> Summary:
    """Sum up the claims of a standpoint about a State."""
    return by_state(scale, standpoint).get(country) or summary_of(scale, ())


def actions_in(country: str) -> tuple[list[models.Action], int]:
    """List the first published actions of a State's institutions, and how many there are."""
    rows = published.actions().filter(institution__country=country)
    return list(rows.order_by("institution", "code")[:SHOWN]), rows.count()


def reports_in(country: str) -> tuple[list[models.Report], int]:
    """List the newest published reports of a State, and how many there are."""
    rows = models.Report.objects.filter(country=country, stage="published")
    newest_first = rows.select_related("institution", "cycle").order_by("-published_at", "id")
    return list(newest_first[:SHOWN]), rows.count()


def treaties_of(country: str, limit: int = 60) -> list[tuple[str, models.Commitment]]:
    """List the treaties that a State's commitments name, each with the first that names it."""
    named = _treaties(head()[1], country)[:limit]
    held = models.Commitment.objects.select_related("provision", "instrument")
    first = held.in_bulk([one for _treaty, one in named])
    return [(treaty, first[one]) for treaty, one in named if one in first]


@lru_cache(maxsize=64)
def _treaties(_head: str, country: str) -> tuple[tuple[str, UUID], ...]:
    rows = _undertaken(country).exclude(treaties=[]).order_by("source__received_at", "order")
    named: dict[str, UUID] = {}
    for one, treaties in rows.values_list("id", "treaties"):
        for treaty in treaties:
            named.setdefault(treaty, one)
    return tuple(sorted(named.items()))


def institutions_in(country: str) -> list[models.Institution]:
    """List the institutions of a State."""
    return list(models.Institution.objects.filter(country=country, active=True).order_by("name"))
