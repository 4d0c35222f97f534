"""What an entry can speak of: commitments found by words or by number, and actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from compromiso.register import models
from compromiso.register.permissions import READ_ACTION, Person, scope
from compromiso.register.selectors.commitment_words import CommitmentWords, words_of
from compromiso.register.selectors.named import commitments_named
from compromiso.register.selectors.search import find
from compromiso.register.selectors.seats import within
from compromiso.register.selectors.texts import texts_of

MOST = 40
"""So many are offered at once."""


def commitments_offered(query: str, first: Iterable[str]) -> list[CommitmentWords]:
    """List those named first, then those that a query finds: by document, number or words."""
    named = identities(first)
    found = _found(query.strip()) if query.strip() else []
    return list(words_of([*named, *found[:MOST]]).values())


def _found(query: str) -> list[UUID]:
    found = [UUID(one) for one in commitments_named(query)] if "/" in query else []
    for here in (Q(instrument__slug=query), Q(provision__url_path__iexact=query)):
        rows = models.Commitment.objects.filter(here).order_by("source", "order")
        found += rows.values_list("id", flat=True)[:MOST]
    for hit in find(query).hits:
        if hit.commitment:
            found.append(hit.commitment)
        elif hit.kind == "provision":
            there = models.Commitment.objects.filter(
                provision__instrument__slug=hit.slug, provision__url_path=hit.url_path
            )
            found += there.order_by("order").values_list("id", flat=True)
    return found


def actions_offered(institution_id: UUID, chosen: Iterable[str], by: Person) -> list[models.Action]:
    """List the actions of an institution that a person may see, and those chosen already."""
    seen = Q(stage="published") | within(scope(by, READ_ACTION))
    wanted = Q(institution_id=institution_id) | Q(
        id__in=[one for one in chosen if _is_identity(one)]
    )
    found = models.Action.objects.filter(seen).filter(wanted).exclude(stage="withdrawn")
    return list(found.order_by("code", "id")[:200])


@dataclass(frozen=True, slots=True)
class PointFound:
    """A provision that was looked for, in its own words."""

    provision: models.Provision
    words: str


def provisions_found(query: str) -> list[PointFound]:
    """List the points that hold the words of a query, or have its number."""
    query = query.strip()
    if not query:
        return []
    wanted = Q(url_path__iexact=query)
    for hit in find(query).hits:
        if hit.kind != "instrument":
            wanted |= Q(instrument__slug=hit.slug, url_path=hit.url_path)
    rows = models.Provision.objects.filter(wanted).select_related("instrument")
    held = list(rows.order_by("source", "order")[:MOST])
    texts = texts_of(one.source_id for one in held)
    return [PointFound(one, texts[one.source_id][one.start : one.end]) for one in held]


def identities(given: Iterable[str]) -> list[UUID]:
    """Give those of some texts that are identifiers."""
    return [UUID(one) for one in given if _is_identity(one)]


def _is_identity(given: str) -> bool:
    try:
        UUID(str(given))
    except ValueError:
        return False
    return True
