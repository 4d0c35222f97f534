"""Doubts citations whose words restate another provision, and ranks the nearest ones.

How and why: docs/explanation/suspect.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log

from compromiso.model.citation import Citation, HeldTarget, Status, Target
from compromiso.model.provision import Provision, ProvisionRef
from compromiso.model.structure import Structure
from compromiso.text.citations.address_book import AddressBook
from compromiso.text.citations.lookalikes import are_twins
from compromiso.text.citations.plausibility import Plausibility
from compromiso.text.citations.restated import around_words, restated_words
from compromiso.text.citations.rivals import Rivals
from compromiso.text.citations.wording import Wording

WRONG = 0.05
"""How many labels in a hundred are taken to be misprinted before anything is read."""
TWIN_TIMES = 10
"""How many times likelier a slip to a lookalike letter is than to any other."""
PRIOR_LABELS = 4
"""How many labels of the file weigh as much as what is assumed about lookalikes beforehand."""
PHRASE = 2
"""Words come in phrases of about two, so that each tells half of what it would tell alone."""
SUGGESTED = 3
UNLIKELY = 4.75
"""How much likelier another provision must be, in natural logarithms of odds, than the one that a
sentence cites: about a hundred times."""
FEWEST = 3
LONGEST_LABEL = 4
TOKEN = re.compile(r"[^\W_]+")


def review(
    citations: Sequence[Citation], lower: str, structure: Structure, book: AddressBook
) -> tuple[Citation, ...]:
    """Give the citations, doubtful ones marked suspect, with suggestions where they fail."""
    wording = Wording(lower, structure)
    plausibility = Plausibility(citations, lower, structure, wording)
    rivals = Rivals(structure, book, wording)
    judge = _Judge(tuple(citations), lower, structure, wording, plausibility, rivals)
    return tuple(judge.reviewed(i) for i in range(len(citations)))


@dataclass(frozen=True)
class _Judge:
    citations: tuple[Citation, ...]
    lower: str
    structure: Structure
    wording: Wording
    plausibility: Plausibility
    rivals: Rivals

    def reviewed(self, i: int) -> Citation:
        citation = self.citations[i]
        if citation.status is Status.DANGLING:
            return self._with_nearest(i)
        if citation.status is Status.REPAIRED and citation.suggestions:
            return self._best_reading(i)
        if citation.status is not Status.RESOLVED:
            return citation
        return self._doubted(i) if self._restates(citation) else self._unlikely(i)

    def _unlikely(self, i: int) -> Citation:
        """Mark a citation within a sentence suspect if its words and place point elsewhere."""
        citation = self.citations[i]
        meant = self._provisions(citation.targets)
        if len(meant) > 1:
            return self._out_of_order(citation, meant)
        for cited in self._printed(citation, meant):
            rivals = self.rivals.of(cited)
            row = rivals.provisions
            if len(row) < FEWEST:
                continue
            weights = self.plausibility.weigh(i, rivals)
            least = weights[rivals.places[cited.instrument, cited.eid]] + UNLIKELY
            likelier = sorted((w, n) for n, w in enumerate(weights) if w > least)[::-1]
            better = [(w, n) for w, n in likelier if self._fits(row[n], cited, meant[0])]
            if better:
                best = [self._below(row[n], cited, meant[0]) for _, n in better[:SUGGESTED]]
                reason = (
                    f"Its words and place fit {dotted(best[0])} better than {dotted(meant[0])}."
                )
                return replace(
                    citation, status=Status.SUSPECT, suggestions=targets_of(best), reason=reason
                )
        return citation

    def _printed(self, citation: Citation, meant: Sequence[Provision]) -> Iterator[Provision]:
        """Yield the provision meant and those that it stands in, if their labels are printed."""
        tokens = TOKEN.findall(citation.raw.casefold())
        for provision in meant:
            for step in (provision, *self.structure.index.ancestors(provision)):
                label = (step.label_norm or "").casefold()
                if label in tokens and len(label) <= LONGEST_LABEL:
                    tokens.remove(label)
                    yield step

    def _fits(self, other: Provision, cited: Provision, meant: Provision) -> bool:
        if other.label_norm == cited.label_norm:
            return False
        return cited is meant or self._below(other, cited, meant) is not other

    def _below(self, other: Provision, cited: Provision, meant: Provision) -> Provision:
        """Give the provision in `other` that stands where the one meant stands in the cited one."""
        steps = meant.path[len(cited.path) :]
        for label in steps:
            inside = self.structure.index.children(other)
            other = next((p for p in inside if p.label_norm == label), other)
        return other

    def _out_of_order(self, citation: Citation, meant: Sequence[Provision]) -> Citation:
        """Mark a list suspect in which one number breaks the order of the others."""
        starts = [p.start for p in meant]
        if starts == sorted(set(starts)) or len({p.kind for p in meant}) > 1:
            return citation
        odd = [n for n in range(len(meant)) if _ascends(starts[:n] + starts[n + 1 :])]
        if not odd:
            return citation
        beside = [p for p in self.rivals.of(meant[odd[0]]).provisions if p not in meant]
        fitting = [
            p for p in beside if _ascends([*starts[: odd[0]], p.start, *starts[odd[0] + 1 :]])
        ]
        reason = f"{dotted(meant[odd[0]])} is out of order among the numbers listed."
        return replace(
            citation, status=Status.SUSPECT, suggestions=targets_of(fitting[:SUGGESTED]),
            reason=reason,
        )  # fmt: skip

    def _restates(self, citation: Citation) -> bool:
        """Tell a source note in brackets, which claims to restate, from a mere reference."""
        before = self.lower[max(0, citation.start - 1) : citation.start]
        return before == "(" and citation.host is not None and citation.form != "relative"

    def _provisions(self, targets: Iterable[Target]) -> list[Provision]:
        refs = (
            ProvisionRef(t.instrument, t.eid)
            for t in targets
            if isinstance(t, HeldTarget) and t.eid
        )
        return [self.structure.index.named(ref) for ref in refs]

    def _doubted(self, i: int) -> Citation:
        """Mark a citation suspect if another provision of its list is likelier to be meant."""
        citation = self.citations[i]
        words, beside = restated_words(self.lower, self.citations, i, self.structure)
        cited = self._provisions(citation.targets)
        if not words or not cited:
            return citation
        row = self.rivals.listed(cited[0])
        places = row.places
        here = [places[a] for p in cited if (a := (p.instrument, p.eid)) in places]
        shared = [p for n in beside for p in self._provisions(self.citations[n].targets)]
        near = [places[a] for p in shared if (a := (p.instrument, p.eid)) in places]
        weighed = sorted(
            (
                (gain / PHRASE - self._prior(cited, p, len(places)), p)
                for n, (gain, p) in enumerate(
                    zip(row.gains(words, here, near), row.provisions, strict=True)
                )
                if gain > 0 and n not in here and n not in near
            ),
            key=lambda pair: -pair[0],
        )
        best = [p for weight, p in weighed if weight > 0][:SUGGESTED]
        if not best:
            return citation
        reason = f"Its words fit {dotted(best[0])} better than {dotted(cited[0])}."
        return replace(citation, status=Status.SUSPECT, suggestions=targets_of(best), reason=reason)

    def _prior(self, cited: Sequence[Provision], other: Provision, row: int) -> float:
        """Give the log odds, before reading on, that a label is right and no slip for the other."""
        share = WRONG / max(row - 1, 1)
        label = other.label_norm or ""
        twins = [p.label_norm or "" for p in cited if are_twins(p.label_norm or "", label)]
        if twins:
            share = self._slips({label, *twins}, share * TWIN_TIMES)
        return log((1 - share) / share)

    def _slips(self, letters: set[str], assumed: float) -> float:
        """Give the share of these letters that the file misprints: what it did, it may do again."""
        alike = [p for p in self.structure.provisions if p.label_norm in letters]
        wrong = sum(map(_misprinted, alike))
        return (wrong + assumed * PRIOR_LABELS) / (len(alike) + PRIOR_LABELS)

    def _with_nearest(self, i: int) -> Citation:
        """Suggest the provisions that the words around a dangling citation restate best."""
        citation = self.citations[i]
        words = around_words(self.lower, self.citations, i, self.structure)
        held = {t.instrument for t in citation.suggestions if isinstance(t, HeldTarget)}
        leaves = self.rivals.leaves(frozenset(held), citation.start)
        near = leaves.nearest(words, SUGGESTED) if leaves is not None else []
        return replace(citation, suggestions=targets_of(near))

    def _best_reading(self, i: int) -> Citation:
        """Choose between the letters that a misprint may stand for by the words before it."""
        citation = self.citations[i]
        readings = self._provisions((*citation.targets, *citation.suggestions))
        if len(citation.targets) != 1 or len(readings) < 2:
            return citation
        words, _ = restated_words(self.lower, self.citations, i, self.structure)
        gains = self.wording.passages(readings).gains(words, [0], [])
        ranked = sorted(range(len(readings)), key=lambda n: -gains[n])
        best = [readings[n] for n in ranked]
        reason = f"“{citation.raw}” is read as {dotted(best[0])}."
        return replace(
            citation, targets=targets_of(best[:1]), suggestions=targets_of(best[1:]), reason=reason
        )


def _ascends(starts: Sequence[int]) -> bool:
    return all(a < b for a, b in pairwise(starts))


def _misprinted(provision: Provision) -> bool:
    letters = [c for c in (provision.label or "").casefold() if c.isalnum()]
    return letters != [provision.label_norm]


def targets_of(provisions: Iterable[Provision]) -> tuple[Target, ...]:
    """Give provisions as targets."""
    return tuple(HeldTarget(p.instrument, p.eid, p.path) for p in provisions)


def dotted(provision: Provision) -> str:
    """Give the path of a provision with dots, as people cite it."""
    return ".".join(provision.path)
