"""Actions as the lines of a plan propose them: their words, and the commitments that they cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.selectors.programme import LineView, lines

FOLLOWED: Final = ("resolved", "repaired")
"""A citation of these standings is followed; one that is doubtful waits for a person."""
BINDING: Final = ("undertakes", "entrusts", "urges", "invites")
_LONGEST_TITLE: Final = 300
Place = tuple[UUID, int, UUID]
"""A commitment's file, its place there, and the commitment."""


@dataclass(frozen=True, slots=True)
class LineProposal:
    """A line of a plan, the action it proposes, and the actions that carry it out already."""

    view: LineView
    values: dict[str, Any]
    actions: tuple[models.Action, ...]


def proposal_of(line_id: UUID) -> dict[str, Any]:
    """Give the columns of the action that a line proposes; raise `NotHeld` without such a line."""
    line = models.ProgrammeLine.objects.select_related("instrument").filter(id=line_id).first()
    if line is None:
        raise NotHeld(noun="programme line", address=str(line_id))
    views = lines(line.instrument.slug)
    number = next(n for n, view in enumerate(views, 1) if view.line.id == line_id)
    view = views[number - 1]
    return _values(view, number, commitments_at(_cited(view)))


def proposals(plan: str, institution: UUID | None) -> list[LineProposal]:
    """List what every line of a plan proposes, with the actions an institution has for it."""
    views = lines(plan)
    held = models.Action.objects.filter(
        programme_line__in=[view.line.id for view in views], institution=institution
    ).exclude(stage="withdrawn")
    mine: dict[UUID | None, list[models.Action]] = {}
    for action in held.order_by("code"):
        mine.setdefault(action.programme_line_id, []).append(action)
    cited = [_cited(view) for view in views]
    binding = _binding_at(one for some in cited for one in some)
    return [
        LineProposal(
            view,
            _values(view, number, _in_order(binding, provisions)),
            tuple(mine.get(view.line.id, ())),
        )
        for number, (view, provisions) in enumerate(zip(views, cited, strict=True), 1)
    ]


def _values(view: LineView, number: int, commitments: Iterable[UUID]) -> dict[str, Any]:
    line = view.line
    head = " ".join((line.theme or line.label or line.area).split())
    objectives = [each.words for each in view.objectives]
    said = list(view.activities) or ([view.words] if view.words else objectives)
    return {
        "code": f"{line.instrument.slug}-{number:02}"[:60],
        "title": head[:_LONGEST_TITLE] or line.eid,
        "description": "\n".join(" ".join(words.split()) for words in said if words),
        "language": line.instrument.language[:5],
        "programme_line_id": line.id,
        "commitments": [str(each) for each in commitments],
    }


def _cited(view: LineView) -> list[UUID]:
    """Name the provisions that a line cites."""
    citations = [c for objective in view.objectives for c in objective.citations]
    return [
        target.provision_id
        for citation in citations
        if citation.status in FOLLOWED or citation.state == "accepted"
        for target in citation.held.all()
        if target.role == "target" and target.provision_id
    ]


def commitments_at(provisions: Iterable[UUID]) -> list[UUID]:
    """List what provisions commit to, in document order; rejected proposals left out."""
    wanted = list(provisions)
    return _in_order(_binding_at(wanted), wanted)


def _binding_at(provisions: Iterable[UUID]) -> Mapping[UUID | None, list[Place]]:
    """Give what commits in each of some provisions: one query."""
    held = models.Commitment.objects.filter(
        provision__in=list(dict.fromkeys(provisions)), force__in=BINDING
    ).exclude(state="rejected")
    found: defaultdict[UUID | None, list[Place]] = defaultdict(list)
    rows = held.order_by().values_list("provision_id", "source_id", "order", "id")
    for provision, source, order, one in rows:
        found[provision].append((source, order, one))
    return found


def _in_order(binding: Mapping[UUID | None, list[Place]], provisions: Iterable[UUID]) -> list[UUID]:
    places = {place for one in provisions for place in binding.get(one, ())}
    return [commitment for _source, _order, commitment in sorted(places)]


def plans() -> list[models.Instrument]:
    """List the instruments that have programme lines, the latest first."""
    held = models.Instrument.objects.filter(programme_lines__isnull=False).distinct()
    return list(held.order_by("-date", "title"))
