"""How well words fit a provision: smoothed word models over stems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import inf, log

from Stemmer import Stemmer

from compromiso.model.provision import Provision, ProvisionRef
from compromiso.model.structure import Structure
from compromiso.terms.loading import LANGUAGES, terms

WORD = re.compile(r"[^\W\d_]{2,}")


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
    stemmed: list[str] = _stemmer(language).stemWords(words)
    return stemmed


class Wording:
    """The stems of the provisions of a text, counted once each."""

    def __init__(self, lower: str, structure: Structure) -> None:
        self._lower = lower
        self._structure = structure
        self._counts: dict[ProvisionRef, Counter[str]] = {}
        self._passages: dict[tuple[ProvisionRef, ...], Passages] = {}

    def counts(self, provision: Provision) -> Counter[str]:
        """Count the stems of a provision with all that it contains."""
        known = self._counts.get(provision.ref)
        if known is None:
            language = self._structure.language_of(provision)
            text = self._lower[provision.start : provision.subtree_end]
            known = self._counts[provision.ref] = Counter(stems(text, language))
        return known

    def passages(self, provisions: Sequence[Provision]) -> Passages:
        """Give these provisions as passages to be compared, made once."""
        key = tuple(provision.ref for provision in provisions)
        known = self._passages.get(key)
        if known is None:
            known = Passages(tuple(provisions), [self.counts(p) for p in provisions])
            self._passages[key] = known
        return known


class Passages:
    """Provisions that compete for words.

    The chance that a text that restates one of them has a word is smoothed with the counts of all
    of them together, as if each held an average provision's length of common text besides its own
    (Dirichlet smoothing): neither short nor long ones win by their size.
    """

    def __init__(self, provisions: tuple[Provision, ...], counts: Sequence[Counter[str]]) -> None:
        self.provisions = provisions
        self._places: dict[str, list[tuple[int, int]]] = {}
        for place, count in enumerate(counts):
            for word, times in count.items():
                self._places.setdefault(word, []).append((place, times))
        total = sum(count.total() for count in counts) or 1
        added = total / max(len(counts), 1)
        self._common = added / total
        self._inverse = [1 / (count.total() + added) for count in counts]

    def chances(self, words: Iterable[str]) -> list[list[float]]:
        """Give for each word that any of them has its chance in each of them."""
        found = []
        for word in set(words):
            places = self._places.get(word)
            if places:
                share = self._common * sum(times for _, times in places)
                chances = [share * inverse for inverse in self._inverse]
                for place, times in places:
                    chances[place] += times * self._inverse[place]
                found.append(chances)
        return found

    def gains(
        self, words: Iterable[str], cited: Sequence[int], beside: Sequence[int]
    ) -> list[float]:
        """Say how much better each explains the words in the place of the cited ones.

        In natural logarithms of likelihood; positions as in `provisions`. Those `beside` are cited
        too, so that only the words that they do not explain count.
        """
        times = [1.0] * len(self.provisions)
        for chances in self.chances(words):
            known = max((chances[i] for i in beside), default=0.0)
            now = max(known, *(chances[i] for i in cited))
            times = [
                so_far * ((chance if chance > known else known) / now)
                for so_far, chance in zip(times, chances, strict=True)
            ]
        return [log(each) if each > 0 else -inf for each in times]

    def nearest(self, words: Sequence[str], most: int) -> list[Provision]:
        """List the provisions that the words restate best, best first; none that shares no word."""
        fits = [0.0] * len(self.provisions)
        for chances in self.chances(words):
            fits = [fit + log(chance) for fit, chance in zip(fits, chances, strict=True)]
        sharing = {place for word in set(words) for place, _ in self._places.get(word, ())}
        ranked = sorted(sharing, key=lambda i: (-fits[i], i))
        return [self.provisions[i] for i in ranked[:most]]
