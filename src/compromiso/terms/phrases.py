"""Fixed phrases found in running text by one walk over its words."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, islice
from typing import Any, Generic, NamedTuple, TypeVar

WORDS = re.compile(r"([0-9A-Za-zÀ-ÖØ-öø-ÿ\w]+)")  # `\w`, and its commonest letters by one look
PHRASE_WORD = re.compile(r"[^\W_]+\*?,?")
STEM = 4
WIDEST_GAP = 12
MOST_PASSING = 2
MANY = 50_000
AT_ONCE = 4096
"""So many numbers are made at once for those that are packed: they take four times the room."""
HYPHENS = frozenset(("-", "'", "’", "/", ".", "‑", "–", "´", "`"))

Meaning = TypeVar("Meaning")
Kept = TypeVar("Kept")


class Words:
    """The words of a stretch of text, in lower case, with their positions in the whole text.

    `lower` is the whole text in lower case, position by position, where that is known.
    """

    __slots__ = (
        "_following", "_kept", "_places", "_stems", "ends", "offset", "small", "starts", "text",
        "words",
    )  # fmt: skip

    def __init__(
        self, text: str, start: int = 0, end: int | None = None, lower: str | None = None
    ) -> None:
        stretch = text[start:end]
        small = stretch.lower() if lower is None else lower[start:end]
        same = len(small) == len(stretch)  # "İ" grows a dot of its own
        parted = (small if same else stretch).replace("_", " ")
        parts = WORDS.split(parted)  # gap, word, gap, word, …, gap
        bounds = array("q")
        rising = accumulate(map(len, parts), initial=start)
        while some := list(islice(rising, AT_ONCE)):
            bounds.fromlist(some)
        self.text, self.offset = text, start
        self.small = small if same else ""
        self.starts = bounds[1:-1:2]
        self.ends = bounds[2::2]
        words = parts[1::2] if same else list(map(str.lower, parts[1::2]))
        self.words = words if len(words) < MANY else _shared(words)
        self._places: dict[str, list[int]] = {}
        self._stems: dict[str, list[str]] = {}
        self._following: list[str] = []
        self._kept: dict[object, Any] = {}

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

    @property
    def stems(self) -> dict[str, list[str]]:
        """Give the different words of the stretch by how they begin."""
        stems = self._stems
        if not stems:
            for word in self.places:
                stem = word[:STEM]
                if stem in stems:
                    stems[stem].append(word)
                else:
                    stems[stem] = [word]
        return stems

    @property
    def following(self) -> list[str]:
        """Give the word after each word, "" after the last."""
        if not self._following:
            self._following = [*self.words[1:], ""]
        return self._following

    def kept(self, key: object, work_out: Callable[[Words], Kept]) -> Kept:
        """Give what `work_out` says of these words, worked out once per key."""
        found: Kept | None = self._kept.get(key)
        if found is None:
            found = self._kept[key] = work_out(self)
        return found

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Give the numbers of the words that begin in text[start:end], end excluded."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first) if end > start else first

    def joined(self, i: int, *, comma: bool = False) -> bool:
        """Say whether word `i` and the next one can belong to one phrase."""
        gap = self.text[self.ends[i] : self.starts[i + 1]]
        if comma:
            return gap[0] == "," and gap[1:].isspace()
        return gap == " " or gap in HYPHENS or (len(gap) <= WIDEST_GAP and gap.isspace())


def _shared(words: list[str]) -> list[str]:
    """Give words of which the same are one object: those of a long text take megabytes."""
    first: dict[str, str] = {}
    return [first.setdefault(word, word) for word in words]


class Hit(NamedTuple, Generic[Meaning]):
    """A phrase found: word numbers (end excluded), positions and meaning."""

    first: int
    last: int
    start: int
    end: int
    meaning: Meaning


class _Phrase(Generic[Meaning]):
    """The words of a phrase; a `plain` one has no star and no comma to be minded.

    `stem` is how the first word has to begin, `tail` are the words after it, `spelled` is how
    they nearly always stand in a text (empty where they cannot), and `width` its characters.
    `shapes` are the words, each with whether it only begins so; empty where commas are minded.
    """

    __slots__ = (
        "length", "meaning", "opens", "plain", "shapes", "spelled", "stem", "tail", "width",
        "words",
    )  # fmt: skip

    def __init__(self, words: tuple[str, ...], meaning: Meaning) -> None:
        self.words = words
        self.meaning = meaning
        self.length = len(words)
        self.stem = words[0].rstrip("*")
        self.tail = list(words[1:])
        self.opens = words[0][-1] != ","
        self.plain = not any(word[-1] in "*," for word in words)
        literal = self.opens and not any(word[-1] in "*," for word in words[1:])
        self.spelled = " ".join(("", *words[1:])) if literal else ""
        self.width = len(self.spelled)
        comma = any(word[-1] == "," for word in words)
        self.shapes = [] if comma else [(word.rstrip("*"), word[-1] == "*") for word in words]


class _Shelf(Generic[Meaning]):
    """The phrases that begin with one word, found again by their second one."""

    __slots__ = ("all", "loose", "near", "pairs", "single", "stems")

    def __init__(self) -> None:
        self.all: list[_Phrase[Meaning]] = []
        self.single = False
        self.stems: tuple[str, ...] = ()
        self.loose: list[_Phrase[Meaning]] = []
        self.near: dict[str, list[_Phrase[Meaning]]] = {}
        self.pairs: dict[str, list[_Phrase[Meaning]]] = {}

    def sort(self) -> None:
        """Put the longest first, and each phrase where its second word or its stem finds it."""
        self.all.sort(key=lambda phrase: -phrase.length)
        seconds = [(p, p.tail[0].rstrip(",") if p.tail else "*") for p in self.all]
        self.single = all(not phrase.tail for phrase in self.all)
        self.stems = tuple({phrase.stem for phrase in self.all})
        self.loose = [p for p, second in seconds if second[-1] == "*" and len(second) <= STEM]
        starred = {
            second[:STEM] for _, second in seconds if second[-1] == "*" and len(second) > STEM
        }
        for stem in starred:
            self.near[stem] = [p for p, second in seconds if _may_follow(second, stem, whole=False)]
        for word in {second for _, second in seconds if second[-1] != "*"}:
            self.pairs[word] = [p for p, second in seconds if _may_follow(second, word, whole=True)]

    def on(self, following: str, passing: frozenset[str]) -> list[_Phrase[Meaning]]:
        """List the phrases that a second word leaves possible, the longest first."""
        if following in passing:
            return self.all
        return self.pairs.get(following) or self.near.get(following[:STEM], self.loose)

    def open_at(
        self,
        places: list[int],
        words: Words,
        passing: frozenset[str],
        found: dict[int, list[_Phrase[Meaning]]],
    ) -> None:
        """Add to `found` the phrases that may begin at some places, by place."""
        pairs, near, loose = self.pairs, self.near, self.loose
        if not (near or loose or passing):
            self._open_paired(places, words, found)
            return
        following = words.following
        for i in places:
            after = following[i]
            if after in passing:
                found[i] = self.all
            elif after in pairs:
                found[i] = pairs[after]
            elif near or loose:
                begun = near.get(after[:STEM], loose)
                if begun:
                    found[i] = begun

    def _open_paired(
        self, places: list[int], words: Words, found: dict[int, list[_Phrase[Meaning]]]
    ) -> None:
        """Add the phrases that may begin at some places, where their second words are plain."""
        pairs = self.pairs
        if len(places) > len(pairs) and pairs.keys().isdisjoint(words.places.keys()):
            return
        following = words.following
        for i in places:
            after = following[i]
            if after in pairs:
                found[i] = pairs[after]


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
        word = said[i]
        exact, begun = self._exact.get(word), self._stems.get(word[:STEM])
        if exact is None and begun is None:
            return None
        following = said[i + 1] if i + 1 < len(said) else ""
        for shelf in (exact, begun):
            hit = self._fitting(shelf.on(following, self._passing), words, i) if shelf else None
            if hit is not None:
                return hit
        return None

    def find(self, words: Words, first: int = 0, last: int | None = None) -> list[Hit[Meaning]]:
        """List the phrases among words `first` to `last` (excluded), none overlapping."""
        last = len(words.words) if last is None else last
        begin, phrases = words.kept(self, self._beginnings)
        low = bisect_left(begin, first)
        found: list[Hit[Meaning]] = []
        free = first
        for i in begin[low : bisect_left(begin, last, low)]:
            hit = self._fitting(phrases[i], words, i) if i >= free else None
            if hit is not None and hit.last <= last:
                found.append(hit)
                free = hit.last
        return found

    def _fitting(
        self, phrases: Sequence[_Phrase[Meaning]], words: Words, i: int
    ) -> Hit[Meaning] | None:
        """Give the first of some phrases that stands at word `i`, or None."""
        said, ends, at, passing = words.words, words.ends, words.ends[i], self._passing
        for phrase in phrases:
            last, spelled = i + phrase.length, phrase.spelled
            if not phrase.tail:
                if not said[i].startswith(phrase.stem):
                    continue
            elif not (
                spelled
                and words.small.startswith(spelled, at - words.offset)
                and ends[last - 1] == at + phrase.width
            ):
                after = said[i + 1 : last]
                if phrase.plain and after != phrase.tail and passing.isdisjoint(after):
                    continue  # as nearly all do
                last = _fits(phrase, words, i, passing)
                if not last:
                    continue
            return tuple.__new__(Hit, (i, last, words.starts[i], ends[last - 1], phrase.meaning))
        return None

    def _beginnings(self, words: Words) -> tuple[list[int], dict[int, list[_Phrase[Meaning]]]]:
        """Give the numbers of the words where two words may begin a phrase, in order, and which."""
        places, stems, passing = words.places, words.stems, self._passing
        found: dict[int, list[_Phrase[Meaning]]] = {}
        for word in self._exact.keys() & places.keys():
            shelf = self._exact[word]
            if shelf.single and not passing:
                for i in places[word]:
                    found[i] = shelf.all
            else:
                shelf.open_at(places[word], words, passing, found)
        for stem in self._stems.keys() & stems.keys():
            shelf = self._stems[stem]
            for word in stems[stem]:
                if word in self._exact:
                    begun: dict[int, list[_Phrase[Meaning]]] = {}
                    shelf.open_at(places[word], words, passing, begun)
                    found.update((i, [*found.get(i, ()), *more]) for i, more in begun.items())
                elif word.startswith(shelf.stems):
                    shelf.open_at(places[word], words, passing, found)
        return sorted(found), found


def _fits(phrase: _Phrase[Meaning], words: Words, i: int, passing: frozenset[str]) -> int:
    """Give the number of the word after a phrase that begins at word `i`, or 0."""
    end = i + phrase.length
    after = words.words[i + 1 : end]
    if after == phrase.tail and phrase.opens:
        return end if _all_joined(words, i, end) else 0
    if not (passing and not passing.isdisjoint(after)):
        if phrase.plain or len(after) < len(phrase.tail):
            return 0
        if phrase.shapes:
            same = _shaped(phrase.shapes, words.words, i)
            return end if same and _all_joined(words, i, end) else 0
    return _fits_loosely(phrase.words, words, i, passing)


def _shaped(shapes: list[tuple[str, bool]], said: list[str], i: int) -> bool:
    """Say whether the words from `i` on are those of a phrase, stars minded."""
    for word, starred in shapes:
        if said[i] != word and not (starred and said[i].startswith(word)):
            return False
        i += 1
    return True


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
