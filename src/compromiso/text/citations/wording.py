"""How well words fit a provision: smoothed word models over stems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import log

from Stemmer import Stemmer

from compromiso.model.provision import Provision, ProvisionRef
from compromiso.model.structure import Structure
from compromiso.terms.loading import LANGUAGES, terms

WORD = re.compile(r"[^\W\d_]{2,}")
OWN_WEIGHT = 0.6
"""How much of a word's probability comes from the provision, the rest from all of them together."""


@cache
def _stemmer(language: str) -> Stemmer:
    return Stemmer(language if language in LANGUAGES else "en", 0)


@cache
def _stopwords(language: str) -> frozenset[str]:
    return frozenset(terms(language, "stopwords")["words"].split())


def stems(lower: str, language: str) -> list[str]:
    """Give the stems of the words of a lower-case text, the commonest words left out."""
    stop = _stopwords(language if language in LANGUAGES else "en")
    words = [word for word in WORD.findall(lower) if word not in stop]
    return _stemmer(language).stemWords(words)


class Wording:
    """The stems of provisions, counted once each, and how likely words are to restate them."""

    def __init__(self, lower: str, structure: Structure) -> None:
        self._lower = lower
        self._structure = structure
        self._counts: dict[ProvisionRef, Counter[str]] = {}

    def counts(self, provision: Provision) -> Counter[str]:
        """Count the stems of a provision with all that it contains."""
        known = self._counts.get(provision.ref)
        if known is None:
            language = self._structure.language_of(provision)
            text = self._lower[provision.start : provision.subtree_end]
            known = self._counts[provision.ref] = Counter(stems(text, language))
        return known

    def log_odds(
        self, words: Iterable[str], cited: Sequence[Provision], among: Sequence[Provision]
    ) -> list[float]:
        """Give for each provision of `among` how much better it explains the words than the cited.

        In natural logarithms, each distinct word counting once; above 0, it explains them better.
        A word is explained by the cited provisions as well as the best of them explains it.
        """
        models = [self.counts(provision) for provision in among]
        together: Counter[str] = Counter()
        for model in models:
            together.update(model)
        total = sum(together.values()) + 1
        sizes = [sum(model.values()) or 1 for model in models]
        held = [self.counts(provision) for provision in cited]
        held_sizes = [sum(model.values()) or 1 for model in held]
        odds = [0.0] * len(models)
        for word in set(words):
            if word not in together:
                continue
            floor = (1 - OWN_WEIGHT) * together[word] / total
            base = max(
                (OWN_WEIGHT * m[word] / n for m, n in zip(held, held_sizes, strict=True)), default=0.0
            )
            explained = log(base + floor)
            for i, model in enumerate(models):
                odds[i] += log(OWN_WEIGHT * model[word] / sizes[i] + floor) - explained
        return odds

    def nearest(
        self, words: Sequence[str], among: Sequence[Provision], most: int
    ) -> list[Provision]:
        """List the provisions that the words restate best, best first, those that share none left out."""
        odds = self.log_odds(words, (), among)
        ranked = sorted(zip(odds, range(len(among)), strict=True), key=lambda pair: (-pair[0], pair[1]))
        shared = set(words)
        near = (among[i] for _, i in ranked)
        return [p for p in near if not shared.isdisjoint(self.counts(p))][:most]
