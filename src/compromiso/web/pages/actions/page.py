"""What the pages of actions are filled with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from compromiso.register.permissions import DRAFT_ACTION, may
from compromiso.register.selectors.action_page import ActionPage, action
from compromiso.register.selectors.actions import ActionFilter, ActionList, actions, count_overdue
from compromiso.web.access import person_of
from compromiso.web.pages.actions.gantt import bar, span_of
from compromiso.web.pages.actions.history import ACTION
from compromiso.web.pages.actions.words import DONE, STAGE
from compromiso.web.ui.facets import ToldChoice, ToldFacet
from compromiso.web.ui.record_history import told_record
from compromiso.web.ui.sent import at_least
from compromiso.web.ui.telling import name_country

FACETS = ("institution", "country", "plan", "stage")


def today() -> date:
    """Give the day it is, in universal time."""
    return datetime.now(UTC).date()


def list_facts(request: HttpRequest) -> dict[str, Any]:
    """Give the actions that answer to the address, as a list or as a timeline."""
    person, asked = person_of(request), request.GET
    chosen = ActionFilter(
        **{name: asked.get(name, "") for name in (*FACETS, "year", "commitment")},
        late=today() if asked.get("late") else None,
        page=at_least(asked.get("page")),
    )
    found = actions(person, chosen)
    span = span_of(found.rows, today())
    return {
        "section": "programme",
        "here": "actions",
        "found": found,
        "facets": _facets(found),
        "page": found.page,
        "year": chosen.year,
        "late": bool(chosen.late),
        "timeline": asked.get("view") == "timeline",
        "years": span.years,
        "rows": [(row, bar(row, span, today()), stage(row.stage)) for row in found.rows],
        "filtered": chosen != ActionFilter(page=chosen.page),
        "may_draft": may(person, DRAFT_ACTION),
        "n_overdue": count_overdue(person, today()),
    }


def _facets(found: ActionList) -> list[ToldFacet]:
    labels = {
        "institution": _("Institution"),
        "country": _("State"),
        "plan": _("Plan"),
        "stage": _("Stage"),
    }
    return [
        ToldFacet(
            name,
            labels[name],
            tuple(ToldChoice(c.value, _label(name, c), c.count, c.chosen) for c in choices),
        )
        for name, choices in found.facets.items()
    ]


def _label(name: str, choice: Any) -> str:
    if name == "country":
        return name_country(choice.value)
    return str(STAGE[choice.value][1]) if name == "stage" else str(choice.label)


def stage(code: str) -> tuple[str, str]:
    """Give tone and word of a stage."""
    tone, word = STAGE[code]
    return tone, str(word)


def action_facts(request: HttpRequest, action_id: UUID) -> dict[str, Any]:
    """Give one action with its story, as the person may see it."""
    page = action(person_of(request), action_id)
    row = page.action
    span = span_of([row], today())
    return {
        "section": "programme",
        "here": "actions",
        "page": page,
        "a": row,
        "stage": stage(row.stage),
        "bar": bar(row, span, today()) if row.start or row.end else "",
        "years": span.years,
        "milestones": [(m, _tone(m)) for m in page.milestones],
        "totals": _totals(page),
        "history": told_record(
            page.history, page.action.institution.name, ACTION, by_name=page.may_read_all
        ),
        "told": DONE.get(request.GET.get("done", "")),
    }


def _tone(milestone: Any) -> str:
    if milestone.done_on:
        return "good"
    return "bad" if milestone.is_overdue(today()) else "live"


def _totals(page: ActionPage) -> Mapping[str, str]:
    return {currency: f"{amount:f}" for currency, amount in page.totals.items()}
