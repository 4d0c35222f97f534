"""Findings as the audit page shows them: one sentence, and words side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from compromiso.linking.finding import Difference, Finding
from compromiso.linking.opened import Quoted
from compromiso.register.selectors.doubts import Cited, Doubt
from compromiso.web.ui.findings import Facts, tell_finding
from compromiso.web.ui.marked_text import Mark, mark_text
from compromiso.web.ui.telling import tell_path, tell_place

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
    citing: Side
    cited: tuple[Side, ...]
    better: tuple[Side, ...]
    state: str
    version: int
    action: str
    differences: tuple[Difference, ...] = ()
    is_citation: bool = False


def of_doubt(doubt: Doubt) -> Shown:
    """Show a citation to doubt."""
    citation = doubt.citation
    cited, better = _sides(doubt.targets), _sides(doubt.candidates[:1])
    facts = Facts(doubt.words.strip(), [s.place for s in cited], [s.place for s in better])
    return Shown(
        citation.status,
        f"citation-{citation.id}",
        tell_finding(citation.status, facts),
        doubt.instrument,
        citation.host,
        Side("", _citing(doubt)),
        cited,
        better,
        citation.state,
        citation.version,
        reverse("decide-citation", args=[citation.id]),
        is_citation=True,
    )


def of_finding(finding: Finding, instrument: Any, state: str, version: int) -> Shown:
    """Show what the audit found beyond citations, as decided so far."""
    key = key_of(finding)
    cited = tuple(_quoted(quoted) for quoted in finding.cited)
    facts = Facts(finding.anchors[0].quote.strip()[:60], [side.place for side in cited], [])
    words = [_plain(anchor.quote) for anchor in finding.anchors]
    return Shown(
        finding.kind,
        f"finding-{key}",
        tell_finding(finding.kind, facts),
        instrument,
        None,
        Side("", words[0]),
        cited or tuple(Side("", other) for other in words[1:]),
        (),
        state,
        version,
        reverse("decide-finding", args=[key]),
        finding.differences,
    )


def key_of(finding: Finding) -> str:
    """Name a finding by what it says, so that its decision outlives a new audit."""
    said = [finding.kind, finding.source, *(a.quote for a in finding.anchors)]
    return hashlib.sha256("\x00".join(said).encode()).hexdigest()


def _citing(doubt: Doubt) -> SafeString:
    text = f"{doubt.before}{doubt.words}{doubt.after}"
    start = len(doubt.before)
    return mark_text(text, [(0, len(text))], [Mark(start, start + len(doubt.words), "hit")])


def _sides(cited: Iterable[Cited]) -> tuple[Side, ...]:
    return tuple(Side(_place(one), _plain(one.words)) for one in cited)


def _place(cited: Cited) -> str:
    return tell_place(cited.provision) if cited.provision else str(cited.instrument.title)


def _quoted(quoted: Quoted) -> Side:
    return Side(tell_path(quoted.target.path), _plain(quoted.anchor.quote))


def _plain(words: str) -> SafeString:
    shown = words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"
    return mark_text(shown, [(0, len(shown))], [])
