"""What programs send to draft and change actions and reports."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict


class Sent(Schema):
    """What is sent holds no field that is not described."""

    model_config = ConfigDict(extra="forbid")

    def said(self) -> dict[str, Any]:
        """Give the columns that were sent; identifiers in lists as text."""
        told = self.model_dump(exclude_unset=True, exclude={"why"})
        return {name: _plain(value) for name, value in told.items()}


def _plain(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    return [str(one) if isinstance(one, UUID) else one for one in value]


class ActionChange(Sent):
    """What an action is to say; what is left out stays as it is. `why` goes into the ledger."""

    code: str = ""
    title: str = ""
    description: str = ""
    language: str = "es"
    programme_line_id: UUID | None = None
    commitments: tuple[UUID, ...] = ()
    supporting: tuple[UUID, ...] = ()
    depends_on: tuple[UUID, ...] = ()
    start: date | None = None
    end: date | None = None
    budget: tuple[dict[str, Any], ...] = ()
    milestones: tuple[dict[str, Any], ...] = ()
    why: str = ""


class ActionDraft(ActionChange):
    """A new action of an institution."""

    institution_id: UUID
    code: str
    title: str


class ReportChange(Sent):
    """What a report is to say of itself; what is left out stays as it is."""

    cycle_id: UUID | None = None
    title: str = ""
    language: str = "es"
    summary: str = ""
    period_start: date | None = None
    period_end: date | None = None
    why: str = ""


class ReportDraft(ReportChange):
    """A new report of an institution."""

    institution_id: UUID
    title: str


class EntryDraft(Sent):
    """What a report says of some commitments and actions."""

    text: str
    commitments: tuple[UUID, ...] = ()
    actions: tuple[UUID, ...] = ()
    progress: str = ""


class EntryChange(Sent):
    """What an entry is to say; what is left out stays as it is."""

    text: str = ""
    commitments: tuple[UUID, ...] = ()
    actions: tuple[UUID, ...] = ()
    progress: str = ""
    why: str = ""


class Reason(Sent):
    """Why something is done; it goes into the ledger."""

    why: str = ""
