"""What the published claims come to, read from the tallies that are written with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from uuid import UUID

from compromiso.model.assessment import Progress
from compromiso.register import models
from compromiso.register.claim_counting import ANY, tally_id
from compromiso.register.counting import Counts
from compromiso.register.repeats import counting_for

THEME: Final = "theme:"
FORCE: Final = "force:"


def by_key(axis: str, standpoint: str) -> Mapping[str, Counts]:
    """Give the counts of an axis for each of its keys, as a standpoint found: one query."""
    rows = models.ClaimTally._default_manager.filter(axis=axis, standpoint=standpoint)
    return dict(rows.order_by("key").values_list("key", "counts"))


def of_state(country: str) -> Mapping[str, Counts]:
    """Give the counts of one State by standpoint: one query."""
    rows = models.ClaimTally._default_manager.filter(axis="state", key=country)
    return dict(rows.values_list("standpoint", "counts"))


def counts_at(axis: str, key: str, standpoint: str) -> Counts:
    """Give the counts of one place; none where nothing was found."""
    rows = models.ClaimTally._default_manager.filter(id=tally_id((axis, key, standpoint)))
    return rows.values_list("counts", flat=True).first() or {}


def found(counts: Counts, name: str = "found") -> Mapping[Progress, int]:
    """Give how often what was found under a name of some counts."""
    return {Progress(progress): number for progress, number in counts.get(name, {}).items()}


def themes_of(counts: Counts) -> Iterator[str]:
    """Yield the themes that some counts of a State speak of."""
    yield from (name.removeprefix(THEME) for name in counts if name.startswith(THEME))


def said(told: str) -> list[Progress]:
    """Read what was found as it is counted: with commas."""
    return [Progress(each) for each in told.split(",") if each]


def newest_of(
    commitments: Iterable[UUID], country: str | None = None
) -> Mapping[tuple[UUID, str], Mapping[str, Progress]]:
    """Give what stands of some commitments (in one State), by commitment and State.

    What was found of a commitment in one language stands of it in every other.
    """
    asked = list(commitments)
    counting = counting_for(asked)
    wanted = {counting.get(one, one) for one in asked}
    rows = models.ClaimUnit._default_manager.filter(commitment_id__in=wanted)
    if country is not None:
        rows = rows.filter(country=country)
    stands: dict[UUID, list[tuple[str, Mapping[str, Progress]]]] = defaultdict(list)
    for one, state, newest in rows.values_list("commitment_id", "country", "newest"):
        told = {by: Progress(progress) for by, progress in newest.items()}
        stands[one].append((state, told))
    return {(one, state): told for one in asked for state, told in stands[counting.get(one, one)]}


def claimed_states() -> tuple[str, ...]:
    """List the States that any claim is about."""
    return tuple(country for country in by_key("state", ANY) if country)
