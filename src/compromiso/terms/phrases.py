"""Fixed phrases found in running text by one walk over its words."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, chain
from typing import Generic, NamedTuple, TypeVar

WORDS = re.compile(r"(\w+)")
PHRASE_WORD = re.compile(r"[^\W_]+\*?,?")
STEM = 4
WIDEST_GAP = 12
MOST_PASSING = 2
HYPHENS = frozenset(("-", "'", "’", "/", ".", "‑", "–", "´", "`"))

Meaning = TypeVar("Meaning")


class Words:
    """The words of a stretch of text, in lower case, with their positions in the whole text."""

    __slots__ = ("_kept", "_places", "ends", "starts", "text", "words")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        stretch = text[start:end]
        small = stretch.lower()
        same = len(small) == len(stretch)  # "İ" grows a dot of its own
        parted = (small if same else stretch).replace("_", " ")
        parts = WORDS.split(parted)  # gap, word, gap, word, …, gap
        bounds = array("q", accumulate(map(len, parts), initial=start))
        self.text = text
        self.starts = bounds[1:-1:2]
        self.ends = bounds[2::2]
        self.words = parts[1::2] if same else list(map(str.lower, parts[1::2]))
        self._places: dict[str, list[int]] = {}
        self._kept: dict[int, list[int]] = {}

    @property
    def places(self) -> dict[str, list[int]]:
        """Give the different words of the stretch, each with its numbers in order."""
        places = self._places
        if not places:
            for i, word in enumerate(self.words):
                if word in places:
                    places[word].append(i)
                else:
                    places[word] = [i]
        return places

    def kept(self, key: int, work_out: Callable[[Words], list[int]]) -> list[int]:
        """Give what `work_out` says of these words, worked out once per key."""
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = work_out(self)
        return found

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Give the numbers of the words that begin in text[start:end], end excluded."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def joined(self, i: int, *, comma: bool = False) -> bool:
        """Say whether word `i` and the next one can belong to one phrase."""
        gap = self.text[self.ends[i] : self.starts[i + 1]]
        if comma:
            return gap[0] == "," and gap[1:].isspace()
        return gap == " " or gap in HYPHENS or (len(gap) <= WIDEST_GAP and gap.isspace())


class Hit(NamedTuple, Generic[Meaning]):
    """A phrase found: word numbers (end excluded), positions and meaning."""

    first: int
    last: int
    start: int
    end: int
    meaning: Meaning


class _Phrase(Generic[Meaning]):
    """The words of a phrase; a `plain` one has no star and no comma to be minded.

    `stem` is how the first word has to begin, `tail` are the words after it.
    """

    __slots__ = ("length", "meaning", "opens", "plain", "stem", "tail", "words")

    def __init__(self, words: tuple[str, ...], meaning: Meaning) -> None:
        self.words = words
        self.meaning = meaning
        self.length = len(words)
        self.stem = words[0].rstrip("*")
        self.tail = list(words[1:])
        self.opens = words[0][-1] != ","
        self.plain = not any(word[-1] in "*," for word in words)


class _Shelf(Generic[Meaning]):
    """The phrases that begin with one word, found again by their second one."""

    __slots__ = ("all", "loose", "near", "pairs")

    def __init__(self) -> None:
        self.all: list[_Phrase[Meaning]] = []
        self.loose: list[_Phrase[Meaning]] = []
        self.near: dict[str, list[_Phrase[Meaning]]] = {}
        self.pairs: dict[str, list[_Phrase[Meaning]]] = {}

    def sort(self) -> None:
        """Put the longest first, and each phrase where its second word or its stem finds it."""
        self.all.sort(key=lambda phrase: -phrase.length)
        seconds = [(p, p.tail[0].rstrip(",") if p.tail else "*") for p in self.all]
        self.loose = [p for p, second in seconds if second[-1] == "*" and len(second) <= STEM]
        starred = {
            second[:STEM] for _, second in seconds if second[-1] == "*" and len(second) > STEM
        }
        for stem in starred:
            self.near[stem] = [p for p, second in seconds if _may_follow(second, stem, whole=False)]
        for word in {second for _, second in seconds if second[-1] != "*"}:
            self.pairs[word] = [p for p, second in seconds if _may_follow(second, word, whole=True)]

    def on(self, following: str) -> list[_Phrase[Meaning]]:
        """List the phrases that a second word leaves possible, the longest first."""
        found = self.pairs.get(following)
        return self.near.get(following[:STEM], self.loose) if found is None else found


def _may_follow(second: str, word: str, *, whole: bool) -> bool:
    """Say whether the second word of a phrase may stand where `word` does, or begins so."""
    if second[-1] != "*":
        return whole and second == word
    return len(second) <= STEM or word[:STEM] == second[:STEM]


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
                self._stems.setdefault(words[0][:STEM], _Shelf()).all.append(
                    _Phrase(words, meaning)
                )
            elif words:
                self._exact.setdefault(words[0].rstrip(","), _Shelf()).all.append(
                    _Phrase(words, meaning)
                )
        for shelf in (*self._exact.values(), *self._stems.values()):
            shelf.sort()

    def match(self, words: Words, i: int) -> Hit[Meaning] | None:
        """Give the longest phrase that begins at word `i`, or None."""
        said = words.words
        word, following = said[i], said[i + 1] if i + 1 < len(said) else ""
        shelf = self._exact.get(word)
        hit = self._on(shelf, words, i, following) if shelf is not None else None
        if hit is None and self._stems:
            shelf = self._stems.get(word[:STEM])
            hit = self._on(shelf, words, i, following) if shelf is not None else None
        return hit

    def _on(
        self, shelf: _Shelf[Meaning], words: Words, i: int, following: str
    ) -> Hit[Meaning] | None:
        """Give the longest phrase of a shelf that begins at word `i`, or None."""
        passes = following in self._passing
        for phrase in shelf.all if passes else shelf.on(following):
            if phrase.tail:
                last = _fits(phrase, words, i, self._passing)
            else:
                last = i + 1 if words.words[i].startswith(phrase.stem) else 0
            if last:
                return Hit(i, last, words.starts[i], words.ends[last - 1], phrase.meaning)
        return None

    def find(self, words: Words, first: int = 0, last: int | None = None) -> Iterator[Hit[Meaning]]:
        """Yield the phrases among words `first` to `last` (excluded), none overlapping."""
        last = len(words.words) if last is None else last
        begin = words.kept(id(self), self._beginnings)
        free = first
        for i in begin[bisect_left(begin, first) : bisect_left(begin, last)]:
            hit = self.match(words, i) if i >= free else None
            if hit is not None and hit.last <= last:
                yield hit
                free = hit.last

    def _beginnings(self, words: Words) -> list[int]:
        """Give the numbers of the words that a phrase may begin with, judged by two words."""
        places, following, passing = words.places, [*words.words[1:], ""], self._passing
        found: list[int] = []
        for word in self._exact.keys() & places.keys():
            shelf = self._exact[word]
            if shelf.loose:
                found += places[word]
            else:
                pairs, near = shelf.pairs, shelf.near
                found += [
                    i
                    for i in places[word]
                    if (after := following[i]) in pairs or after in passing or after[:STEM] in near
                ]
        if self._stems:
            exact, stems = self._exact, self._stems
            longer = [w for w in places if w[:STEM] in stems]
            found += chain.from_iterable(places[w] for w in longer if w not in exact)
            found = self._with_both(found, [w for w in longer if w in exact], places)
        return sorted(found)

    @staticmethod
    def _with_both(found: list[int], both: list[str], places: dict[str, list[int]]) -> list[int]:
        """Add the places of words that open phrases in full and by their stem, each once."""
        return list({*found, *chain.from_iterable(places[w] for w in both)}) if both else found


def _fits(phrase: _Phrase[Meaning], words: Words, i: int, passing: frozenset[str]) -> int:
    """Give the number of the word after a phrase that begins at word `i`, or 0."""
    end = i + phrase.length
    if words.words[i + 1 : end] == phrase.tail and phrase.opens:  # nearly always so
        return end if _all_joined(words, i, end) else 0
    if phrase.plain and passing.isdisjoint(words.words[i + 1 : end]):
        return 0
    return _fits_loosely(phrase.words, words, i, passing)


def _all_joined(words: Words, first: int, end: int) -> bool:
    text, starts, ends = words.text, words.starts, words.ends
    for i in range(first, end - 1):
        if text[ends[i] : starts[i + 1]] != " " and not words.joined(i):
            return False
    return True


def _fits_loosely(phrase: tuple[str, ...], words: Words, i: int, passing: frozenset[str]) -> int:
    """Fit a phrase whose commas, stars or passing words have to be minded."""
    said, comma, k = words.words, False, i
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
