"""How far each point of a document has come: cited, programmed, acted on, reported, assessed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from compromiso.model.assessment import Standpoint
from compromiso.register import models
from compromiso.register.selectors.published import counted_on

STEPS: Final = ("citations", "lines", "actions", "reports", *map(str, Standpoint))
"""What a point can be reached by, in the order of the follow-up."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A point with commitments and how many of each step reach it (a key of `STEPS`)."""

    provision: models.Provision
    words: str
    commitments: tuple[UUID, ...]
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """Count all that reaches it; nothing where nobody has touched it."""
        return sum(self.counts.values())


def instruments_with_commitments() -> list[models.Instrument]:
    """List the documents that hold commitments, the newest first."""
    held = models.Commitment.objects.filter(instrument=OuterRef("id")).exclude(state="rejected")
    found = models.Instrument.objects.filter(Exists(held)).order_by("-date", "title")
    return list(found.only("id", "slug", "title", "language")[:200])


def reached(instrument: models.Instrument) -> list[Reached]:
    """Lay out every point of a document that holds a commitment: six queries whatever its size."""
    commitments = models.Commitment.objects.filter(instrument=instrument).exclude(state="rejected")
    held: dict[UUID, list[UUID]] = defaultdict(list)
    words: dict[UUID, str] = {}
    for one, point, action in commitments.order_by("order").values_list(
        "id", "provision_id", "action"
    ):
        if point is not None:
            held[point].append(one)
            words.setdefault(point, action)
    counted = dict(counted_on(commitments)) | _claimed(commitments)
    by_point = {step: _summed(held, counted[step]) for step in counted} | _cited(instrument)
    return [
        Reached(
            point,
            words[point.id],
            tuple(held[point.id]),
            {step: by_point[step].get(point.id, 0) for step in STEPS},
        )
        for point in _points(instrument, held)
    ]


def _points(instrument: models.Instrument, wanted: Iterable[UUID]) -> list[models.Provision]:
    """List points of a document in its order, each as far as pages tell where it stands."""
    rows = models.Provision.objects.filter(id__in=list(wanted)).order_by("order")
    points = list(rows.only("id", "instrument_id", "order", "path", "label", "url_path"))
    for point in points:
        point.instrument = instrument
    return points


def _claimed(commitments: QuerySet[models.Commitment]) -> dict[str, Mapping[UUID, int]]:
    """Count for each commitment in how many States a standpoint has claimed something."""
    counted: dict[str, Counter[UUID]] = {str(standpoint): Counter() for standpoint in Standpoint}
    units = models.ClaimUnit._default_manager.filter(commitment_id__in=commitments.values("id"))
    for one, newest in units.order_by().values_list("commitment_id", "newest"):
        for standpoint in newest.keys() & counted.keys():
            counted[standpoint][one] += 1
    return dict(counted)


def _summed(held: Mapping[UUID, Iterable[UUID]], counted: Mapping[UUID, int]) -> dict[UUID, int]:
    return {point: sum(counted.get(one, 0) for one in ids) for point, ids in held.items()}


def _cited(instrument: models.Instrument) -> dict[str, dict[UUID, int]]:
    """Count the citations of each point, and those among them that stand in programme lines."""
    targets = models.CitationTarget.objects.filter(provision__instrument=instrument, role="target")
    columns = ("provision_id", "citation__source_id", "citation__start")
    told = list(targets.order_by().values_list(*columns))
    starts, ends = _lines({source for _point, source, _start in told})
    citations: Counter[UUID] = Counter()
    lines: Counter[UUID] = Counter()
    for point, source, start in told:
        citations[point] += 1
        place = bisect_right(starts[source], start) - 1
        lines[point] += place >= 0 and start < ends[source][place]
    return {"citations": dict(citations), "lines": dict(lines)}


def _lines(
    sources: Iterable[UUID],
) -> tuple[dict[UUID, list[int]], dict[UUID, list[int]]]:
    starts: dict[UUID, list[int]] = defaultdict(list)
    ends: dict[UUID, list[int]] = defaultdict(list)
    rows = models.ProgrammeLine.objects.filter(source__in=set(sources)).order_by("start")
    for source, start, end in rows.values_list("source_id", "start", "end"):
        starts[source].append(start)
        ends[source].append(end)
    return starts, ends
