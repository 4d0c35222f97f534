"""What a person decides about a passage of a document that reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from compromiso.register import models
from compromiso.register.errors import EditConflict, NotHeld, NothingToUndo
from compromiso.register.keeping import add, change
from compromiso.register.permissions import LINK_PASSAGE, Person, require
from compromiso.register.selectors.reporting_passages import reporting
from compromiso.register.services import ledger


@ledger.recorded
def link_passage(
    passage_id: UUID, commitments: Sequence[UUID], *, version: int, by: Person, why: str = ""
) -> models.PassageLink:
    """Say which commitments a passage speaks of; none says that it speaks of nothing held.

    `version` is the one that the person saw, 0 where nothing had been decided.
    """
    require(by, LINK_PASSAGE)
    if not reporting().filter(id=passage_id).exists():
        raise NotHeld(noun="passage", address=str(passage_id))
    wanted = list(dict.fromkeys(map(str, commitments)))
    known = models.Commitment.objects.filter(id__in=wanted).values_list("id", flat=True)
    for one in set(wanted) - set(map(str, known)):
        raise NotHeld(noun="commitment", address=one)
    said = {"commitments": wanted, "stage": "linked" if wanted else "nothing"}
    return _decide(passage_id, version, said, by, why)


@ledger.recorded
def undo_passage(passage_id: UUID, *, version: int, by: Person) -> models.PassageLink:
    """Let a passage wait again."""
    require(by, LINK_PASSAGE)
    held = models.PassageLink.objects.filter(passage_id=passage_id).first()
    if held is None or held.stage == "open":
        raise NothingToUndo
    return _decide(passage_id, version, {"commitments": [], "stage": "open"}, by, "")


def _decide(
    passage_id: UUID, version: int, said: Mapping[str, Any], by: Person, why: str
) -> models.PassageLink:
    held = models.PassageLink.objects.filter(passage_id=passage_id).first()
    if held is not None:
        return change(models.PassageLink, held.id, version=version, changes=said, by=by, why=why)
    if version:
        raise EditConflict(now=0, then=version, theirs=None, yours=dict(said))
    own = next((seat.institution for seat in by.seats if seat.institution), None)
    return add(models.PassageLink(passage_id=passage_id, institution_id=own, **said), by=by)
