"""What the audit finds, with the rows it speaks of and what people decided on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, QuerySet

from compromiso.linking.finding import KINDS, Finding
from compromiso.linking.opened import Quoted
from compromiso.register import models
from compromiso.register.kept_findings import finding_of, rows
from compromiso.register.selectors.addresses import NamedAddresses

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

    `first` and `count` give a part of the list.
    """
    found: Sequence[models.AuditFinding] | QuerySet[models.AuditFinding]
    found = _of_instrument(instrument) if instrument else rows()
    if kind:
        found = _of_kind(found, kind)
    return _views(found[first:] if count is None else found[first : first + count])


def finding_on(citation_id: UUID) -> list[FindingView]:
    """Give the findings on one citation, none where there is none."""
    cited = models.Citation.objects.select_related("source").filter(id=citation_id).first()
    if cited is None:
        return []
    held = rows().filter(sha256=cited.source.sha256, kind__in=OF_CITATIONS)
    return _views([row for row in held if _start(row) == cited.start])


def _of_kind(found: Any, kind: str) -> Any:
    if isinstance(found, QuerySet):
        return found.filter(kind=kind)
    return [row for row in found if row.kind == kind]


def _of_instrument(slug: str) -> list[models.AuditFinding]:
    """List what was found in the words of an instrument."""
    held = models.Instrument.objects.filter(slug=slug).select_related("source").first()
    if held is None:
        return []
    found = rows().filter(sha256=held.source.sha256)
    after = held.source.instruments.filter(order__gt=held.order).order_by("order").first()
    end = after.start if after else max(held.end, held.source.chars)
    return [row for row in found if held.start <= _start(row) < end]


def _start(row: models.AuditFinding) -> int:
    return int(row.value["anchors"][0]["start"])


def _views(found: Iterable[models.AuditFinding]) -> list[FindingView]:
    keyed = [(row.key, finding_of(row)) for row in found]
    held = _Rows([one for _, one in keyed], [key for key, _ in keyed])
    return [held.view(key, one) for key, one in keyed]


def finding_counts(instrument: str = "") -> Mapping[str, int]:
    """Count the findings of each kind, in the order in which an audit lists them."""
    if instrument:
        counted: Mapping[str, int] = Counter(row.kind for row in _of_instrument(instrument))
    else:
        counted = dict(rows().order_by().values_list("kind").annotate(n=Count("place")))
    return {kind: counted[kind] for kind in KINDS if counted.get(kind)}


def _names(found: Iterable[Finding]) -> set[str]:
    """Name the provisions that findings quote."""
    quoted = (one for finding in found for one in (*finding.cited, *finding.candidates))
    return {one.target.eid for one in quoted if one.target.eid}


class _Rows:
    """The rows that some findings speak of, fetched once for each kind."""

    def __init__(self, found: Sequence[Finding], keys: Iterable[str]) -> None:
        sources = {finding.source for finding in found}
        self._addresses = NamedAddresses(sources, _names(found))
        starts = {finding.anchors[0].start for finding in found}
        cited = models.Citation.objects.filter(
            source__sha256__in=sources, start__in=starts
        ).select_related("source", "host", "host__instrument")
        self._citations = {(c.source.sha256, c.start, c.end): c for c in cited}
        decisions = models.FindingDecision.objects.filter(key__in=list(keys))
        self._decisions = {decision.key: decision for decision in decisions}

    def view(self, key: str, finding: Finding) -> FindingView:
        """Put one finding together with its rows."""
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
            self._place(finding, citation),
            citation,
            self._cited(finding.source, finding.cited),
            self._cited(finding.source, finding.candidates),
            state,
            version,
        )

    def _place(self, finding: Finding, citation: models.Citation | None) -> models.Provision | None:
        if citation is not None and citation.host is not None:
            return citation.host
        return self._addresses.at(finding.source, finding.anchors[0].start)

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
