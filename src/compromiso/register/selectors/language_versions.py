"""One text in several languages: what of one version answers to what, and which words to show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar
from uuid import UUID

from django.db.models import Count, Sum

from compromiso.register import models
from compromiso.register.repeats import alike, paired, repeats_of
from compromiso.register.selectors.comparison import Comparison

CERTAIN: Final = frozenset({"", "named", "renumbered"})
"""How two provisions may differ that are sure to answer to each other."""
LANGUAGES: Final = "languages"
Row = TypeVar("Row", models.Commitment, models.Task)
Pairs = Mapping[UUID, UUID]


@dataclass(frozen=True, slots=True)
class Answers:
    """By each commitment and task of a version the one that it answers to for certain."""

    commitments: Pairs
    tasks: Pairs


def version_of(found: models.Instrument) -> models.LanguageVersion | None:
    """Give what says that an instrument is a version of another; None where it is not."""
    held = models.LanguageVersion.objects.filter(instrument=found, stage="accepted")
    return held.select_related("original").first()


def taken_as_one(one: models.Instrument, other: models.Instrument) -> models.LanguageVersion | None:
    """Give what makes two instruments one text; None where nothing does."""
    ours, theirs = version_of(one), version_of(other)
    if ours is not None and ours.original_id == other.id:
        return ours
    if theirs is not None and theirs.original_id in {one.id, ours.original_id if ours else None}:
        return theirs
    return None


def answers(compared: Comparison, version: models.Instrument) -> Answers:
    """Pair the commitments and tasks of two texts, each within points that answer to each other.

    In points that answer to each other, those of one force are paired in order where both texts
    hold as many of them; tasks likewise, body by body. All others stay alone.
    """
    here, there = _clusters(compared)
    if version.id != compared.one.id:
        here, there = there, here
    return Answers(
        _paired(_by_force(here), _by_force(there)), _paired(_by_body(here), _by_body(there))
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """A text and, by the place of a provision in it, the number of the cluster it stands in."""

    found: models.Instrument
    clusters: Mapping[int, int]


def _clusters(compared: Comparison) -> tuple[_Side, _Side]:
    """Number what answers to each other: a point that the other text divides is one cluster."""
    ours: dict[int, int] = {}
    theirs: dict[int, int] = {}
    for number, row in enumerate(compared.rows):
        if row.one is not None and row.other is not None and row.state in CERTAIN:
            cluster = ours.get(row.one, theirs.get(row.other, number))
            ours[row.one] = theirs[row.other] = cluster
    return _Side(compared.one, ours), _Side(compared.other, theirs)


_Groups = Mapping[tuple[int, str], list[UUID]]


def _by_force(side: _Side) -> _Groups:
    rows = models.Commitment.objects.filter(instrument=side.found).exclude(state="rejected")
    told = rows.order_by("order").values_list("id", "provision__order", "force")
    return _grouped(side, told)


def _by_body(side: _Side) -> _Groups:
    rows = models.Task.objects.filter(provision__instrument=side.found)
    return _grouped(side, rows.order_by("order").values_list("id", "provision__order", "body_id"))


def _grouped(side: _Side, told: Iterable[tuple[UUID, int | None, str | None]]) -> _Groups:
    groups: dict[tuple[int, str], list[UUID]] = defaultdict(list)
    for one, order, kind in told:
        cluster = None if order is None else side.clusters.get(order)
        if cluster is not None:
            groups[cluster, kind or ""].append(one)
    return groups


def _paired(here: _Groups, there: _Groups) -> Pairs:
    pairs: dict[UUID, UUID] = {}
    for place, own in here.items():
        others = there.get(place, [])
        if len(own) == len(others):
            pairs |= dict(zip(own, others, strict=True))
    return pairs


def versions_stamped() -> str:
    """Name what is taken as one now: what follows from it may be kept by this."""
    said = models.LanguageVersion.objects.aggregate(n=Count("id"), changes=Sum("version"))
    return f"{said['n']}/{said['changes']}"


def sources_in(language: str) -> frozenset[UUID]:
    """Name the files in a language, and those of which a text is held in it."""
    own = models.Source.objects.filter(language=language).values_list("id", flat=True)
    return frozenset(own) | originals_in(language)


def originals_in(language: str) -> frozenset[UUID]:
    """Name the files whose texts count for one in a language."""
    versions = models.LanguageVersion.objects.filter(stage="accepted")
    held = versions.filter(instrument__language=language)
    return frozenset(held.values_list("original__source_id", flat=True))


def in_language(rows: Sequence[Row], language: str) -> tuple[Row, ...]:
    """Give rows in the words of a language, as far as they are held in it: three queries.

    Each has under `languages` the languages that it is held in, where they are several.
    """
    repeated = repeats_of([row.id for row in rows])
    if not repeated:
        return tuple(rows)
    others = [one for some in repeated.values() for one in some]
    held: dict[UUID, Row] = {row.id: row for row in _rows(type(rows[0]), others)}
    return tuple(_told(row, held, repeated.get(row.id, ()), language) for row in rows)


def _told(row: Row, held: Mapping[UUID, Row], others: Iterable[UUID], language: str) -> Row:
    there: Iterator[UUID] = filter(held.__contains__, others)
    every: list[Row] = [row]
    every.extend(map(held.__getitem__, there))
    told: list[str] = list(map(_language, every))
    best: Row = every[told.index(language)] if language in told else row
    if len(every) > 1:
        setattr(best, LANGUAGES, [told[0], *sorted(told[1:])])
    return best


def _rows(noun: type[Row], ids: Iterable[UUID]) -> Iterable[Row]:
    rows = noun._default_manager.filter(id__in=list(ids))
    return rows.select_related("provision__instrument")


def _language(row: models.Commitment | models.Task) -> str:
    return row.provision.instrument.language if row.provision else ""


def shown_as(found: models.Instrument) -> Pairs:
    """Give by each commitment of other versions of a text the one that says the same in it."""
    known = version_of(found)
    original = known.original_id if known else found.id
    versions = models.LanguageVersion.objects.filter(original=original, stage="accepted")
    counting = paired(versions)
    if known is None:
        return counting
    own = {counted: one for one, counted in paired([known]).items()}
    others = {one: own[counted] for one, counted in counting.items() if counted in own}
    return others | own


def versions_shown(found: models.Commitment) -> Iterator[models.Commitment]:
    """Yield the same commitment in other languages."""
    others = [one for one in alike(found.id) if one != found.id]
    held = models.Commitment.objects.select_related("provision__instrument", "instrument")
    yield from held.filter(id__in=others).order_by("instrument__language", "id")
