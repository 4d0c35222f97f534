"""How far each point of a document has come: cited, programmed, acted on, reported, assessed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from compromiso.model.assessment import Standpoint
from compromiso.register import models
from compromiso.register.selectors.language_versions import Pairs, shown_as
from compromiso.register.selectors.published import counted_on

STEPS: Final = ("citations", "lines", "actions", "reports", *map(str, Standpoint))
"""What a point can be reached by, in the order of the follow-up."""
_PLACE: Final = ("citation__source_id", "citation__start")
_Cited = tuple[UUID, UUID | None]
"""A point and the document that cites it."""


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
    alike = shown_as(instrument)
    everywhere = _everywhere(commitments, alike)
    counted = dict(counted_on(everywhere, alike)) | _claimed(everywhere, alike)
    by_point = {step: _summed(held, counted[step]) for step in counted}
    by_point |= _cited(instrument, _same_points(held, alike))
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


def _everywhere(
    commitments: QuerySet[models.Commitment], alike: Pairs
) -> QuerySet[models.Commitment]:
    """Give the commitments of a document and those that say the same in other languages."""
    if not alike:
        return commitments
    return models.Commitment.objects.filter(
        id__in=[*commitments.values_list("id", flat=True), *alike]
    )


def _same_points(held: Mapping[UUID, Iterable[UUID]], alike: Pairs) -> Pairs:
    """Give by each point of other versions the one of this document that says the same."""
    stands = {one: point for point, ids in held.items() for one in ids}
    rows = models.Commitment.objects.filter(id__in=list(alike)).order_by()
    told = rows.values_list("id", "provision_id") if alike else ()
    return {point: stands[alike[one]] for one, point in told if alike[one] in stands}


def _claimed(
    commitments: QuerySet[models.Commitment], alike: Pairs
) -> dict[str, Mapping[UUID, int]]:
    """Count for each commitment in how many States a standpoint has claimed something."""
    counted: dict[str, Counter[UUID]] = {str(standpoint): Counter() for standpoint in Standpoint}
    units = models.ClaimUnit._default_manager.filter(commitment_id__in=commitments.values("id"))
    for one, newest in units.order_by().values_list("commitment_id", "newest"):
        for standpoint in newest.keys() & counted.keys():
            counted[standpoint][alike.get(one, one)] += 1
    return dict(counted)


def _summed(held: Mapping[UUID, Iterable[UUID]], counted: Mapping[UUID, int]) -> dict[UUID, int]:
    return {point: sum(counted.get(one, 0) for one in ids) for point, ids in held.items()}


def _cited(instrument: models.Instrument, same: Pairs) -> dict[str, dict[UUID, int]]:
    """Count the citations of each point, and those among them that stand in programme lines."""
    targets = models.CitationTarget.objects.filter(role="target")
    here = Q(instrument=instrument, provision__isnull=False)
    around = targets.filter(here | Q(provision__in=list(same)) if same else here)
    columns = ("provision_id", "citation__host__instrument_id", *_PLACE)
    told = list(around.order_by().values_list(*columns))
    starts, ends = _lines({source for _point, _citing, source, _start in told})
    citations: Counter[_Cited] = Counter()
    lines: Counter[_Cited] = Counter()
    for point, citing, source, start in told:
        citations[same.get(point, point), citing] += 1
        place = bisect_right(starts[source], start) - 1
        lines[same.get(point, point), citing] += place >= 0 and start < ends[source][place]
    originals = _originals({citing for _point, citing, *_place in told})
    return {"citations": _once(citations, originals), "lines": _once(lines, originals)}


def _originals(citing: Iterable[UUID | None]) -> Pairs:
    versions = models.LanguageVersion.objects.filter(stage="accepted", instrument__in=list(citing))
    return dict(versions.values_list("instrument_id", "original_id"))


def _once(counted: Mapping[_Cited, int], originals: Pairs) -> dict[UUID, int]:
    """Add up how often points are cited; a text that cites in several languages cites once."""
    texts: dict[UUID, Counter[UUID | None]] = defaultdict(Counter)
    for (point, citing), number in counted.items():
        text = originals.get(citing, citing) if citing else None
        texts[point][text] = max(number, texts[point][text])
    return {point: held.total() for point, held in texts.items()}


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
