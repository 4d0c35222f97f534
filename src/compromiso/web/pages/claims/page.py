"""What the pages about claims are filled with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from compromiso.model.assessment import Progress, Standpoint
from compromiso.model.scale import Scale
from compromiso.observatory.scales import scales
from compromiso.register.permissions import CLAIM_FOR_SOCIETY, CLAIM_INDEPENDENTLY, Person, may
from compromiso.register.selectors.claims import ClaimView, claim, claims_of, may_write
from compromiso.register.selectors.commitments import CommitmentPage, commitment
from compromiso.web.access import person_of
from compromiso.web.pages.claims.history import CLAIM
from compromiso.web.ui.claims import claim as sentence
from compromiso.web.ui.grades import (
    Told,
    definitions,
    localized,
    scale_choices,
    scale_of,
    told_progress,
)
from compromiso.web.ui.notices import notice
from compromiso.web.ui.record_history import told_record
from compromiso.web.ui.telling import name_country


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim and its grade on the chosen scale."""

    view: ClaimView
    told: Told


@dataclass(frozen=True, slots=True)
class Row:
    """What each standpoint says of one State, the newest claim first; empty where it says none."""

    country: str
    name: str
    cells: tuple[tuple[str, tuple[ShownClaim, ...]], ...]
    disagree: bool


@dataclass(frozen=True, slots=True)
class OnScale:
    """One scale and what each standpoint's newest claim is on it."""

    label: str
    source: str
    cells: tuple[tuple[str, Told | None], ...]


def claims_facts(request: HttpRequest, commitment_id: UUID) -> dict[str, Any]:
    """Give the claims about a commitment side by side, on the scale that the address names."""
    person, scale = person_of(request), scale_of(request.GET.get("scale"))
    page = commitment(commitment_id)
    views = claims_of(commitment_id, person)
    rows = rows_of(scale, views)
    country = request.GET.get("state", "")
    shown = [row for row in rows if not country or row.country == country]
    return {
        **about(page),
        **scale_facts(scale),
        "rows": shown,
        "states": [(row.country, row.name) for row in rows],
        "country": country,
        "on_scales": on_scales(v for v in views if v.claim.country == country) if country else [],
        "drafts": [v for v in views if v.claim.stage == "draft"],
        "may_claim": may_claim(person),
        "told": notice(request),
    }


def about(page: CommitmentPage) -> dict[str, Any]:
    """Give a commitment in its words and in one sentence."""
    return {
        "section": "commitments",
        "page": page,
        "c": page.commitment,
        "sentence": sentence(page.commitment),
        "lang": page.instrument.language if page.instrument else "und",
    }


def scale_facts(scale: Scale) -> dict[str, Any]:
    """Give the chosen scale: its name, who uses it, its grades, and the others to choose."""
    return {
        "scale": scale,
        "scale_name": localized(scale.label),
        "scales": scale_choices(scale),
        "definitions": definitions(scale),
    }


def may_claim(person: Person) -> bool:
    """Say whether the person may make a claim from any standpoint."""
    return may(person, CLAIM_INDEPENDENTLY) or may(person, CLAIM_FOR_SOCIETY)


def rows_of(scale: Scale, views: Sequence[ClaimView]) -> list[Row]:
    """Lay published claims out by State and standpoint; claims about all come first."""
    published = [view for view in views if view.claim.stage == "published"]
    countries = {view.claim.country for view in published}
    return [_row(scale, country, published) for country in sorted(countries, key=_named)]


def _named(country: str) -> str:
    return name_country(country) if country else ""


def _row(scale: Scale, country: str, views: Iterable[ClaimView]) -> Row:
    mine = [view for view in views if view.claim.country == country]
    cells = tuple((str(s), tuple(_standing(scale, mine, s))) for s in Standpoint)
    grades = {claims[0].told.word for _standpoint, claims in cells if claims}
    return Row(country, _named(country), cells, len(grades) > 1)


def _standing(
    scale: Scale, views: Iterable[ClaimView], standpoint: Standpoint
) -> Iterable[ShownClaim]:
    """Yield the newest claim of each institution of a standpoint."""
    told: set[UUID] = set()
    for view in views:
        if view.claim.standpoint == standpoint and view.claim.institution_id not in told:
            told.add(view.claim.institution_id)
            yield shown(scale, view)


def shown(scale: Scale, view: ClaimView) -> ShownClaim:
    """Give a claim with its grade on a scale."""
    return ShownClaim(view, told_progress(scale, Progress(view.claim.progress)))


def on_scales(views: Iterable[ClaimView]) -> list[OnScale]:
    """Compute the same claims on every scale, by standpoint."""
    newest: dict[str, Progress] = {}
    for view in views:
        if view.claim.stage == "published":
            newest.setdefault(view.claim.standpoint, Progress(view.claim.progress))
    return [
        OnScale(
            localized(scale.label),
            scale.source,
            tuple(
                (str(s), told_progress(scale, newest[s]) if s in newest else None)
                for s in Standpoint
            ),
        )
        for scale in scales().values()
    ]


def claim_facts(request: HttpRequest, claim_id: UUID) -> dict[str, Any]:
    """Give one claim, on every scale, with its history."""
    person = person_of(request)
    view, history = claim(claim_id, person)
    progress = Progress(view.claim.progress)
    return {
        **about(commitment(view.claim.commitment_id)),
        "view": view,
        "claim": view.claim,
        "found": Told(str(progress), ""),
        "graded": [
            (localized(s.label), s.source, told_progress(s, progress)) for s in scales().values()
        ],
        "history": told_record(
            history, view.claim.institution.name, CLAIM, by_name=may_write(view, person)
        ),
        "may_write": may_write(view, person) and view.claim.stage != "withdrawn",
        "told": notice(request),
    }
