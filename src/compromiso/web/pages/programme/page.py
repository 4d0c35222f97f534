"""What the programme page is filled with."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from compromiso.linking.coverage import UNCITED
from compromiso.register.selectors.coverage import matrix
from compromiso.register.selectors.programme import lines
from compromiso.web.pages.programme.matrix import Matrix, of_plan


def programme_facts(asked: QueryDict) -> dict[str, Any]:
    """Give the plan that the address names, or the first, with its coverage."""
    held = lines()
    plans = {view.line.instrument.slug: view.line.instrument for view in held}
    facts = {"section": "programme", "plans": list(plans.values())}
    if not plans:
        return facts
    spoken = sorted(plans.values(), key=lambda plan: plan.language != get_language())
    plan = plans.get(asked.get("plan", ""), spoken[0])
    mine = [view for view in held if view.line.instrument.slug == plan.slug]
    laid = of_plan(matrix(), plan, mine)
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


def _counts(laid: Matrix) -> dict[str, int]:
    return {f"n_{standing}": laid.count(standing) for standing in ("cited", "served", "uncited")}
