"""The proposals that wait, one behind the other in the order of their documents."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from compromiso.register.selectors.commitments import at_place, commitment, count_of_state
from compromiso.web.pages.commitments.page import commitment_facts
from compromiso.web.ui.notices import notice
from compromiso.web.ui.sent import at_least


def queue_facts(request: HttpRequest) -> dict[str, Any]:
    """Give the proposal at the place asked for, how many wait, and what was decided last."""
    place = at_least(request.GET.get("n", ""))
    total = count_of_state("proposed")
    place = max(1, min(place, total))
    found = at_place("proposed", place)
    facts = {"section": "review", "waiting": total, "n": place, "last": _last(request)}
    if found is None:
        return {**facts, "n": 0, "told": notice(request)}
    later = f"?n={place + 1 if place < total else 1}" if total > 1 else ""
    return {**commitment_facts(request, commitment(found)), **facts, "back": place, "later": later}


def _last(request: HttpRequest) -> Any:
    """Give what was decided last, to be taken back, if the address names it."""
    try:
        decided = UUID(request.GET.get("last", ""))
    except ValueError:
        return None
    return commitment(decided).commitment
