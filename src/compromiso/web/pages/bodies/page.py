"""What the pages about bodies are filled with."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from compromiso.register.selectors import bodies as selectors
from compromiso.web.ui.sent import at_least
from compromiso.web.ui.telling import name_actor


def bodies_facts() -> dict[str, Any]:
    """Give the bodies by name."""
    named = [(actor.id, _name(actor)) for actor in selectors.bodies()]
    return {
        "section": "assessments",
        "tab": "bodies",
        "bodies": sorted(named, key=lambda pair: pair[1].casefold()),
    }


def _name(actor: Any) -> str:
    return name_actor({"id": actor.id, "name": actor.name, "kind": actor.kind})


def body_facts(said: QueryDict, slug: str) -> dict[str, Any]:
    """Give a body with what it was entrusted, took, leads, supports and reported."""
    found = selectors.body(slug)
    here, number = get_language() or "", at_least(said.get("page"))
    page = selectors.entrusted_to(found, number, here) if found.actor else None
    led, supported = selectors.actions_of(found)
    return {
        "section": "assessments",
        "tab": "bodies",
        "body": found,
        "name": _name(found.actor) if found.actor else found.name,
        "listed": page,
        "tasks": selectors.tasks_of(found, here),
        "led": led,
        "supported": supported,
        "reports": selectors.reports_of(found),
        "page": page.page if page else 1,
        "pages": page.pages if page else 1,
        "before": page.page - 1 if page else 0,
        "after": page.page + 1 if page else 2,
    }
