"""Many commitments as one figure, by document, theme, State or line, with every component."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from statistics import fmean
from typing import Final
from uuid import UUID

from django.db.models import Count, QuerySet

from compromiso.model.assessment import Progress
from compromiso.model.scale import Scale
from compromiso.observatory.roll_up import FORCE_WEIGHTS, Component
from compromiso.register import models
from compromiso.register.claim_counting import ANY
from compromiso.register.counting import Counts
from compromiso.register.repeats import REPEATS, once, wholes_of
from compromiso.register.selectors import tallies
from compromiso.register.selectors.claim_tallies import (
    FORCE,
    by_key,
    counts_at,
    newest_of,
    said,
)
from compromiso.terms.theme_scheme import with_narrower

WAYS: Final = ("instrument", "theme", "state", "line")
EQUAL, BY_FORCE = "equal", "force"
WEIGHTS: Final = (EQUAL, BY_FORCE)
_AT_ONCE: Final = 500
_Found = Mapping[str, Mapping[str, int]]
"""How many commitments of each force were found to stand how over the States, with commas."""
_Held = Mapping[str, int]
"""How many commitments of each force there are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is rolled up: on which scale, as which standpoint found, which way, by which weights."""

    scale: Scale
    standpoint: str
    way: str
    weights: str

    def weight(self, force: str) -> float:
        """Give the weight of a commitment by its force."""
        return FORCE_WEIGHTS[force] if self.weights == BY_FORCE else 1.0

    def value(self, found: Iterable[Progress]) -> float | None:
        """Give the mean of what was found of a commitment; None where nothing has a value."""
        grades = (self.scale.grade(progress) for progress in found)
        values = [grade.value for grade in grades if grade and grade.value is not None]
        return fmean(values) if values else None


@dataclass(frozen=True, slots=True)
class Rolled:
    """One document, theme, State or line (`id`) and its figure.

    `known` is the share of the weight that anything is known of, `told` that weight, `components`
    the number of commitments.
    """

    id: str
    name: str
    value: float
    known: float
    told: float
    components: int


def rolled_up(asked: Asked) -> list[Rolled]:
    """Roll the claims of a standpoint up; each commitment counts once, by its weight.

    The value of a commitment is the mean over the States that were claimed of; one without any
    value lowers the known share. Groups in which nothing is known are left out.
    """

    @cache
    def value_of(words: str) -> float | None:
        return asked.value(said(words))

    rolled = (_rolled(asked, value_of, *group) for group in _groups(asked))
    return [one for one in rolled if one is not None]


def _rolled(
    asked: Asked,
    value_of: Callable[[str], float | None],
    id_: str,
    name: str,
    found: _Found,
    held: _Held,
) -> Rolled | None:
    told = total = 0.0
    for force, said_of in found.items():
        for words, number in said_of.items():
            value, weight = value_of(words), asked.weight(force) * number
            if value is not None:
                told += weight
                total += weight * value
    whole = sum(asked.weight(force) * number for force, number in held.items())
    if not told:
        return None
    return Rolled(id_, name, total / told, told / whole, told, sum(held.values()))


def _groups(asked: Asked) -> Iterator[tuple[str, str, _Found, _Held]]:
    """Yield the groups that hold a commitment claimed of, with what they hold altogether."""
    if asked.way == "line":
        yield from _by_line(asked.standpoint)
        return
    found = by_key(asked.way, asked.standpoint)
    if asked.way == "instrument":
        yield from _by_instrument(found)
    elif asked.way == "theme":
        held = _weighed()
        yield from ((key, key, counts, held.get(key, {})) for key, counts in found.items())
    else:
        claimed = counts_at("claimed", "", ANY).get("force", {})
        yield from ((key, key, _forces(counts), claimed) for key, counts in found.items() if key)


def _forces(counts: Counts) -> _Found:
    return {name.removeprefix(FORCE): counts[name] for name in counts if name.startswith(FORCE)}


def _weighed() -> Mapping[str, _Held]:
    """Give how many commitments of each force there are of each of the widest themes."""
    held: dict[str, dict[str, int]] = defaultdict(dict)
    for name, number in tallies.total().get("weighed", {}).items():
        theme, _, force = name.rpartition("|")
        held[theme][force] = number
    return held


def _by_instrument(found: Mapping[str, Counts]) -> Iterator[tuple[str, str, _Found, _Held]]:
    rows = models.Commitment.objects.exclude(state="rejected").order_by()
    held: dict[str, dict[str, int]] = defaultdict(dict)
    for one, force, number in rows.values_list("instrument", "force").annotate(n=Count("*")):
        held[str(one or "")][force] = number
    for one, force in _repeated():
        held[str(one or "")][force] -= 1
    works = models.Instrument.objects.order_by("date", "id").values_list("id", "slug", "title")
    for key, slug, title in ((str(one), slug, title) for one, slug, title in works):
        if key in found:
            yield slug, title, found[key], held[key]
    if "" in found:
        yield "", "", found[""], held[""]


def _repeated() -> Iterator[tuple[UUID | None, str]]:
    """Yield document and force of each commitment that repeats another in its language."""
    versions = models.LanguageVersion.objects.filter(stage="accepted").values("id")
    links = models.Link.objects.filter(subject_id__in=versions, relation=REPEATS)
    rows = models.Commitment.objects.filter(id__in=links.values("object_id"))
    yield from rows.exclude(state="rejected").order_by().values_list("instrument", "force")


def _by_line(standpoint: str) -> Iterator[tuple[str, str, _Found, _Held]]:
    """Group by the lines of programmes that published actions carry out."""
    for line, held in _lines():
        stands = _stands({one: None for one, _ref, _force in held}, standpoint)
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for one, _ref, force in held:
            if one in stands:
                found[force][",".join(stands[one])] += 1
        yield str(line.id), line.theme or "", found, Counter(force for *_, force in held)


_Commitment = tuple[UUID, str, str]
"""A commitment: its identifier, its reference, its force."""


def _lines() -> Iterator[tuple[models.ProgrammeLine, list[_Commitment]]]:
    acting = models.Action.objects.filter(stage="published").exclude(programme_line=None)
    line_of = dict(acting.order_by().values_list("id", "programme_line_id"))
    actions: dict[UUID, list[UUID]] = defaultdict(list)
    for action, of in line_of.items():
        actions[of].append(action)
    ordered = models.ProgrammeLine.objects.filter(id__in=list(actions))
    for line in ordered.order_by("source", "order"):
        links = models.Link.objects.filter(relation="implements", subject_id__in=actions[line.id])
        wanted = set(links.order_by().values_list("object_id", flat=True))
        counted = set(wholes_of(wanted).values())
        yield line, list(_told(models.Commitment.objects.filter(id__in=counted)))


def _told(rows: QuerySet[models.Commitment]) -> Iterator[_Commitment]:
    ordered = once(rows.exclude(state="rejected")).order_by("source", "order")
    yield from ordered.values_list("id", "ref", "force").iterator(chunk_size=2000)


def _stands(commitments: Iterable[UUID], standpoint: str) -> Mapping[UUID, list[Progress]]:
    """Give what a standpoint found of some commitments, over all States."""
    stands: dict[UUID, list[Progress]] = defaultdict(list)
    for (one, _country), newest in newest_of(commitments).items():
        if standpoint in newest:
            stands[one].append(newest[standpoint])
    return {one: sorted(found) for one, found in stands.items()}


def components_of(asked: Asked, one: Rolled) -> Iterator[tuple[Component, float]]:
    """Yield every component of a figure with the share of it that it makes, unknown ones with 0."""
    batch: list[_Commitment] = []
    for held in _members(asked.way, one.id):
        batch.append(held)
        if len(batch) == _AT_ONCE:
            yield from _shares(asked, one, batch)
            batch = []
    yield from _shares(asked, one, batch)


def _shares(
    asked: Asked, one: Rolled, held: list[_Commitment]
) -> Iterator[tuple[Component, float]]:
    ids = [commitment for commitment, _ref, _force in held]
    if asked.way == "state":
        told = newest_of(ids, one.id)
        stands = {c: [n[asked.standpoint]] for (c, _), n in told.items() if asked.standpoint in n}
    else:
        stands = dict(_stands(ids, asked.standpoint))
    for commitment, ref, force in held:
        value, weight = asked.value(stands.get(commitment, ())), asked.weight(force)
        share = weight / one.told if value is not None else 0.0
        yield Component(ref, value, weight), share


def _members(way: str, id_: str) -> Iterator[_Commitment]:
    """Yield the commitments of a group, those of a document in its order."""
    rows = models.Commitment.objects.all()
    if way == "line":
        yield from next((held for line, held in _lines() if str(line.id) == id_), ())
    elif way == "instrument":
        yield from _told(rows.filter(instrument__slug=id_) if id_ else rows.filter(instrument=None))
    elif way == "theme":
        about = models.CommitmentTheme.objects.filter(theme__in=with_narrower(id_))
        yield from _told(rows.filter(id__in=about.values("commitment_id")))
    else:
        claimed = models.ClaimUnit._default_manager.values("commitment_id")
        yield from _told(rows.filter(id__in=claimed))
