"""Which provision of a new reading is which of the old one: by its words, then its address."""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from rapidfuzz import fuzz

from compromiso.exchange.records import Record
from compromiso.register.identity import record_id

ALIKE: Final = 80.0
"""How alike words must be, of 100, to be the same provision with a letter put right."""
MOST_COMPARED: Final = 400
"""How many provisions left over on either side are compared word by word."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A provision with its identity, its address in the file and its words, labels left out."""

    id: UUID
    ref: str
    words: str

    @classmethod
    def of(cls, identity: UUID, ref: str, record: Record, text: str) -> Placed:
        """Take a provision from its record and the text that it stands in."""
        own = " ".join(text[start:end] for start, end in record["spans"])
        own = own.strip().removeprefix(record["label"] or "")
        return cls(identity, ref, "".join(filter(str.isalnum, own.casefold())))


def realigned(sha256: str, old: Iterable[Placed], new: Iterable[Placed]) -> dict[UUID, UUID]:
    """Give the identity that each provision of a new reading keeps, by the one it would get.

    The same words keep their identity wherever they stand now, words with a letter put right at
    the same address or near it too; what is new at the address of words that moved gets its own.
    """
    olds, news = list(old), list(new)
    kept = dict(_paired(olds, news))
    taken = set(kept.values())
    for placed in news:
        if placed.id not in kept:
            kept[placed.id] = placed.id if placed.id not in taken else _own_id(sha256, placed)
            taken.add(kept[placed.id])
    return kept


def _paired(olds: list[Placed], news: list[Placed]) -> Iterator[tuple[UUID, UUID]]:
    """Yield new and old identity of what is the same, the surest pairs first."""
    for key in (_by_both, _by_words):
        waiting: defaultdict[object, deque[Placed]] = defaultdict(deque)
        for placed in olds:
            waiting[key(placed)].append(placed)
        left = []
        for placed in news:
            if placed.words and waiting[key(placed)]:
                yield placed.id, waiting[key(placed)].popleft().id
            else:
                left.append(placed)
        news = left
        olds = [placed for same in waiting.values() for placed in same]
    yield from _much_alike(olds, news)


def _by_both(placed: Placed) -> object:
    return placed.ref, placed.words


def _by_words(placed: Placed) -> object:
    return placed.words


def _much_alike(olds: list[Placed], news: list[Placed]) -> Iterator[tuple[UUID, UUID]]:
    """Yield the pairs whose words are alike, those at the same address first."""
    scores = sorted(
        (
            (placed.ref != other.ref, -score, at, below)
            for at, placed in enumerate(news[:MOST_COMPARED])
            for below, other in enumerate(olds[:MOST_COMPARED])
            if (score := fuzz.ratio(placed.words, other.words, score_cutoff=ALIKE)) >= ALIKE
        ),
    )
    met_new: set[int] = set()
    met_old: set[int] = set()
    for _, _, at, below in scores:
        if at not in met_new and below not in met_old:
            met_new.add(at)
            met_old.add(below)
            yield news[at].id, olds[below].id


def _own_id(sha256: str, placed: Placed) -> UUID:
    digest = hashlib.sha256(placed.words.encode()).hexdigest()[:16]
    return record_id(sha256, "provision", f"{placed.ref}@{digest}")
