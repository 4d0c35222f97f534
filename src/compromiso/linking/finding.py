"""What an audit finds."""

from __future__ import annotations

from dataclasses import dataclass

from compromiso.linking.opened import Quoted
from compromiso.model.anchor import Anchor

KINDS = (
    "dangling", "suspect", "repaired", "ambiguous", "misquoted", "uncited",
    "same-task-two-bodies", "sibling-gap",
)  # fmt: skip
"""The kinds of finding, in the order in which an audit lists them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that a quotation has and the words that stand in their place in the text quoted."""

    quoted: str
    printed: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person should look at.

    `kind` is one of `KINDS`; `source` is the SHA-256 of the file and `name` its name; `anchors`
    are the words in the file, the first the one to look at; `cited` are the provisions that they
    name and `candidates` the better or nearest ones, best first; `reason` is one sentence;
    `differences` are set for `misquoted` only.
    """

    kind: str
    source: str
    name: str
    anchors: tuple[Anchor, ...]
    reason: str
    cited: tuple[Quoted, ...] = ()
    candidates: tuple[Quoted, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """All findings, by kind and then in document order."""

    findings: tuple[Finding, ...]

    def of_kind(self, kind: str) -> tuple[Finding, ...]:
        """List the findings of one kind."""
        return tuple(finding for finding in self.findings if finding.kind == kind)
