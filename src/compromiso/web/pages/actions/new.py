"""What the form of a new action holds at first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, QueryDict
from django.utils.translation import get_language

from compromiso.register.permissions import DRAFT_ACTION, Person
from compromiso.register.selectors.action_proposals import proposal_of
from compromiso.register.selectors.seats import institutions_within


def first_values(asked: QueryDict, person: Person) -> Mapping[str, Any]:
    """Give the form's first values: those of a line of a plan, of a commitment, or nearly none."""
    own = institutions_within(person, DRAFT_ACTION).first()
    values: dict[str, Any] = {"version": 0, "language": get_language() or "es"}
    if own is not None:
        values |= {"institution": str(own.id), "language": own.language}
    if line := asked.get("line"):
        values |= _of_line(_identity(line))
    if commitment := asked.get("commitment"):
        values["commitments"] = [str(_identity(commitment))]
    return values


def _of_line(line: UUID) -> dict[str, Any]:
    said = proposal_of(line)
    said["programme_line"] = said.pop("programme_line_id")
    said["code"] = said["code"].replace(".", "-")
    return said


def _identity(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
