"""How well words fit a provision: smoothed word models over stems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import log

from Stemmer import Stemmer

from compromiso.model.provision import Provision
from compromiso.model.structure import Structure
from compromiso.terms.loading import LANGUAGES, terms

WORD = re.compile(r"[^\W\d_]{2,}")
Address = tuple[str, str]
"""A provision by its instrument and eId: quicker to look up than its reference."""
MOST_STEMS = 50_000
"""How many words of a language are kept with their stems."""
LONGEST_KEPT = 40


@cache
def _stemmer(language: str) -> Stemmer:
    return Stemmer(language, 0)


@cache
def _stopwords(language: str) -> frozenset[str]:
    return frozenset(terms(language, "stopwords")["words"].split())


class _Stems(dict[str, tuple[str, ...]]):
    """The stems of what stands between spaces in a language, as far as met: "and/or" has two."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stemmer = _stemmer(language)
        self._stopwords = _stopwords(language)

    def __missing__(self, printed: str) -> tuple[str, ...]:
        words = [word for word in WORD.findall(printed) if word not in self._stopwords]
        stems = tuple(self._stemmer.stemWords(words))
        if len(self) < MOST_STEMS and len(printed) <= LONGEST_KEPT:
            self[printed] = stems
        return stems

    def of(self, lower: str) -> list[str]:
        """Give the stems of the words of a lower-case text, the commonest words left out."""
        return list(chain.from_iterable(map(self.__getitem__, lower.split())))

    def counted(self, lower: str) -> Counter[str]:
        """Count the stems of the words of a lower-case text."""
        return Counter(chain.from_iterable(map(self.__getitem__, lower.split())))


@cache
def _stems(language: str) -> _Stems:
    return _Stems(language)


def stems(lower: str, language: str) -> list[str]:
    """Give the stems of the words of a lower-case text, the commonest words left out."""
    return _stems(language if language in LANGUAGES else "en").of(lower)


def counted_stems(lower: str, language: str) -> Counter[str]:
    """Count the stems of the words of a lower-case text, the commonest words left out."""
    return _stems(language if language in LANGUAGES else "en").counted(lower)


class _Counts:
    """The stems of provisions with all that they contain, counted once each."""

    def __init__(self, lower: str, structure: Structure) -> None:
        self._lower = lower
        self._structure = structure
        self._known: dict[Address, Counter[str]] = {}

    def of(self, provision: Provision) -> Counter[str]:
        address = provision.instrument, provision.eid
        known = self._known.get(address)
        if known is None:
            language = self._structure.language_of(provision)
            text = self._lower[provision.start : provision.subtree_end]
            known = self._known[address] = counted_stems(text, language)
        return known


class Wording:
    """The stems of the provisions of a text, counted once each."""

    def __init__(self, lower: str, structure: Structure) -> None:
        self._counts = _Counts(lower, structure)
        self._passages: dict[tuple[Address, ...], Passages] = {}

    def counts(self, provision: Provision) -> Counter[str]:
        """Count the stems of a provision with all that it contains."""
        return self._counts.of(provision)

    def passages(self, provisions: Sequence[Provision]) -> Passages:
        """Give these provisions as passages to be compared, made once."""
        key = tuple((p.instrument, p.eid) for p in provisions)
        known = self._passages.get(key)
        if known is None:
            # of what counts, which knows no passages: a ring would outlive the reading
            known = self._passages[key] = Passages(tuple(provisions), self._counts.of)
        return known


@dataclass(frozen=True, slots=True)
class _Counted:
    """The stems of some provisions, and what follows from them.

    Each is taken to hold common text besides its own, of average length: `common` is what a word
    has of it beforehand, `inverse` one by the length of each provision with it.
    """

    counts: list[Counter[str]]
    totals: list[int]
    common: float
    inverse: list[float]


class Passages:
    """Provisions that compete for words.

    The chance that a text that restates one of them has a word is smoothed with the counts of all
    of them together, as if each held an average provision's length of common text besides its own
    (Dirichlet smoothing): neither short nor long ones win by their size.

    Their stems are counted when they are first asked for.
    """

    def __init__(
        self, provisions: tuple[Provision, ...], count: Callable[[Provision], Counter[str]]
    ) -> None:
        self.provisions = provisions
        self.places = {(p.instrument, p.eid): place for place, p in enumerate(provisions)}
        self._count = count
        self._held: dict[str, dict[int, int]] = {}
        self._known: _Counted | None = None

    def _counted(self) -> _Counted:
        """Give what was counted, once."""
        if self._known is None:
            counts = [self._count(provision) for provision in self.provisions]
            totals = [count.total() for count in counts]
            whole = sum(totals) or 1
            added = whole / max(len(counts), 1)
            inverse = [1 / (own + added) for own in totals]
            self._known = _Counted(counts, totals, added / whole, inverse)
        return self._known

    def totals(self) -> list[int]:
        """Give how many stems each has."""
        return self._counted().totals

    def holders(self, word: str) -> Iterable[int]:
        """List the positions of the provisions that have a word."""
        return self._times(word)

    def _times(self, word: str) -> dict[int, int]:
        """Give how often a word stands in which of them, looked up once."""
        known = self._held.get(word)
        if known is None:
            known = {
                n: count[word] for n, count in enumerate(self._counted().counts) if word in count
            }
            self._held[word] = known
        return known

    def _told(self, words: Iterable[str]) -> list[str]:
        """List the words that any of them has, each once."""
        return [word for word in set(words) if self._times(word)]

    def _word(self, word: str) -> tuple[float, dict[int, int]]:
        """Give what each has of a word beforehand, and how often it stands in which of them."""
        times = self._times(word)
        return self._counted().common * sum(times.values()), times

    def _chance(self, word: str, place: int) -> float:
        share, times = self._word(word)
        return (share + times.get(place, 0)) * self._counted().inverse[place]

    def fits(self, words: Sequence[str]) -> list[float]:
        """Give for each the logarithm of its chance to have all these words, each of them told."""
        fits = [len(words) * log(inverse) for inverse in self._counted().inverse]
        common = 0.0
        for word in words:
            share, times = self._word(word)
            common += log(share)
            for place, often in times.items():
                fits[place] += log(1 + often / share)
        return [fit + common for fit in fits]

    def gains(
        self, words: Iterable[str], cited: Sequence[int], beside: Sequence[int]
    ) -> list[float]:
        """Say how much better each explains the words in the place of the cited ones.

        In natural logarithms of likelihood; positions as in `provisions`. Those `beside` are cited
        too, so that only the words that they do not explain count.
        """
        told = self._told(words)
        if beside:
            return self._gains_beside(told, cited, beside)
        now = sum(log(max(self._chance(word, place) for place in cited)) for word in told)
        return [fit - now for fit in self.fits(told)]

    def _gains_beside(
        self, words: Sequence[str], cited: Sequence[int], beside: Sequence[int]
    ) -> list[float]:
        gains = [0.0] * len(self.provisions)
        for word in words:
            known = max(self._chance(word, place) for place in beside)
            now = max(known, *(self._chance(word, place) for place in cited))
            for place in range(len(gains)):
                gains[place] += log(max(known, self._chance(word, place)) / now)
        return gains

    def nearest(self, words: Sequence[str], most: int) -> list[Provision]:
        """List the provisions that the words restate best, best first; none that shares no word."""
        told = self._told(words)
        fits = self.fits(told)
        sharing = {place for word in told for place in self._word(word)[1]}
        ranked = sorted(sharing, key=lambda place: (-fits[place], place))
        return [self.provisions[place] for place in ranked[:most]]
