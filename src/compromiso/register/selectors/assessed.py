"""What the claims come to: by State, by theme, by commitment, and how far assessors agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from compromiso.model.assessment import Progress, Standpoint
from compromiso.model.scale import Scale
from compromiso.observatory.agreement import Agreement, agreement
from compromiso.observatory.scales import scales
from compromiso.observatory.summary import Summary, summary_of
from compromiso.register import models
from compromiso.register.selectors.standing_claims import (
    ANY,
    newest,
    once_per_change,
    standing_claims,
    top_themes,
)

COLUMNS = 30
"""So many commitments stand beside each other."""


def by_state(scale: Scale, standpoint: str) -> Mapping[str, Summary]:
    """Sum up the claims of a standpoint for each State that any is about."""
    return _by_state(scale.id, standpoint)


@once_per_change
def _by_state(scale_id: str, standpoint: str) -> Mapping[str, Summary]:
    scale = scales()[scale_id]
    found: dict[str, list[Progress]] = defaultdict(list)
    for (_commitment, country), progress in newest(standpoint).items():
        found[country].append(progress)
    return {country: summary_of(scale, said) for country, said in found.items() if country}


@dataclass(frozen=True, slots=True)
class Heat:
    """States down, themes or commitments across; a cell without claims is not in `cells`."""

    states: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Summary]


def by_theme(scale: Scale, standpoint: str, states: Iterable[str]) -> Heat:
    """Sum up the claims of a standpoint for each State and each of the widest themes."""
    return _by_theme(scale.id, standpoint, tuple(states))


@once_per_change
def _by_theme(scale_id: str, standpoint: str, states: tuple[str, ...]) -> Heat:
    scale = scales()[scale_id]
    found: dict[tuple[str, str], list[Progress]] = defaultdict(list)
    themes = top_themes()
    for (commitment, country), progress in newest(standpoint).items():
        for theme in themes.get(commitment, ()):
            found[country, theme].append(progress)
    return _heat(scale, found, states, sorted({theme for _country, theme in found}))


def by_commitment(
    scale: Scale, standpoint: str, states: Iterable[str], commitments: Sequence[UUID]
) -> Heat:
    """Give the claims of a standpoint for each State and each of some commitments."""
    held, told = newest(standpoint), tuple(dict.fromkeys((*states, *claimed_states())))
    found = {
        (country, str(one)): [held[one, country]]
        for one in commitments
        for country in told
        if (one, country) in held
    }
    return _heat(scale, found, states, [str(one) for one in commitments])


@once_per_change
def claimed_states() -> tuple[str, ...]:
    """List the States that any claim is about."""
    return tuple(sorted({country for _one, country in newest(ANY) if country}))


def _heat(
    scale: Scale,
    found: Mapping[tuple[str, str], list[Progress]],
    states: Iterable[str],
    columns: Iterable[str],
) -> Heat:
    told = {place: summary_of(scale, said) for place, said in found.items() if place[0]}
    rows = dict.fromkeys((*states, *sorted(country for country, _ in told)))
    return Heat(tuple(rows), tuple(columns), told)


def claimed_commitments(instrument: str, page: int) -> tuple[list[models.Commitment], int]:
    """List a page of the commitments of a document in its order, and how many pages there are."""
    rows = models.Commitment.objects.filter(instrument__slug=instrument).exclude(state="rejected")
    total = rows.count()
    pages = max(1, -(-total // COLUMNS))
    start = (min(max(page, 1), pages) - 1) * COLUMNS
    ordered = rows.select_related("provision", "instrument").order_by("source", "order")
    return list(ordered[start : start + COLUMNS]), pages


def agreements(scale: Scale) -> tuple[Agreement, Agreement]:
    """Measure agreement among assessors outside the States, and with the States' own claims.

    A unit is a commitment in one State; each institution gives it its newest claim.
    """
    return _agreements(scale.id)


@once_per_change
def _agreements(scale_id: str) -> tuple[Agreement, Agreement]:
    scale = scales()[scale_id]
    return _measured(scale, outside=True), _measured(scale, outside=False)


def _measured(scale: Scale, *, outside: bool) -> Agreement:
    counted: Counter[tuple[float, ...]] = Counter()
    for found, count in _units(outside).items():
        counted[tuple(_ratings(scale, found))] += count
    return agreement(counted, scale.metric)


def _ratings(scale: Scale, found: Iterable[Progress]) -> Iterator[float]:
    """Yield what can be rated of what was found in one unit, in order."""
    grades = (scale.grade(progress) for progress in found)
    ratings = (scale.rating(grade) for grade in grades if grade)
    yield from sorted(rating for rating in ratings if rating is not None)


@once_per_change
def _units(outside: bool) -> Mapping[tuple[Progress, ...], int]:
    """Count how often the same was found of a unit by as many assessors."""
    units: dict[tuple[UUID, str], list[Progress]] = defaultdict(list)
    for one in standing_claims():
        if not outside or one.standpoint != Standpoint.SELF:
            units[one.commitment, one.country].append(one.progress)
    return Counter(tuple(sorted(found)) for found in units.values() if len(found) > 1)


def disputed(scale: Scale, limit: int = 20) -> list[tuple[UUID, str]]:
    """List the commitments and States whose claims lie farthest apart on a scale."""
    return _disputed(scale.id, limit)


@once_per_change
def _disputed(scale_id: str, limit: int) -> list[tuple[UUID, str]]:
    scale = scales()[scale_id]
    ratings: dict[tuple[UUID, str], list[float]] = defaultdict(list)
    grades = {progress: scale.grade(progress) for progress in Progress}
    places = {p: float(scale.grades.index(grade)) for p, grade in grades.items() if grade}
    for one in standing_claims():
        if one.progress in places:
            ratings[one.commitment, one.country].append(places[one.progress])
    apart = {unit: max(said) - min(said) for unit, said in ratings.items()}
    far = sorted(
        (unit for unit in apart if apart[unit]), key=lambda u: (-apart[u], u[1], str(u[0]))
    )
    return far[:limit]
