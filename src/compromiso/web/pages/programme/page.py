"""What the programme page is filled with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from compromiso.linking.coverage import UNCITED
from compromiso.register.selectors.library import library
from compromiso.register.selectors.programme import LineView, lines
from compromiso.web.pages.linked import current_coverage, languages
from compromiso.web.pages.programme.matrix import Matrix, matrix


def programme_facts(asked: QueryDict) -> dict[str, Any]:
    """Give the plan that the address names, or the first, with its coverage."""
    held = lines()
    plans = {view.line.instrument.slug: view.line.instrument for view in held}
    facts = {"section": "programme", "plans": list(plans.values())}
    if not plans:
        return facts
    plan = plans.get(asked.get("plan", ""), next(iter(plans.values())))
    mine = [view for view in held if view.line.instrument.slug == plan.slug]
    laid = _laid_out(plan, mine)
    first = asked.get("first") == UNCITED
    rows = sorted(laid.rows, key=lambda row: row.standing != UNCITED) if first else laid.rows
    return {
        **facts,
        "plan": plan,
        "matrix": laid,
        "rows": rows,
        "uncited_first": first,
        **_counts(laid),
    }


def _laid_out(plan: Any, mine: Sequence[LineView]) -> Matrix:
    spoken = languages()
    own = plan.source.sha256
    near = frozenset(sha for sha, language in spoken.items() if language == spoken.get(own))
    documents = {(row.source.sha256, i.ref): i for row in library() for i in row.instruments}
    find = lambda sha, ref: documents.get((sha, ref))  # noqa: E731
    alone = matrix(current_coverage(frozenset({own})), plan, mine, find)
    return alone if alone.rows else matrix(current_coverage(near), plan, mine, find)


def _counts(laid: Matrix) -> dict[str, int]:
    return {f"n_{standing}": laid.count(standing) for standing in ("cited", "served", "uncited")}
