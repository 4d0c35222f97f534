"""The proposals that wait, one behind the other in the order of their documents."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from compromiso.register.selectors.commitments import CommitmentFilter, commitment, commitments
from compromiso.web.pages.commitments.page import commitment_facts
from compromiso.web.ui.notices import notice


def queue_facts(request: HttpRequest) -> dict[str, Any]:
    """Give the proposal at the place asked for, how many wait, and what was decided last."""
    place = _place(request.GET.get("n", ""))
    first = commitments(CommitmentFilter(state="proposed", page=1))
    place = min(place, first.total)
    facts = {"section": "review", "waiting": first.total, "n": place, "last": _last(request)}
    if not first.total:
        return {**facts, "told": notice(request)}
    row = _row(first, place)
    later = f"?n={place + 1 if place < first.total else 1}" if first.total > 1 else ""
    return {**commitment_facts(request, commitment(row.id)), **facts, "back": place, "later": later}


def _row(first: Any, place: int) -> Any:
    size = max(len(first.rows), 1)
    page, at = divmod(place - 1, size)
    rows = (
        first.rows
        if page == 0
        else commitments(CommitmentFilter(state="proposed", page=page + 1)).rows
    )
    return rows[at]


def _place(given: str) -> int:
    return max(int(given), 1) if given.isdigit() and len(given) < 7 else 1


def _last(request: HttpRequest) -> Any:
    """Give what was decided last, to be taken back, if the address names it."""
    try:
        decided = UUID(request.GET.get("last", ""))
    except ValueError:
        return None
    return commitment(decided).commitment
