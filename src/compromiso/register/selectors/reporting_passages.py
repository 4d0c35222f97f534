"""Paragraphs of documents that report: a queue in which each waits until a person links it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from compromiso.linking.similarity import Vector, likeness, rarities, weighed
from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.search import normalised
from compromiso.register.selectors import tallies
from compromiso.register.selectors.commitment_words import CommitmentWords, words_of
from compromiso.register.selectors.search import likest

DECIDED: Final = ("linked", "nothing")
METADATA: Final = ("entry", "field")
"""What dates an entry or names what it is about, and says nothing itself: it never waits."""
MOST: Final = 12
LIKE: Final = 0.08
"""Less alike than this is not worth a person's look."""
EACH: Final = 3000
"""Of so many commitments each is compared with a passage."""
RAREST: Final = 8
WEIGHED: Final = 200
"""Of more, those that share some of so many of its rarest words, and so many of those."""
SAMPLES: Final = 60
SAMPLED: Final = 10
RENEWED: Final = 5000
"""How rare words are is then told from so many places, so many at each, anew with so many more."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A commitment that a passage may speak of, because it is `cited` there or only `alike`."""

    spoken: CommitmentWords
    why: str
    likeness: float


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage in its document; `version` is what the next decision must name (0: none yet)."""

    provision: models.Provision
    words: str
    stage: str
    version: int
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """How many passages wait, and the one at a place (counted from 1), if any waits."""

    total: int
    place: int
    passage: PassageView | None


def reporting() -> QuerySet[models.Provision]:
    """List what reports: the paragraphs of each entry, or a paragraph that is an entry itself."""
    hosts = models.ProgressReport.objects.exclude(host=None).order_by().values("host_id")
    below = models.Provision.objects.filter(parent_id__in=hosts).order_by().values("id")
    held = models.Provision.objects.filter(id__in=hosts.union(below))
    return held.exclude(kind__in=METADATA)


def _waiting() -> QuerySet[models.Provision]:
    decided = models.PassageLink.objects.filter(stage__in=DECIDED).values("passage_id")
    held = reporting().exclude(id__in=decided).exclude(parent_id__in=decided)
    return held.order_by("source__received_at", "source_id", "order")


def queue(place: int) -> Queue:
    """Give the passage at a place of the queue, the last where there are fewer."""
    waits = _waiting()
    total = waits.count()
    place = min(max(place, 1), max(total, 1))
    rows = waits.select_related("instrument", "source__expression")[place - 1 : place]
    return Queue(total, place, passage_view(rows[0]) if rows else None)


def passage(provision_id: UUID) -> PassageView:
    """Give one passage, decided on or not."""
    held = reporting().select_related("instrument", "source__expression")
    row = held.filter(id=provision_id).first()
    if row is None:
        raise NotHeld(noun="passage", address=str(provision_id))
    return passage_view(row)


def passage_view(row: models.Provision) -> PassageView:
    """Put a passage together with the commitments that it may speak of, the likeliest first."""
    text: str = row.source.expression.text
    link = models.PassageLink.objects.filter(passage_id=row.id).first()
    words = text[row.start : row.subtree_end]
    stage, version = (link.stage, link.version) if link else ("open", 0)
    return PassageView(row, words, stage, version, tuple(_suggestions(row, words)))


def _suggestions(row: models.Provision, words: str) -> Iterable[Suggestion]:
    alike = _alike(words, row.instrument.language)
    cited = _cited(row)
    ranked = sorted(cited, key=lambda one: -alike.get(one, 0.0))
    best = sorted((one for one in alike if one not in cited), key=lambda one: -alike[one])
    room = max(MOST - len(ranked), 0)
    spoken = words_of([*ranked, *best[:room]])
    for one in [*ranked, *best[:room]]:
        if one in spoken and spoken[one].commitment.provision_id != row.id:
            why = "cited" if one in cited else "alike"
            yield Suggestion(spoken[one], why, alike.get(one, 0.0))


def _cited(row: models.Provision) -> set[UUID]:
    """Name the commitments of the provisions that a passage cites, those below them included."""
    below = Q(pk__in=())
    for target in models.Provision.objects.filter(_named(row)).distinct():
        inside = Q(start__gte=target.start, start__lt=target.subtree_end)
        below |= Q(provision__source=target.source_id) & inside
    held = models.Commitment.objects.filter(below).exclude(state="rejected")
    return set(held.values_list("id", flat=True))


def _named(row: models.Provision) -> Q:
    """Give the condition that a provision is cited in a passage, or named as what it is about."""
    inside = {"start__gte": row.start, "start__lt": row.subtree_end, "source": row.source_id}
    hosts = models.Provision.objects.filter(**inside).values("id")
    named = Q(citations_in__role="target", citations_in__citation__host__in=hosts)
    entries = models.ProgressReport.objects.filter(host__in=(row.id, row.parent_id))
    for about in entries.values_list("about", flat=True):
        for target in about:
            if target.get("eid"):
                where = Q(instrument__ref=target["instrument"], eid=target["eid"])
                named |= where & Q(source=row.source_id)
    return named


def _alike(words: str, language: str) -> dict[UUID, float]:
    held = tallies.total().get("held", {}).get("commitment", 0)
    own = Counter(normalised(words, language).split())
    scores: Iterable[tuple[UUID, float]]
    if held <= EACH:
        rarity, vectors = _index(language)
        weight = weighed(own, rarity)
        scores = ((one, likeness(weight, vector)) for one, vector in vectors)
    else:
        scores = _likest(own, language, _sampled(language, held // RENEWED))
    return {one: score for one, score in scores if score >= LIKE}


def _index(language: str) -> tuple[Vector, Sequence[tuple[UUID, Vector]]]:
    entries = models.SearchEntry.objects.filter(kind="commitment", language=language)
    held = entries.aggregate(n=Count("id"), last=Max("id"))
    return _indexed(language, held["n"], held["last"] or 0)


@lru_cache(maxsize=4)
def _indexed(language: str, number: int, last: int) -> tuple[Vector, Sequence[tuple[UUID, Vector]]]:
    """Weigh the words of every commitment of a language, once for each state of the index."""
    entries = models.SearchEntry.objects.filter(kind="commitment", language=language)
    rows = list(entries.order_by("id").values_list("subject", "words"))
    counts = [Counter(words.split()) for _one, words in rows]
    rarity = rarities(counts)
    subjects = [subject for subject, _words in rows]
    return rarity, [(one, weighed(n, rarity)) for one, n in zip(subjects, counts, strict=True)]


def _likest(own: Counter[str], language: str, sample: Vector) -> Iterator[tuple[UUID, float]]:
    """Yield how alike those commitments are that share the rarest words, of very many."""
    highest = max(sample.values(), default=1.0)
    rarest = sorted(own, key=lambda stem: (-sample.get(stem, highest), stem))[:RAREST]
    found = [
        (one, Counter(words.split()))
        for one, words in likest(rarest, "commitment", language, WEIGHED)
    ]
    known = {stem for _one, counts in found for stem in counts} | own.keys()
    rarity = {stem: sample.get(stem, highest) for stem in known}
    weight = weighed(own, rarity)
    return ((one, likeness(weight, weighed(counts, rarity))) for one, counts in found)


@lru_cache(maxsize=8)
def _sampled(language: str, _state: int) -> Vector:
    """Say how rare each stem is among commitments that stand all over the index."""
    entries = models.SearchEntry.objects.filter(kind="commitment", language=language)
    held = entries.aggregate(first=Min("id"), last=Max("id"))
    if held["last"] is None:
        return {}
    said: list[str] = []
    step = max((held["last"] - held["first"]) // SAMPLES, 1)
    for first in range(held["first"], held["last"] + 1, step):
        after = entries.filter(id__gte=first).order_by("id")
        said += after.values_list("words", flat=True)[:SAMPLED]
    return rarities([Counter(words.split()) for words in said])
