"""Citations to doubt: the words that cite, the words cited, and the better candidate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from compromiso.register import models
from compromiso.register.selectors.texts import texts_of
from compromiso.register.services.index import own_words

DOUBTFUL: Final = ("dangling", "suspect", "ambiguous", "repaired")
"""The statuses that a person should look at, the gravest first."""
CONTEXT: Final = 160


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision that a citation points to or might point to, in its own words."""

    instrument: models.Instrument
    provision: models.Provision | None
    words: str

    @property
    def label(self) -> str:
        """Give its address within its instrument, or the instrument's title."""
        return self.provision.url_path if self.provision else self.instrument.title


@dataclass(frozen=True, slots=True)
class Doubt:
    """One citation to doubt, in its words; `state` and `version` say what was decided on it."""

    citation: models.Citation
    instrument: models.Instrument | None
    before: str
    words: str
    after: str
    targets: tuple[Cited, ...]
    candidates: tuple[Cited, ...]

    @property
    def is_decided(self) -> bool:
        """Say whether a person's decision stands on it."""
        return self.citation.state != "proposed"


def doubts(status: str = "", instrument: str = "") -> list[Doubt]:
    """List the citations to doubt or decided on, the gravest first, in document order."""
    held = models.Citation.objects.filter(Q(status__in=DOUBTFUL) | ~Q(state="proposed"))
    if status:
        held = held.filter(status=status)
    if instrument:
        held = held.filter(host__instrument__slug=instrument)
    citations = list(_with_targets(held.order_by("source__received_at", "source_id", "order")))
    texts = texts_of(citation.source_id for citation in citations)
    grave = {name: rank for rank, name in enumerate(DOUBTFUL)}
    citations.sort(key=lambda citation: grave.get(citation.status, len(grave)))
    return [_doubt(citation, texts) for citation in citations]


def _with_targets(
    held: QuerySet[models.Citation],
) -> QuerySet[models.Citation]:
    targets = models.CitationTarget.objects.select_related(
        "instrument", "provision", "provision__instrument"
    ).order_by("role", "rank")
    return held.select_related("host", "host__instrument", "source").prefetch_related(
        Prefetch("held", queryset=targets)
    )


def _doubt(citation: models.Citation, texts: Mapping[UUID, str]) -> Doubt:
    text = texts[citation.source_id]
    host = citation.host
    first, last = (host.start, host.end) if host else (0, len(text))
    return Doubt(
        citation,
        host.instrument if host else None,
        text[max(first, citation.start - CONTEXT) : citation.start],
        text[citation.start : citation.end],
        text[citation.end : min(last, citation.end + CONTEXT)],
        _cited(citation, "target", text),
        _cited(citation, "suggestion", text),
    )


def _cited(citation: models.Citation, role: str, text: str) -> tuple[Cited, ...]:
    return tuple(
        Cited(
            target.instrument,
            target.provision,
            own_words(target.provision, text) if target.provision else target.instrument.title,
        )
        for target in citation.held.all()
        if target.role == role
    )
