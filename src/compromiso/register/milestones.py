"""The open milestones of actions as rows, written with the action that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid5

from compromiso.model.vague_date import VagueDate
from compromiso.register import models


def open_milestones(rows: Iterable[Any]) -> Iterator[models.OpenMilestone]:
    """Yield a row for each milestone of an action that has a day and is not done."""
    for row in rows:
        if not isinstance(row, models.Action):
            continue
        for place, milestone in enumerate(row.milestones):
            when = VagueDate.read(str(milestone["due"] or ""))
            if when is not None and not milestone["done_on"]:
                name = uuid5(row.id, str(place))
                yield models.OpenMilestone(id=name, action_id=row.id, last_day=when.last)


def add_open_milestones(rows: Iterable[Any]) -> None:
    """Add the open milestones of these actions, inside the caller's transaction."""
    models.OpenMilestone._default_manager.bulk_create(open_milestones(rows), batch_size=500)


def rewrite_open_milestones(row: Any) -> None:
    """Put the open milestones of one action in place of those held."""
    models.OpenMilestone._default_manager.filter(action_id=row.id).delete()
    add_open_milestones([row])
