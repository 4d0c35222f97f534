"""Where exact words stand in the texts that are held, and which evidence a claim can rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from compromiso.register import models
from compromiso.register.permissions import READ_RESTRICTED, Person, scope
from compromiso.register.selectors.search import matching_provisions
from compromiso.register.selectors.seats import within
from compromiso.register.selectors.texts import texts_of

MOST: Final = 20
"""So many places are shown; words that stand in more are too few to be a passage."""
WORDS: Final = 24
"""So many of the first words are looked up in the index."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a text and the point they stand in."""

    source: str
    start: int
    end: int
    quote: str
    point: models.Provision

    @property
    def anchor(self) -> dict[str, Any]:
        """Give the place as a record keeps it."""
        told = {"source": self.source, "start": self.start}
        return {**told, "end": self.end, "quote": self.quote}


def places_of(quote: str) -> tuple[Place, ...]:
    """Find the exact words in the points that are held; only spaces and line breaks may differ."""
    words = quote.split()
    if not words:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found = []
    points = matching_provisions(" ".join(words[:WORDS]), limit=MOST * 5)
    texts = texts_of(point.source_id for point in points)
    for point in points:
        text = texts[point.source_id]
        for hit in pattern.finditer(text, point.start, max(point.end, point.subtree_end)):
            found.append(Place(str(point.source_id), hit.start(), hit.end(), hit[0], point))
    return _innermost(found)[:MOST]


def _innermost(found: list[Place]) -> tuple[Place, ...]:
    """Keep one place for the same words at the same spot: in the deepest point."""
    deepest: dict[tuple[str, int, int], Place] = {}
    for place in sorted(found, key=lambda each: each.point.depth):
        deepest[place.source, place.start, place.end] = place
    return tuple(deepest.values())


def search_points(query: str, limit: int = 8) -> list[Place]:
    """Find points that hold all the words searched for, each as a passage of its own words."""
    points = matching_provisions(query, limit=limit)
    texts = texts_of(point.source_id for point in points)
    return [
        Place(
            str(point.source_id),
            point.start,
            point.end,
            texts[point.source_id][point.start : point.end],
            point,
        )
        for point in points
    ]


def evidence_on(commitment_id: UUID, person: Person) -> list[models.Evidence]:
    """List the evidence of published reports on a commitment that the person may see."""
    entries = models.Link.objects.filter(
        relation="reports_on", subject_noun="report_entry", object_id=commitment_id
    ).values("subject_id")
    reached = scope(person, READ_RESTRICTED)
    seen = Q(restricted=False) | within(reached, "entry__report__institution")
    rows = models.Evidence.objects.filter(
        seen, entry__in=entries, withdrawn=False, entry__withdrawn=False,
        entry__report__stage="published",
    )  # fmt: skip
    return list(rows.select_related("entry__report").order_by("entry__report__country", "id"))
