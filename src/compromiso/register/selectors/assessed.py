"""What the claims come to: by State, by theme, by commitment, and how far assessors agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from compromiso.model.assessment import Progress
from compromiso.model.scale import Scale
from compromiso.observatory.agreement import Agreement, agreement
from compromiso.observatory.summary import Summary, summary_of_counts
from compromiso.register import models
from compromiso.register.selectors.claim_tallies import (
    THEME,
    by_key,
    claimed_states,
    counts_at,
    found,
    newest_of,
    said,
    themes_of,
)

Units = list[tuple[list[Progress], int]]
"""What several found of one thing, and how often."""
COLUMNS = 30
"""So many commitments stand beside each other."""


def by_state(scale: Scale, standpoint: str) -> Mapping[str, Summary]:
    """Sum up the claims of a standpoint for each State that any is about."""
    held = by_key("state", standpoint)
    return {key: summary_of_counts(scale, found(counts)) for key, counts in held.items() if key}


@dataclass(frozen=True, slots=True)
class Heat:
    """States down, themes or commitments across; a cell without claims is not in `cells`."""

    states: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Summary]


def by_theme(scale: Scale, standpoint: str, states: Iterable[str]) -> Heat:
    """Sum up the claims of a standpoint for each State and each of the widest themes."""
    held = by_key("state", standpoint)
    told = {
        (key, theme): found(counts, f"{THEME}{theme}")
        for key, counts in held.items()
        for theme in themes_of(counts)
    }
    return _heat(scale, told, states, sorted({theme for _country, theme in told}))


def by_commitment(
    scale: Scale, standpoint: str, states: Iterable[str], commitments: Sequence[UUID]
) -> Heat:
    """Give the claims of a standpoint for each State and each of some commitments."""
    told = {
        (country, str(one)): {stands[standpoint]: 1}
        for (one, country), stands in newest_of(commitments).items()
        if standpoint in stands
    }
    rows = dict.fromkeys((*states, *claimed_states()))
    return _heat(scale, told, rows, [str(one) for one in commitments])


def _heat(
    scale: Scale,
    told: Mapping[tuple[str, str], Mapping[Progress, int]],
    states: Iterable[str],
    columns: Iterable[str],
) -> Heat:
    cells = {place: summary_of_counts(scale, each) for place, each in told.items() if place[0]}
    rows = dict.fromkeys((*states, *sorted(country for country, _ in cells)))
    return Heat(tuple(rows), tuple(columns), cells)


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
    return _measured(scale, _units("outside")), _measured(scale, _units("everybody"))


def all_agreements(held: Iterable[Scale]) -> Mapping[str, tuple[Agreement, Agreement]]:
    """Measure agreement on several scales, by identifier: two queries for all of them."""
    units = _units("outside"), _units("everybody")
    return {scale.id: (_measured(scale, units[0]), _measured(scale, units[1])) for scale in held}


def _units(among: str) -> Units:
    """Give how often the same was found of a unit by several."""
    counted = counts_at("units", "", among).get("said", {})
    return [(said(told), number) for told, number in counted.items()]


def _measured(scale: Scale, units: Units) -> Agreement:
    counted: Counter[tuple[float, ...]] = Counter()
    for told, count in units:
        counted[tuple(_ratings(scale, told))] += count
    return agreement(counted, scale.metric)


def _ratings(scale: Scale, told: Iterable[Progress]) -> Iterator[float]:
    """Yield what can be rated of what was found in one unit, in order."""
    grades = (scale.grade(progress) for progress in told)
    ratings = (scale.rating(grade) for grade in grades if grade)
    yield from sorted(rating for rating in ratings if rating is not None)


def disputed(scale: Scale, limit: int = 20) -> list[tuple[UUID, str]]:
    """List the commitments and States whose claims lie farthest apart on a scale."""
    apart: dict[int, list[str]] = defaultdict(list)
    for told in counts_at("units", "", "everybody").get("said", {}):
        apart[_apart(scale, said(told))].append(told)
    far: list[tuple[UUID, str]] = []
    for distance in sorted((each for each in apart if each), reverse=True):
        rows = models.ClaimUnit._default_manager.filter(said__in=apart[distance])
        ordered = rows.order_by("country", "commitment_id")
        far += ordered.values_list("commitment_id", "country")[: limit - len(far)]
        if len(far) == limit:
            break
    return far


def _apart(scale: Scale, told: Iterable[Progress]) -> int:
    """Count the grades between the lowest and the highest of what was found."""
    grades = [grade for progress in told if (grade := scale.grade(progress))]
    places = [scale.grades.index(grade) for grade in grades]
    return max(places) - min(places) if places else 0
