"""Says what in some documents a person should look at before relying on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from compromiso.linking.across import Followed, follow
from compromiso.linking.finding import KINDS, Audit, Finding
from compromiso.linking.opened import Opened
from compromiso.linking.quotations import misquotations
from compromiso.linking.repeated_tasks import repeated_tasks
from compromiso.linking.uncited import uncited
from compromiso.model.anchor import Anchor
from compromiso.model.citation import Citation, Status
from compromiso.model.dossier import Dossier

DOUBTFUL = frozenset({Status.DANGLING, Status.SUSPECT, Status.REPAIRED, Status.AMBIGUOUS})
GAP = "STRU-07"
"""The code of the issue that a list skips or repeats a number."""


def audit(dossiers: Iterable[Dossier]) -> Audit:
    """List what is doubtful, missing, misquoted or given twice in these dossiers.

    A citation of an instrument in another of the dossiers is followed into it.
    """
    opened = [Opened(dossier) for dossier in dossiers]
    followed = follow(opened)
    found = [finding for one in opened for finding in _of_one(one)]
    found += [_lost(trail) for trail in followed if trail.is_across and not trail.provisions]
    found += uncited(opened, followed)
    found += repeated_tasks(opened)
    order = {kind: place for place, kind in enumerate(KINDS)}
    return Audit(tuple(sorted(found, key=lambda finding: order[finding.kind])))


def _of_one(opened: Opened) -> Iterator[Finding]:
    for citation in opened.dossier.citations:
        if citation.status in DOUBTFUL:
            yield _doubtful(opened, citation)
    yield from misquotations(opened)
    yield from _gaps(opened)


def _lost(trail: Followed) -> Finding:
    """Report a citation of an instrument in another document that has no such provision."""
    title = trail.held.structure.instruments_by_id[trail.instrument].title
    name = trail.held.dossier.source.name
    found = _doubtful(trail.citing, trail.citation)
    reason = f"“{title}” in {name} has no such provision."
    return replace(found, kind="dangling", reason=reason)


def _doubtful(opened: Opened, citation: Citation) -> Finding:
    source = opened.dossier.source
    instrument = opened.instrument_at(citation.start)
    return Finding(
        citation.status.value, source.sha256, source.name,
        (opened.anchor(instrument, citation.start, citation.end), _around(opened, citation)),
        citation.reason, opened.quotes(citation.targets), opened.quotes(citation.suggestions),
    )  # fmt: skip


def _around(opened: Opened, citation: Citation) -> Anchor:
    """Cut the provision that a citation stands in."""
    instrument = opened.instrument_at(citation.start)
    host = opened.structure.index.by_ref.get(citation.host) if citation.host else None
    if host is None:
        return opened.anchor(instrument, citation.start, citation.end)
    return opened.anchor(instrument, host.start, host.end)


def _gaps(opened: Opened) -> Iterator[Finding]:
    source = opened.dossier.source
    for issue in opened.dossier.issues:
        if issue.code == GAP and issue.start is not None and issue.end is not None:
            anchor = opened.anchor(opened.instrument_at(issue.start), issue.start, issue.end)
            yield Finding("sibling-gap", source.sha256, source.name, (anchor,), issue.message)
