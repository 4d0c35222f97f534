"""What the audit page is filled with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from compromiso.linking.finding import KINDS
from compromiso.register.permissions import REVIEW_CITATION, may
from compromiso.register.selectors.audit import OF_CITATIONS, findings
from compromiso.register.selectors.library import instruments_to_choose
from compromiso.web.access import person_of
from compromiso.web.pages.audit.shown import Shown, of_view
from compromiso.web.ui.findings import count_findings, name_kind
from compromiso.web.ui.notices import notice

PAIRED = OF_CITATIONS | {"misquoted", "same-task-two-bodies"}


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one kind."""

    kind: str
    name: str
    counted: str
    is_paired: bool
    findings: tuple[Shown, ...]


def audit_facts(request: HttpRequest) -> dict[str, Any]:
    """Give the findings of every document, or of the one that the address names."""
    document = request.GET.get("document", "")
    shown = [of_view(view) for view in findings(instrument=document)]
    return {
        "section": "audit",
        "groups": list(_groups(shown)),
        "instruments": instruments_to_choose(),
        "document": document,
        "told": notice(request),
        "may_decide": may(person_of(request), REVIEW_CITATION),
    }


def _groups(shown: Sequence[Shown]) -> Iterator[Group]:
    for kind in KINDS:
        if mine := tuple(s for s in shown if s.kind == kind):
            counted = count_findings(kind, len(mine))
            yield Group(kind, name_kind(kind), counted, kind in PAIRED, mine)
