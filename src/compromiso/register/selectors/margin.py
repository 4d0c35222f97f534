"""What stands beside provisions: fetched once for each kind, however many provisions there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar
from uuid import UUID

from django.db.models import Prefetch

from compromiso.register import models
from compromiso.register.selectors.pieces import Piece, pieces_of

Scope = Literal["id", "id__in", "instrument"]
Kind = TypeVar(
    "Kind",
    models.Commitment,
    models.Task,
    models.Citation,
    models.ProgressReport,
    models.Figure,
)
Groups = Mapping[UUID | None, list[Kind]]


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """A provision, its words in pieces, and what its margin shows.

    `citations` stand in it, `citations_in` point to it (with `suggested_by`: those that might
    better point to it), `lines` are the programme lines that cite it.
    """

    provision: models.Provision
    pieces: tuple[Piece, ...]
    commitments: tuple[models.Commitment, ...]
    tasks: tuple[models.Task, ...]
    citations: tuple[models.Citation, ...]
    citations_in: tuple[models.Citation, ...]
    suggested_by: tuple[models.Citation, ...]
    lines: tuple[models.ProgrammeLine, ...]
    reports: tuple[models.ProgressReport, ...]
    figures: tuple[models.Figure, ...]

    @property
    def words(self) -> str:
        """Give the provision's own words as printed."""
        return "".join(piece.text for piece in self.pieces)


_LED = ("instrument", "provision")
_CITING = ("citation", "citation__host", "citation__host__instrument")
_WIDE = (
    *("instrument__bodies", "instrument__iri", "provision__spans", "provision__heading"),
    *("provision__alternatives", "provision__boxes"),
)
"""Columns of what leads from here that no page shows beside a provision."""
_SAID_OF_CITING = (
    *("provision", "citation__source", "citation__start", "citation__raw", "citation__status"),
    *("citation__host__label", "citation__host__path", "citation__host__url_path"),
    *(f"citation__host__instrument__{name}" for name in ("slug", "title", "language")),
)
"""Columns of what leads here that pages show beside a provision."""


class Margin:
    """All that stands beside one provision (`id`) or those of one instrument (`instrument`)."""

    def __init__(self, scope: Scope, key: UUID | Sequence[UUID]) -> None:
        self._key = {f"provision__{scope}": key}
        host = {f"host__{scope}": key}
        at = self._key
        self.commitments = _grouped(models.Commitment.objects.filter(**at), "provision_id")
        self.tasks = _grouped(
            models.Task.objects.filter(**at).select_related("body"), "provision_id"
        )
        self.citations = _grouped(
            models.Citation.objects.filter(**host).prefetch_related(
                Prefetch("held", models.CitationTarget.objects.select_related(*_LED).defer(*_WIDE))
            ),
            "host_id",
        )
        self.reports = _grouped(models.ProgressReport.objects.filter(**host), "host_id")
        self.figures = _grouped(models.Figure.objects.filter(**host), "host_id")
        self.citations_in = self._pointing("target")
        self.suggested_by = self._pointing("suggestion")
        self._lines = lines_of(self.citations_in)

    def _pointing(self, role: str) -> Mapping[UUID | None, list[models.Citation]]:
        groups: dict[UUID | None, list[models.Citation]] = defaultdict(list)
        held = models.CitationTarget.objects.filter(role=role, **self._key)
        if role == "suggestion":
            held = held.exclude(citation__status="resolved")
        told = held.select_related(*_CITING).only(*_SAID_OF_CITING)
        for target in told.order_by("citation__source", "citation__order", "rank"):
            groups[target.provision_id].append(target.citation)
        return groups

    def view(self, provision: models.Provision, text: str) -> ProvisionView:
        """Put one provision together with what stands beside it."""
        key = provision.id
        citations, commitments = self.citations[key], self.commitments[key]
        return ProvisionView(
            provision,
            pieces_of(provision, text, citations, commitments),
            tuple(commitments),
            tuple(self.tasks[key]),
            tuple(citations),
            tuple(self.citations_in[key]),
            tuple(self.suggested_by[key]),
            tuple(self._lines[key]),
            tuple(self.reports[key]),
            tuple(self.figures[key]),
        )


def _grouped(records: Iterable[Kind], key: str) -> Groups[Kind]:
    groups: dict[UUID | None, list[Kind]] = defaultdict(list)
    for record in records:
        groups[getattr(record, key)].append(record)
    return groups


def lines_of(
    citations: Mapping[UUID | None, Iterable[models.Citation]],
) -> Mapping[UUID | None, list[models.ProgrammeLine]]:
    """Give the programme lines in which the citations of each group stand, each once."""
    sources = {citation.source_id for group in citations.values() for citation in group}
    lines = list(
        models.ProgrammeLine.objects.filter(source__in=sources)
        .select_related("instrument")
        .order_by("source", "order")
    )
    groups: dict[UUID | None, list[models.ProgrammeLine]] = defaultdict(list)
    for key, group in citations.items():
        places = [(citation.source_id, citation.start) for citation in group]
        groups[key] = [line for line in lines if any(_stands(line, *place) for place in places)]
    return groups


def _stands(line: models.ProgrammeLine, source_id: UUID, position: int) -> bool:
    return line.source_id == source_id and line.start <= position < line.end
