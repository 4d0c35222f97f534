"""What the audit finds, with the rows it speaks of and what people decided on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count

from compromiso.linking.finding import KINDS, Finding
from compromiso.linking.opened import Quoted
from compromiso.register import models
from compromiso.register.kept_findings import finding_of, rows
from compromiso.register.selectors.addresses import Addresses

OF_CITATIONS: Final = frozenset({"dangling", "suspect", "repaired", "ambiguous"})
"""The kinds of finding that are decided on the citation itself."""


@dataclass(frozen=True, slots=True)
class CitedView:
    """A provision that a finding names, in its own words, and its row where it is held."""

    words: str
    provision: models.Provision | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, where it stands, and the decision on it.

    `citation` is set for the kinds that are decided on a citation (`decide_citation`); others are
    decided by `key` (`decide_finding`). `version` is what the next decision must name.
    """

    key: str
    finding: Finding
    provision: models.Provision | None
    citation: models.Citation | None
    cited: tuple[CitedView, ...]
    candidates: tuple[CitedView, ...]
    state: str
    version: int

    @property
    def is_decided(self) -> bool:
        """Say whether a person's decision stands on it."""
        return self.state != "proposed"

    @property
    def words(self) -> str:
        """Give the words to look at."""
        return self.finding.anchors[0].quote


def findings(
    kind: str = "", instrument: str = "", first: int = 0, count: int | None = None
) -> list[FindingView]:
    """List the findings, by kind and in document order, each with the decision in force.

    `first` and `count` give a part of the list; with an instrument it is read whole.
    """
    found = rows().filter(kind=kind) if kind else rows()
    if instrument:
        holding = models.Source.objects.filter(instruments__slug=instrument)
        found = found.filter(sha256__in=holding.values("sha256"))
        views = _views(found)
        views = [view for view in views if _stands_in(view, instrument)]
        return views[first:] if count is None else views[first : first + count]
    return _views(found[first:] if count is None else found[first : first + count])


def _views(found: Iterable[models.AuditFinding]) -> list[FindingView]:
    keyed = [(row.key, finding_of(row)) for row in found]
    held = _Rows([one for _, one in keyed])
    return [held.view(key, one) for key, one in keyed]


def finding_counts() -> Mapping[str, int]:
    """Count the findings of each kind, in the order in which an audit lists them."""
    counted = dict(rows().order_by().values_list("kind").annotate(n=Count("place")))
    return {kind: counted[kind] for kind in KINDS if counted.get(kind)}


def _stands_in(view: FindingView, slug: str) -> bool:
    return view.provision is not None and view.provision.instrument.slug == slug


class _Rows:
    """The rows that some findings speak of, fetched once for each kind."""

    def __init__(self, found: Sequence[Finding]) -> None:
        sources = {finding.source for finding in found}
        self._addresses = Addresses(sources)
        starts = {finding.anchors[0].start for finding in found}
        cited = models.Citation.objects.filter(
            source__sha256__in=sources, start__in=starts
        ).select_related("source")
        self._citations = {(c.source.sha256, c.start, c.end): c for c in cited}
        decisions = models.FindingDecision.objects.all()
        self._decisions = {decision.key: decision for decision in decisions}

    def view(self, key: str, finding: Finding) -> FindingView:
        """Put one finding together with its rows."""
        anchor = finding.anchors[0]
        citation = self._citation(finding)
        decision = self._decisions.get(key)
        state, version = ("proposed", 0)
        if citation is not None:
            state, version = citation.state, citation.version
        elif decision is not None:
            state, version = decision.decision, decision.version
        return FindingView(
            key,
            finding,
            self._addresses.at(finding.source, anchor.start),
            citation,
            self._cited(finding.source, finding.cited),
            self._cited(finding.source, finding.candidates),
            state,
            version,
        )

    def _citation(self, finding: Finding) -> models.Citation | None:
        if finding.kind not in OF_CITATIONS:
            return None
        anchor = finding.anchors[0]
        return self._citations.get((finding.source, anchor.start, anchor.end))

    def _cited(self, sha256: str, quoted: Iterable[Quoted]) -> tuple[CitedView, ...]:
        return tuple(
            CitedView(
                one.anchor.quote,
                self._addresses.provision(sha256, one.target.instrument, one.target.eid),
            )
            for one in quoted
        )
