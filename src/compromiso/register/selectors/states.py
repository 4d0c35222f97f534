"""A State: what it undertook, what it does, what it and others say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet

from compromiso.model.assessment import Progress
from compromiso.model.scale import Scale
from compromiso.observatory.summary import Summary, summary_of_counts
from compromiso.register import models
from compromiso.register.repeats import once
from compromiso.register.selectors import published, tallies
from compromiso.register.selectors.claim_tallies import THEME, found, newest_of, of_state, themes_of
from compromiso.register.selectors.language_versions import in_language, sources_in
from compromiso.terms.actor_names import groups_of_states

PAGE_SIZE: Final = 25
SHOWN: Final = 20
"""So many actions and reports stand on a page of a State or body; lists have them all."""
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class InState:
    """What the claims about a State come to, by standpoint: altogether, and by widest theme."""

    all: Mapping[str, Summary]
    themes: list[tuple[str, Mapping[str, Summary]]]


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
    page, pages = _numbered(number, total, size)
    return Page(tuple(rows[(page - 1) * size : page * size]), total, page, pages)


def page_by_document(
    rows: QuerySet[models.Commitment],
    counts: Sequence[tuple[UUID, int]],
    number: int,
    language: str,
) -> Page[models.Commitment]:
    """Give a page of commitments, in a language as far as they are held in it.

    They come document after document; how many of them each holds is known, so that those passed
    over are not read.
    """
    total = sum(count for _source, count in counts)
    page, pages = _numbered(number, total, PAGE_SIZE)
    ordered = rows.order_by("order", "id").select_related("provision__instrument", "instrument")
    found = list(_from(ordered, counts, (page - 1) * PAGE_SIZE))
    return Page(in_language(found, language), total, page, pages)


def _numbered(number: int, total: int, size: int) -> tuple[int, int]:
    """Give the page that is there for the one asked for, and how many there are."""
    pages = max(1, -(-total // size))
    return min(max(number, 1), pages), pages


def _from(
    rows: QuerySet[models.Commitment], counts: Iterable[tuple[UUID, int]], passed: int
) -> Iterator[models.Commitment]:
    left = PAGE_SIZE
    for source, count in counts:
        if passed < count and left:
            held = list(rows.filter(source=source)[passed : passed + left])
            left -= len(held)
            yield from held
        passed = max(0, passed - count)


def undertaken_by(country: str, number: int, language: str = "") -> Page[models.Commitment]:
    """List what a State undertook: by name, or together with the others as a group.

    Documents in `language` come first. What is held in several languages counts once and is told
    in that one.
    """
    acting = _acting(country)
    counts = [
        (source, sum(n for actors, n in held.items() if acting & set(actors.split(","))))
        for source, held in tallies.by_source("undertaken")
    ]
    own = sources_in(language) if language else frozenset[UUID]()
    counts.sort(key=lambda one: one[0] not in own)
    return page_by_document(_undertaken(country), counts, number, language)


def _acting(country: str) -> frozenset[str]:
    """Name the actors that are or hold a State: itself, and the groups of all States.

    Not the parties to an agreement, who may be two States, or bodies.
    """
    return groups_of_states() | {country}


def _undertaken(country: str) -> QuerySet[models.Commitment]:
    acting = models.CommitmentActor.objects.filter(
        commitment=OuterRef("id"), actor_id__in=_acting(country), role="actor"
    )
    rows = models.Commitment.objects.filter(Exists(acting), force="undertakes")
    return once(rows.exclude(state="rejected"))


def found_in(
    country: str, commitments: Iterable[models.Commitment]
) -> Mapping[UUID, Mapping[str, Progress]]:
    """Give what each standpoint found of each of some commitments in a State."""
    held = [one.id for one in commitments]
    stands = newest_of(held, country)
    return {one: stands.get((one, country), {}) for one in held}


def summaries_in(country: str, scale: Scale) -> InState:
    """Sum up the claims about a State by standpoint, and for each of the widest themes: a query."""
    held = of_state(country)
    themes = sorted({theme for counts in held.values() for theme in themes_of(counts)})
    return InState(
        {by: summary_of_counts(scale, found(counts)) for by, counts in held.items()},
        [
            (
                theme,
                {
                    by: summary_of_counts(scale, told)
                    for by, counts in held.items()
                    if (told := found(counts, f"{THEME}{theme}"))
                },
            )
            for theme in themes
        ],
    )


def actions_in(country: str) -> tuple[list[models.Action], int]:
    """List the first published actions of a State's institutions, and how many there are."""
    own = models.Institution.objects.filter(country=country).order_by("name", "id")
    bodies = list(own.values_list("id", flat=True))
    rows: list[models.Action] = []
    for one in bodies:
        led = published.actions().filter(institution=one).order_by("code")
        rows += led[: SHOWN - len(rows)] if len(rows) < SHOWN else ()
    held = models.Action.objects.filter(stage="published", institution__in=bodies)
    return rows, held.order_by().count()


def reports_in(country: str) -> tuple[list[models.Report], int]:
    """List the newest published reports of a State, and how many there are."""
    rows = models.Report.objects.filter(country=country, stage="published")
    newest_first = rows.select_related("institution", "cycle").order_by("-published_at", "-id")
    return list(newest_first[:SHOWN]), rows.count()


def treaties_of(country: str, limit: int = 60) -> list[tuple[str, models.Commitment]]:
    """List the treaties that a State's commitments name, each with the first that names it."""
    naming = [source for source, held in tallies.by_source("treaties") if held]
    rows = models.Commitment.objects.filter(source__in=naming).exclude(treaties=[]).order_by()
    columns = ("id", "treaties", "source_id", "order", "force", "state")
    found = [
        row for row in rows.values_list(*columns) if row[4] == "undertakes" and row[5] != "rejected"
    ]
    parts = models.CommitmentActor.objects.filter(commitment__in=[row[0] for row in found])
    acting = parts.filter(actor__in=_acting(country), role="actor").order_by()
    own = set(acting.values_list("commitment_id", flat=True))
    named: dict[str, UUID] = {}
    found.sort(key=lambda row: (naming.index(row[2]), row[3]))
    for one, treaties, *_place in found:
        for treaty in treaties if one in own else ():
            named.setdefault(treaty, one)
    first = dict(sorted(named.items())[:limit])
    held = models.Commitment.objects.select_related("provision", "instrument")
    rows_by_id = held.in_bulk(list(first.values()))
    return [(treaty, rows_by_id[one]) for treaty, one in first.items() if one in rows_by_id]


def institutions_in(country: str) -> list[models.Institution]:
    """List the institutions of a State."""
    return list(models.Institution.objects.filter(country=country, active=True).order_by("name"))
