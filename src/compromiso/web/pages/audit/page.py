"""What the audit page is filled with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from compromiso.linking.finding import KINDS
from compromiso.register.permissions import REVIEW_CITATION, may
from compromiso.register.selectors.audit import OF_CITATIONS, FindingView, finding_counts, findings
from compromiso.register.selectors.library import instruments_to_choose
from compromiso.web.access import person_of
from compromiso.web.pages.audit.shown import Shown, of_view
from compromiso.web.ui.findings import count_findings, name_kind
from compromiso.web.ui.notices import notice

PAIRED = OF_CITATIONS | {"misquoted", "same-task-two-bodies"}


FEW, FIRST, PAGE_SIZE = 100, 6, 25
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
    counts = dict(finding_counts())
    page, pages = 1, 1
    if kind in counts and not document:
        pages = -(-counts[kind] // PAGE_SIZE)
        page = _page(request.GET.get("page", ""), pages)
        views = findings(kind, first=(page - 1) * PAGE_SIZE, count=PAGE_SIZE)
        counts = {kind: counts[kind]}
    elif document:
        views = findings(instrument=document)
        counts = dict(Counter(view.finding.kind for view in views))
    elif sum(counts.values()) <= FEW:
        views = findings()
    else:
        views = [view for each in counts for view in findings(each, count=FIRST)]
    return {
        "section": "audit",
        "groups": list(_groups(views, counts)),
        "instruments": instruments_to_choose(),
        "document": document,
        "page": page,
        "pages": pages,
        "before": page - 1,
        "after": page + 1,
        "told": notice(request),
        "may_decide": may(person_of(request), REVIEW_CITATION),
    }


def _page(asked: str, pages: int) -> int:
    return min(max(int(asked), 1), pages) if asked.isdigit() and len(asked) < 7 else 1


def _groups(views: Sequence[FindingView], counts: Mapping[str, int]) -> Iterator[Group]:
    shown = [of_view(view) for view in views]
    for kind in KINDS:
        if mine := tuple(s for s in shown if s.kind == kind):
            counted = count_findings(kind, counts[kind])
            left = counts[kind] - len(mine) if len(counts) > 1 else 0
            yield Group(kind, name_kind(kind), counted, kind in PAIRED, mine, left)
