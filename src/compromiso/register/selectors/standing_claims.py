"""The claims that stand: each institution's newest published one on a commitment and a State."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar
from uuid import UUID

from django.db.models import Count, Sum

from compromiso.model.assessment import Progress
from compromiso.register import models
from compromiso.register.services.claims import PUBLISHED
from compromiso.register.services.ledger import head
from compromiso.terms.theme_scheme import with_broader

Given = ParamSpec("Given")
Result = TypeVar("Result")
ANY = "any"
"""Asks for the newest claim, whoever made it."""


class Standing(NamedTuple):
    """A claim that stands; `country` is empty where it is about all who undertook it."""

    commitment: UUID
    country: str
    standpoint: str
    institution: UUID
    progress: Progress
    date: date


def standing_claims() -> tuple[Standing, ...]:
    """Give every claim that stands, the newest first; read once for each change of the claims."""
    return _standing(_fingerprint())


def _fingerprint() -> tuple[Any, ...]:
    """Give what differs whenever a claim does; looked at again only after something was written."""
    return _fingerprint_at(head()[1])


@lru_cache(maxsize=1)
def _fingerprint_at(_head: str) -> tuple[Any, ...]:
    counted = models.Claim.objects.aggregate(n=Count("id"), versions=Sum("version"))
    first = models.Claim.objects.order_by("id").values_list("id", flat=True).first()
    return counted["n"], counted["versions"], first


@lru_cache(maxsize=1)
def _standing(_version: tuple[Any, ...]) -> tuple[Standing, ...]:
    columns = ("commitment_id", "country", "standpoint", "institution_id", "progress", "date")
    rows = models.Claim.objects.filter(stage=PUBLISHED).order_by("-date", "id")
    newest: dict[tuple[Any, ...], Standing] = {}
    known = {str(progress): progress for progress in Progress}
    for said in rows.values_list(*columns).iterator(chunk_size=5000):
        if said[:4] not in newest:
            newest[said[:4]] = Standing(said[0], said[1], said[2], said[3], known[said[4]], said[5])
    return tuple(newest.values())


def once_per_change(
    selector: Callable[Given, Result],
) -> Callable[Given, Result]:
    """Let a selector of claims be asked once for each change of them; it takes plain values."""

    @lru_cache(maxsize=32)
    def remembered(_version: tuple[Any, ...], *args: Any) -> Result:
        return selector(*args)  # type: ignore[call-arg]

    @wraps(selector)
    def asked(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        return remembered(_fingerprint(), *args, *kwargs.values())

    return asked


def newest(standpoint: str) -> Mapping[tuple[UUID, str], Progress]:
    """Give for each commitment and State what the newest claim of a standpoint found."""
    return _newest(_fingerprint(), standpoint)


@lru_cache(maxsize=8)
def _newest(version: tuple[Any, ...], standpoint: str) -> Mapping[tuple[UUID, str], Progress]:
    found: dict[tuple[UUID, str], Progress] = {}
    for one in _standing(version):
        if standpoint in {ANY, one.standpoint}:
            found.setdefault((one.commitment, one.country), one.progress)
    return found


@once_per_change
def counted_claims(standpoint: str) -> Mapping[UUID, int]:
    """Count for each commitment in how many States a standpoint has claimed something."""
    return Counter(commitment for commitment, _country in newest(standpoint))


def top_themes() -> Mapping[UUID, frozenset[str]]:
    """Give the widest themes of every commitment that a claim is about."""
    return _top_themes(_fingerprint())


@lru_cache(maxsize=1)
def _top_themes(_version: tuple[Any, ...]) -> Mapping[UUID, frozenset[str]]:
    rows = models.CommitmentTheme.objects.filter(commitment__claims__stage=PUBLISHED)
    found: dict[UUID, set[str]] = {}
    for commitment, theme in rows.order_by().values_list("commitment_id", "theme").distinct():
        found.setdefault(commitment, set()).add(with_broader(theme)[-1])
    return {commitment: frozenset(themes) for commitment, themes in found.items()}
