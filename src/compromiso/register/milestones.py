"""The milestones of actions as rows, written with the action that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import uuid5

from compromiso.model.vague_date import VagueDate
from compromiso.register import models

FROM: Final = frozenset({"milestones", "stage", "institution_id"})
"""The columns of an action that its milestones follow from."""


def milestones_of(rows: Iterable[Any]) -> Iterator[models.Milestone]:
    """Yield a row for each milestone of an action that has a day."""
    for row in rows:
        if not isinstance(row, models.Action):
            continue
        for place, milestone in enumerate(row.milestones):
            when = VagueDate.read(str(milestone["due"] or ""))
            if when is not None:
                yield models.Milestone(
                    id=uuid5(row.id, str(place)),
                    action_id=row.id,
                    place=place,
                    first_day=when.first,
                    last_day=when.last,
                    done=bool(milestone["done_on"]),
                    stage=row.stage,
                    institution_id=row.institution_id,
                )


def add_milestones(rows: Iterable[Any]) -> None:
    """Add the milestones of these actions, inside the caller's transaction."""
    models.Milestone._default_manager.bulk_create(milestones_of(rows), batch_size=500)


def rewrite_milestones(row: Any) -> None:
    """Put the milestones of one action in place of those held."""
    models.Milestone._default_manager.filter(action_id=row.id).delete()
    add_milestones([row])
