"""What stands of claims, written in the transaction that changes the claims or the commitments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from compromiso.register import models
from compromiso.register.claim_counting import (
    About,
    Place,
    Said,
    about_of,
    counted_as,
    counted_units,
    tally_id,
    tally_rows,
    units_of,
)
from compromiso.register.counting import Counts, together, without
from compromiso.register.portions import portions
from compromiso.register.repeats import wholes_of
from compromiso.register.touched import Touched

Counted = Mapping[Place, Counts]


def count_claims() -> None:
    """Write all that stands of claims from the rows held, inside the caller's transaction."""
    models.ClaimUnit._default_manager.all().delete()
    models.ClaimTally._default_manager.all().delete()
    claimed = models.Claim.objects.filter(stage="published").order_by("commitment_id")
    for some in portions(list(claimed.values_list("commitment_id", flat=True).distinct())):
        _count_anew(some)


def _recount(commitment_ids: set[UUID]) -> None:
    """Write anew what stands of the claims about these commitments."""
    for some in portions(sorted(commitment_ids)):
        _count_anew(some)


CLAIMED: Final = Touched("commitments", _recount)
"""The commitments of which the claims are counted anew before the running service ends."""


def _count_anew(commitments: Sequence[UUID]) -> None:
    """Write the units of some commitments anew, and the tallies as far as they differ.

    Claims about what one text says in several languages are claims about one commitment.
    """
    counting = wholes_of(commitments)
    members = list({*counting, *commitments})
    held = models.ClaimUnit._default_manager.filter(commitment_id__in=members)
    before, now = list(held), list(_units(members, counting))
    if _values(before) == _values(now):
        return
    held.delete()
    models.ClaimUnit._default_manager.bulk_create(now, batch_size=500)
    _change_tallies(counted_units(before), counted_units(now))


def _values(units: list[models.ClaimUnit]) -> Mapping[UUID, tuple[Any, ...]]:
    columns = [field.attname for field in models.ClaimUnit._meta.concrete_fields]
    return {unit.id: tuple(getattr(unit, name) for name in columns) for unit in units}


def _units(
    commitments: Sequence[UUID], counting: Mapping[UUID, UUID]
) -> Iterator[models.ClaimUnit]:
    columns = (*("commitment_id", "country", "standpoint", "institution_id"), "progress", "date")
    rows = models.Claim.objects.filter(commitment_id__in=commitments, stage="published").order_by()
    claims = [counted_as(Said(*row), counting) for row in rows.values_list(*columns, "id")]
    yield from units_of(claims, _about({claim.commitment for claim in claims}))


def _about(commitments: Iterable[UUID]) -> Mapping[UUID, About]:
    wanted = list(commitments)
    themes: dict[UUID, list[str]] = defaultdict(list)
    rows = models.CommitmentTheme.objects.filter(commitment_id__in=wanted).order_by()
    for commitment, theme in rows.values_list("commitment_id", "theme"):
        themes[commitment].append(theme)
    held = models.Commitment.objects.filter(id__in=wanted).order_by()
    told = held.values_list("id", "instrument_id", "force", "state")
    return {one: about_of(work, force, state, themes[one]) for one, work, force, state in told}


def _change_tallies(before: Counted, now: Counted) -> None:
    changed = {place for place in {*before, *now} if before.get(place) != now.get(place)}
    held = models.ClaimTally._default_manager.in_bulk([tally_id(place) for place in changed])
    counts = {
        place: without(
            together([_counts(held.get(tally_id(place))), now.get(place, {})]),
            before.get(place, {}),
        )
        for place in changed
    }
    gone = [tally_id(place) for place, left in counts.items() if not left]
    models.ClaimTally._default_manager.filter(id__in=gone).delete()
    models.ClaimTally._default_manager.bulk_create(
        tally_rows({place: left for place, left in counts.items() if left}),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["counts"],
    )


def _counts(row: models.ClaimTally | None) -> Counts:
    return row.counts if row else {}
