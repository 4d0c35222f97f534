"""Many commitments as one figure, by document, theme, State or line, with every component."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from compromiso.model.scale import Scale
from compromiso.observatory.roll_up import FORCE_WEIGHTS, Component, RollUp, roll_up
from compromiso.observatory.scales import scales
from compromiso.register import models
from compromiso.register.selectors.standing_claims import newest, top_themes
from compromiso.register.services.ledger import head
from compromiso.terms.theme_scheme import with_broader

WAYS: Final = ("instrument", "theme", "state", "line")
EQUAL, BY_FORCE = "equal", "force"
WEIGHTS: Final = (EQUAL, BY_FORCE)
_Held = tuple[UUID, str, str]
"""A commitment: its identifier, its reference, its force."""


@dataclass(frozen=True, slots=True)
class Rolled:
    """One document, theme, State or line (`id`) and its figure."""

    id: str
    name: str
    figure: RollUp


def rolled_up(scale: Scale, standpoint: str, way: str, weights: str) -> list[Rolled]:
    """Roll the claims of a standpoint up; each commitment counts once, by its weight.

    The value of a commitment is the mean over the States that were claimed of; one without any
    value lowers the known share. Groups in which nothing is known are left out.
    """
    return list(_rolled_up(head()[1], scale.id, standpoint, way, weights))


@lru_cache(maxsize=32)
def _rolled_up(
    _head: str, scale_id: str, standpoint: str, way: str, weights: str
) -> tuple[Rolled, ...]:
    scale = scales()[scale_id]
    values = _values(scale, standpoint, way)
    rolled = [
        Rolled(id_, name, roll_up(_components(held, values.get(_key(way, id_), {}), weights)))
        for id_, name, held in _groups(way, {one for found in values.values() for one in found})
    ]
    return tuple(each for each in rolled if each.figure.value is not None)


def _key(way: str, id_: str) -> str:
    return id_ if way == "state" else ""


def _values(scale: Scale, standpoint: str, way: str) -> Mapping[str, Mapping[UUID, float]]:
    """Give the value of each commitment; by State where that is asked for."""
    said: dict[str, dict[UUID, list[float]]] = defaultdict(lambda: defaultdict(list))
    for (commitment, country), progress in newest(standpoint).items():
        grade = scale.grade(progress)
        if grade is not None and grade.value is not None:
            said[country if way == "state" else ""][commitment].append(grade.value)
    return {key: {one: fmean(v) for one, v in found.items()} for key, found in said.items()}


def _components(
    held: Iterable[_Held], values: Mapping[UUID, float], weights: str
) -> Iterator[Component]:
    for one, ref, force in held:
        weight = FORCE_WEIGHTS[force] if weights == BY_FORCE else 1.0
        yield Component(ref, values.get(one), weight)


def _groups(way: str, claimed: set[UUID]) -> Iterator[tuple[str, str, list[_Held]]]:
    """Yield the groups that hold a commitment claimed of, each with all its commitments."""
    if way == "instrument":
        yield from _by_instrument(claimed)
    elif way == "theme":
        yield from _by_theme(claimed)
    elif way == "line":
        yield from _by_line(claimed)
    else:
        held = _held(models.Commitment.objects.filter(claims__stage="published").distinct())
        states = {country for _one, country in newest("any") if country}
        yield from ((state, state, list(held.values())) for state in sorted(states))


def _held(rows: QuerySet[models.Commitment]) -> dict[UUID, _Held]:
    told = rows.exclude(state="rejected").values_list("id", "ref", "force")
    return {one: (one, ref, force) for one, ref, force in told}


def _by_instrument(claimed: set[UUID]) -> Iterator[tuple[str, str, list[_Held]]]:
    wanted = models.Commitment.objects.filter(claims__stage="published").values("instrument")
    rows = models.Commitment.objects.filter(instrument__in=wanted).exclude(state="rejected")
    groups: dict[tuple[str, str], list[_Held]] = defaultdict(list)
    told = rows.values_list("instrument__slug", "instrument__title", "id", "ref", "force")
    for slug, title, one, ref, force in told.order_by("instrument__date", "order"):
        groups[slug or "", title or ""].append((one, ref, force))
    yield from ((slug, title, found) for (slug, title), found in groups.items())


def _by_theme(claimed: set[UUID]) -> Iterator[tuple[str, str, list[_Held]]]:
    wanted = {theme for themes in top_themes().values() for theme in themes}
    rows = models.CommitmentTheme.objects.exclude(commitment__state="rejected")
    columns = ("theme", "commitment_id", "commitment__ref", "commitment__force")
    groups: dict[str, dict[UUID, _Held]] = defaultdict(dict)
    for theme, one, ref, force in rows.order_by("commitment__ref").values_list(*columns):
        top = with_broader(theme)[-1]
        if top in wanted:
            groups[top][one] = (one, ref, force)
    yield from ((theme, theme, list(groups[theme].values())) for theme in sorted(groups))


def _by_line(claimed: set[UUID]) -> Iterator[tuple[str, str, list[_Held]]]:
    """Group by the lines of programmes that published actions carry out: three queries."""
    acting = models.Action.objects.filter(stage="published").exclude(programme_line=None)
    pairs_of = acting.values_list("id", "programme_line_id")
    line_of: dict[UUID, UUID] = dict(pairs_of)
    links = models.Link.objects.filter(relation="implements", subject_id__in=acting.values("id"))
    pairs = list(links.values_list("subject_id", "object_id"))
    held = _held(models.Commitment.objects.filter(id__in=links.values("object_id")))
    groups: dict[UUID, dict[UUID, _Held]] = defaultdict(dict)
    for action, one in pairs:
        if one in held:
            groups[line_of[action]][one] = held[one]
    for line in models.ProgrammeLine.objects.filter(id__in=list(groups)).order_by(
        "source", "order"
    ):
        yield str(line.id), line.theme, list(groups[line.id].values())
