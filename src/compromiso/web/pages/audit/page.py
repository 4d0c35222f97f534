"""What the audit page is filled with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest

from compromiso.linking.finding import KINDS
from compromiso.register.kept_findings import known_until
from compromiso.register.permissions import REVIEW_CITATION, may
from compromiso.register.selectors.audit import (
    OF_CITATIONS,
    FindingView,
    finding_counts,
    finding_on,
    findings,
)
from compromiso.register.selectors.library import instruments_to_choose
from compromiso.web.access import person_of
from compromiso.web.pages.audit.shown import Shown, of_view
from compromiso.web.ui.findings import count_findings, name_kind
from compromiso.web.ui.notices import notice
from compromiso.web.ui.sent import page_of

PAIRED = OF_CITATIONS | {"misquoted", "same-task-two-bodies"}


KEPT: Final = ("document", "kind", "page", "citation")
"""What the address says of the part of the list at hand: kept over a decision."""
FEW, FIRST, PAGE_SIZE = 40, 6, 25
"""Up to so many findings all are shown; of more, the first of each kind, or a page of one kind."""


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one kind, or the first of them; `left` are not shown."""

    kind: str
    name: str
    counted: str
    is_paired: bool
    findings: tuple[Shown, ...]
    left: int = 0


def audit_facts(request: HttpRequest) -> dict[str, Any]:
    """Give the findings of every document, or of the document or kind that the address names."""
    document, kind = request.GET.get("document", ""), request.GET.get("kind", "")
    asked = _asked(request.GET.get("citation", ""))
    counts = dict(finding_counts(document))
    page, pages = 1, 1
    if asked:
        views = finding_on(asked)
        counts = dict(Counter(view.finding.kind for view in views))
    elif kind in counts:
        pages = -(-counts[kind] // PAGE_SIZE)
        page = page_of(request.GET.get("page", ""), pages)
        views = findings(kind, document, first=(page - 1) * PAGE_SIZE, count=PAGE_SIZE)
        counts = {kind: counts[kind]}
    elif sum(counts.values()) <= FEW:
        views = findings(instrument=document)
    else:
        views = [view for each in counts for view in findings(each, document, count=FIRST)]
    return {
        "section": "audit",
        "groups": list(_groups(views, counts, alone=kind in counts)),
        "instruments": instruments_to_choose(),
        "document": document,
        "kept": {name: value for name in KEPT if (value := request.GET.get(name, ""))},
        "page": page,
        "pages": pages,
        "before": page - 1,
        "after": page + 1,
        "behind": known_until(),
        "told": notice(request),
        "may_decide": may(person_of(request), REVIEW_CITATION),
    }


def _asked(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def _groups(
    views: Sequence[FindingView], counts: Mapping[str, int], *, alone: bool
) -> Iterator[Group]:
    shown = [of_view(view) for view in views]
    for kind in KINDS:
        if mine := tuple(s for s in shown if s.kind == kind):
            counted = count_findings(kind, counts[kind])
            left = 0 if alone else counts[kind] - len(mine)
            yield Group(kind, name_kind(kind), counted, kind in PAIRED, mine, left)
