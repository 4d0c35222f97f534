"""Findings as the audit page shows them: one sentence, and words side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from compromiso.linking.finding import Difference, Finding
from compromiso.register.selectors.audit import OF_CITATIONS, CitedView, FindingView
from compromiso.web.ui.findings import Facts, tell_finding
from compromiso.web.ui.marked_text import Mark, mark_text
from compromiso.web.ui.telling import tell_place

LONGEST = 900
"""So many characters of a provision are shown beside a finding."""


@dataclass(frozen=True, slots=True)
class Side:
    """One column of a finding: where words stand, and the words."""

    place: str
    words: SafeString


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding ready to be shown; `state` and `version` say what was decided, `action` where to.

    `instrument` is the document it stands in and `provision` the point, where known.
    """

    kind: str
    anchor: str
    sentence: str
    instrument: Any
    provision: Any
    citing: SafeString
    cited: tuple[Side, ...]
    better: tuple[Side, ...]
    state: str
    version: int
    action: str
    differences: tuple[Difference, ...] = ()
    is_citation: bool = False


def of_view(view: FindingView) -> Shown:
    """Show a finding beside the words it is about."""
    kind, citation = view.finding.kind, view.citation
    cited, better = _sides(view.cited), _sides(view.candidates[:1])
    others = [_plain(anchor.quote) for anchor in view.finding.anchors[1:]]
    facts = Facts(view.words.strip()[:60], [s.place for s in cited], [s.place for s in better])
    is_citation = kind in OF_CITATIONS
    return Shown(
        kind,
        f"citation-{citation.id}" if citation else f"finding-{view.key}",
        tell_finding(kind, facts),
        view.provision.instrument if view.provision else None,
        view.provision,
        _citing(view.finding) if is_citation else _plain(view.words),
        cited or (() if is_citation else tuple(Side("", words) for words in others)),
        better,
        view.state,
        view.version,
        _action(view),
        view.finding.differences,
        citation is not None,
    )


def _action(view: FindingView) -> str:
    if view.citation is not None:
        return reverse("decide-citation", args=[view.citation.id])
    return reverse("decide-finding", args=[view.key])


def _citing(finding: Finding) -> SafeString:
    first, around = finding.anchors[0], finding.anchors[-1]
    start = first.start - around.start
    return mark_text(
        around.quote, [(0, len(around.quote))], [Mark(start, start + len(first.quote), "hit")]
    )


def _sides(cited: Iterable[CitedView]) -> tuple[Side, ...]:
    return tuple(
        Side(tell_place(one.provision) if one.provision else "", _plain(one.words)) for one in cited
    )


def _plain(words: str) -> SafeString:
    shown = words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"
    return mark_text(shown, [(0, len(shown))], [])
