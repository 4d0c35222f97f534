"""What the programme page is filled with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from compromiso.linking.coverage import CITED, SERVED, UNCITED
from compromiso.register.selectors.coverage import matrix
from compromiso.register.selectors.programme import lines
from compromiso.web.pages.programme.matrix import ShownRow, of_plan

STANDINGS = (CITED, SERVED, UNCITED)


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
    rows, every = laid.near(), asked.get("points") == "all"
    first = asked.get("first") == UNCITED
    return {
        **facts,
        "plan": plan,
        "matrix": laid,
        "rows": in_order(laid.rows if every else rows, uncited_first=first),
        "uncited_first": first,
        "every_point": every,
        "has_more": len(rows) < len(laid.rows),
        **{f"n_{standing}": sum(r.standing == standing for r in rows) for standing in STANDINGS},
    }


def in_order(rows: Sequence[ShownRow], *, uncited_first: bool) -> list[ShownRow]:
    """Give the rows as in the document, or those that no line takes up before the others."""
    return sorted(rows, key=lambda row: uncited_first and row.standing != UNCITED)
