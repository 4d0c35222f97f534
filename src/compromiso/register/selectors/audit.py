"""What the audit finds, with the rows it speaks of and what people decided on it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from compromiso.linking.audit import audit
from compromiso.linking.finding import KINDS, Finding
from compromiso.linking.opened import Quoted
from compromiso.register import models
from compromiso.register.selectors.addresses import Addresses
from compromiso.register.selectors.dossiers import dossiers
from compromiso.register.services.ledger import head

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


def findings(kind: str = "", instrument: str = "") -> list[FindingView]:
    """List the findings, by kind and in document order, each with the decision in force."""
    found = [(key, one) for key, one in keyed_findings() if not kind or one.kind == kind]
    rows = _Rows([one for _, one in found])
    views = [rows.view(key, one) for key, one in found]
    return [view for view in views if not instrument or _stands_in(view, instrument)]


def finding_counts() -> Mapping[str, int]:
    """Count the findings of each kind, in the order in which an audit lists them."""
    counted = Counter(finding.kind for _, finding in keyed_findings())
    return {kind: counted[kind] for kind in KINDS if counted[kind]}


def _stands_in(view: FindingView, slug: str) -> bool:
    return view.provision is not None and view.provision.instrument.slug == slug


def keyed_findings() -> tuple[tuple[str, Finding], ...]:
    """Give each finding with a key that stays while the words it is about stay."""
    return _keyed(head()[1])


@lru_cache(maxsize=1)
def _keyed(version: str) -> tuple[tuple[str, Finding], ...]:
    met: Counter[str] = Counter()
    keyed = []
    for finding in audit(dossiers(as_read=True)).findings:
        said = "\x1f".join(_said(finding))
        met[said] += 1
        key = hashlib.sha256(f"{said}\x1f{met[said]}".encode()).hexdigest()
        keyed.append((key, finding))
    return tuple(keyed)


def _said(finding: Finding) -> Iterable[str]:
    yield finding.kind
    yield finding.source
    for anchor in finding.anchors:
        yield anchor.quote
    for quoted in finding.cited:
        yield f"{quoted.target.instrument}/{quoted.target.eid}"


class _Rows:
    """The rows that some findings speak of, fetched once for each kind."""

    def __init__(self, found: Iterable[Finding]) -> None:
        sources = {finding.source for finding in found}
        self._addresses = Addresses(sources)
        cited = models.Citation.objects.filter(source__sha256__in=sources).select_related("source")
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
