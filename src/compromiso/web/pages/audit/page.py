"""What the audit page is filled with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from compromiso.linking.finding import KINDS, Finding
from compromiso.register.identity import finding_id
from compromiso.register.permissions import REVIEW_CITATION, may
from compromiso.register.selectors.doubts import doubts
from compromiso.register.selectors.history import history_of
from compromiso.register.selectors.library import library
from compromiso.web.access import person_of
from compromiso.web.pages.audit.shown import Shown, key_of, of_doubt, of_finding
from compromiso.web.pages.linked import current_audit
from compromiso.web.ui.findings import count_findings, name_kind
from compromiso.web.ui.notices import notice

CITATIONS = frozenset({"dangling", "suspect", "repaired", "ambiguous"})
PAIRED = CITATIONS | {"misquoted", "same-task-two-bodies"}


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
    instruments = [i for row in library() for i in row.instruments]
    document = request.GET.get("document", "")
    shown = [s for s in _all(instruments) if not document or _is_in(s, document)]
    return {
        "section": "audit",
        "groups": list(_groups(shown)),
        "instruments": sorted(instruments, key=lambda i: str(i.title)),
        "document": document,
        "told": notice(request),
        "may_decide": may(person_of(request), REVIEW_CITATION),
    }


def _is_in(shown: Shown, document: str) -> bool:
    return shown.instrument is not None and shown.instrument.slug == document


def _groups(shown: Sequence[Shown]) -> Iterator[Group]:
    for kind in KINDS:
        if mine := tuple(s for s in shown if s.kind == kind):
            counted = count_findings(kind, len(mine))
            yield Group(kind, name_kind(kind), counted, kind in PAIRED, mine)


def _all(instruments: Iterable[Any]) -> Iterator[Shown]:
    yield from map(of_doubt, doubts())
    places = {(i.source.sha256, i.start, i.end): i for i in instruments}
    for finding in current_audit().findings:
        if finding.kind not in CITATIONS:
            at = finding.anchors[0].start
            here = (i for (sha, a, b), i in places.items() if sha == finding.source and a <= at < b)
            yield of_finding(finding, next(here, None), *_decided(finding))


def _decided(finding: Finding) -> tuple[str, int]:
    """Say what was decided on a finding; a list of uncited points is only there to be read."""
    entries = [] if finding.kind == "uncited" else history_of(finding_id(key_of(finding)))
    return (entries[-1].value["decision"], entries[-1].version) if entries else ("proposed", 0)
