"""Doubts citations whose words restate another provision, and ranks the nearest ones.

How and why: docs/explanation/suspect.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from compromiso.model.citation import Citation, HeldTarget, Status
from compromiso.model.provision import Provision, ProvisionRef
from compromiso.model.structure import Structure
from compromiso.text.citations.address_book import AddressBook
from compromiso.text.citations.lookalikes import are_twins
from compromiso.text.citations.restated import restated_words
from compromiso.text.citations.wording import Wording

WRONG = 0.05
"""How many labels in a hundred are taken to be misprinted before anything is read."""
TWIN_TIMES = 10
"""How many times likelier a slip to a lookalike letter is than to any other."""
SUGGESTED = 3


def review(
    citations: Sequence[Citation], lower: str, structure: Structure, book: AddressBook, wording: Wording
) -> tuple[Citation, ...]:
    """Give the citations with doubtful ones marked suspect, and with suggestions where they fail."""
    judge = _Judge(tuple(citations), lower, structure, book, wording)
    return tuple(judge.reviewed(i) for i in range(len(citations)))


@dataclass(frozen=True)
class _Judge:
    citations: tuple[Citation, ...]
    lower: str
    structure: Structure
    book: AddressBook
    wording: Wording

    def reviewed(self, i: int) -> Citation:
        citation = self.citations[i]
        if citation.status is Status.DANGLING:
            return self._with_nearest(i)
        if citation.status is Status.REPAIRED and citation.suggestions:
            return self._best_reading(i)
        if citation.status is Status.RESOLVED and self._restates(citation):
            return self._doubted(i)
        return citation

    def _restates(self, citation: Citation) -> bool:
        """Tell a source note in brackets, which claims to restate, from a mere reference."""
        before = self.lower[max(0, citation.start - 1) : citation.start]
        return before == "(" and citation.form != "relative"

    def _provisions(self, citation: Citation) -> list[Provision]:
        refs = (ProvisionRef(t.instrument, t.eid) for t in citation.targets if isinstance(t, HeldTarget) and t.eid)
        return [self.structure.index.by_ref[ref] for ref in refs]

    def _doubted(self, i: int) -> Citation:
        """Mark a citation suspect if another provision of the list is likelier to be meant."""
        citation = self.citations[i]
        words, beside = restated_words(self.lower, self.citations, i, self.structure)
        cited = self._provisions(citation)
        others = [p for n in beside for p in self._provisions(self.citations[n])]
        if not words or not cited:
            return citation
        row = self.book.listed(cited[0])
        odds = self.wording.log_odds(words, [*cited, *others], row)
        likelier = []
        for provision, odd in zip(row, odds, strict=True):
            if provision in cited or provision in others:
                continue
            weight = odd - _prior(cited, provision, len(row))
            if weight > 0:
                likelier.append((weight, provision))
        if not likelier:
            return citation
        likelier.sort(key=lambda pair: -pair[0])
        best = [p for _, p in likelier[:SUGGESTED]]
        reason = f"The words before it fit {'.'.join(best[0].path)} better than {'.'.join(cited[0].path)}."
        return replace(
            citation, status=Status.SUSPECT, suggestions=tuple(map(_target, best)), reason=reason
        )

    def _with_nearest(self, i: int) -> Citation:
        """Suggest the provisions that the words around a dangling citation restate best."""
        return self.citations[i]

    def _best_reading(self, i: int) -> Citation:
        return self.citations[i]


def _prior(cited: Sequence[Provision], other: Provision, row: int) -> float:
    """Give the natural logarithm of how much likelier the printed label is, before reading on."""
    share = WRONG / max(row - 1, 1)
    if any(are_twins(p.label_norm or "", other.label_norm or "") for p in cited):
        share *= TWIN_TIMES
    return log((1 - WRONG) / share)


def _target(provision: Provision) -> HeldTarget:
    return HeldTarget(provision.instrument, provision.eid, provision.path)
