"""Fixed phrases found in running text by one walk over its words."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

WORDS = re.compile(r"([^\W_]+)")
PHRASE_WORD = re.compile(r"[^\W_]+\*?,?")
STEM = 4
WIDEST_GAP = 12
MOST_PASSING = 2
HYPHENS = frozenset(("-", "'", "’", "/", ".", "‑", "–", "´", "`"))

Meaning = TypeVar("Meaning")


class Words:
    """The words of a stretch of text, in lower case, with their positions in the whole text."""

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        parts = WORDS.split(text[start:end])  # gap, word, gap, word, …, gap
        bounds = array("q", accumulate(map(len, parts), initial=start))
        self.text = text
        self.starts = bounds[1:-1:2]
        self.ends = bounds[2::2]
        self.words = list(map(str.lower, parts[1::2]))

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Give the numbers of the words that begin in text[start:end], end excluded."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def joined(self, i: int, *, comma: bool = False) -> bool:
        """Say whether word `i` and the next one can belong to one phrase."""
        gap = self.text[self.ends[i] : self.starts[i + 1]]
        if comma:
            return gap[0] == "," and gap[1:].isspace()
        return gap == " " or gap in HYPHENS or (len(gap) <= WIDEST_GAP and gap.isspace())


@dataclass(frozen=True, slots=True)
class Hit(Generic[Meaning]):
    """A phrase found: word numbers (end excluded), positions and meaning."""

    first: int
    last: int
    start: int
    end: int
    meaning: Meaning


class _Shelf(Generic[Meaning]):
    """The phrases that begin with one word, found again by their second one."""

    __slots__ = ("_loose", "_pairs", "all")

    def __init__(self) -> None:
        self.all: list[tuple[tuple[str, ...], Meaning]] = []
        self._loose: list[tuple[tuple[str, ...], Meaning]] = []
        self._pairs: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}

    def put(self, phrase: tuple[str, ...], meaning: Meaning) -> None:
        self.all.append((phrase, meaning))

    def sort(self) -> None:
        """Put the longest first, and each phrase where its second word finds it."""
        self.all.sort(key=lambda entry: -len(entry[0]))
        plain = {p[1] for p, _ in self.all if len(p) > 1 and p[1][-1] not in "*,"}
        self._loose = [e for e in self.all if len(e[0]) == 1 or e[0][1][-1] in "*,"]
        for second in plain:
            self._pairs[second] = [
                e for e in self.all if len(e[0]) == 1 or e[0][1] == second or e[0][1][-1] in "*,"
            ]

    def before(self, following: str) -> list[tuple[tuple[str, ...], Meaning]]:
        """Give the phrases that may go on with a word, longest first."""
        return self._pairs.get(following, self._loose)


class PhraseBook(Generic[Meaning]):
    """Phrases and what they mean; a word ending in `*` stands for all words that begin so.

    A comma in a phrase must stand in the text; otherwise only spaces and hyphens may. Words of
    `passing` (adverbs, say) may stand inside a phrase. The longest phrase wins; of two equally
    long ones, the one put in first.
    """

    def __init__(
        self, phrases: Iterable[tuple[str, Meaning]], passing: frozenset[str] = frozenset()
    ) -> None:
        self._exact: dict[str, _Shelf[Meaning]] = {}
        self._stems: dict[str, _Shelf[Meaning]] = {}
        self._passing = passing
        for phrase, meaning in phrases:
            words = tuple(PHRASE_WORD.findall(phrase.lower()))
            if words and words[0].endswith("*"):
                self._stems.setdefault(words[0][:STEM], _Shelf()).put(words, meaning)
            elif words:
                self._exact.setdefault(words[0].rstrip(","), _Shelf()).put(words, meaning)
        for shelf in (*self._exact.values(), *self._stems.values()):
            shelf.sort()

    def match(self, words: Words, i: int) -> Hit[Meaning] | None:
        """Give the longest phrase that begins at word `i`, or None."""
        word = words.words[i]
        following = words.words[i + 1] if i + 1 < len(words.words) else ""
        for shelf in (self._exact.get(word), self._stems.get(word[:STEM])):
            if shelf is None:
                continue
            passes = following in self._passing
            for phrase, meaning in shelf.all if passes else shelf.before(following):
                if len(phrase) == 1:
                    last = i + 1 if _same(word, phrase[0]) else 0
                else:
                    last = _fits(phrase, words, i, self._passing)
                if last:
                    return Hit(i, last, words.starts[i], words.ends[last - 1], meaning)
        return None

    def find(self, words: Words, first: int = 0, last: int | None = None) -> Iterator[Hit[Meaning]]:
        """Yield the phrases among words `first` to `last` (excluded), none overlapping."""
        last = len(words.words) if last is None else last
        free = first
        for i in self._beginnings(words.words, first, last):
            hit = self.match(words, i) if i >= free else None
            if hit is not None and hit.last <= last:
                yield hit
                free = hit.last

    def _beginnings(self, words: list[str], first: int, last: int) -> list[int]:
        exact, stems = self._exact, self._stems
        if not stems:
            return [i for i in range(first, last) if words[i] in exact]
        return [i for i in range(first, last) if words[i] in exact or words[i][:STEM] in stems]


def _fits(phrase: tuple[str, ...], words: Words, i: int, passing: frozenset[str]) -> int:
    """Give the number of the word after a phrase that begins at word `i`, or 0."""
    said, comma, k, end = words.words, False, i, i + len(phrase)
    if said[i + 1 : end] == list(phrase[1:]) and phrase[0][-1] != ",":  # nearly always so
        return end if all(words.joined(j) for j in range(i, end - 1)) else 0
    if not (passing or "*" in "".join(phrase) or "," in "".join(phrase)):
        return 0
    for n, wanted in enumerate(phrase):
        while n and k < len(said) and said[k] in passing and not _same(said[k], wanted):
            if k - i > n + MOST_PASSING or not words.joined(k - 1):
                return 0
            k += 1
        if k >= len(said) or (n and not words.joined(k - 1, comma=comma)):
            return 0
        comma = wanted[-1] == ","
        if not _same(said[k], wanted[:-1] if comma else wanted):
            return 0
        k += 1
    return k


def _same(word: str, wanted: str) -> bool:
    return word == wanted or (wanted[-1] == "*" and word.startswith(wanted[:-1]))
