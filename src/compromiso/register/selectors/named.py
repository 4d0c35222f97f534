"""Records named by people in a line of text: by their address, or by what a page calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from compromiso.register import models
from compromiso.register.permissions import Person
from compromiso.register.selectors.action_proposals import BINDING
from compromiso.register.selectors.actions import visible

_IDENTITY: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class _There:
    """The commitments of one provision in document order: all, and those that its address means."""

    all: tuple[UUID, ...]
    meant: tuple[UUID, ...]


def name_commitments(commitments: Iterable[str]) -> list[str]:
    """Name commitments one by one: `montevideo-2006/25.f`, or by number where a point has more.

    An address alone means what binds there, or whatever is there where nothing binds; a number
    counts all that is there.
    """
    wanted = [UUID(str(each)) for each in commitments]
    rows = models.Commitment.objects.select_related("provision__instrument").in_bulk(wanted)
    places = _held_at(row.provision_id for row in rows.values() if row.provision_id)
    return [_name(rows[each], places) if each in rows else str(each) for each in wanted]


def _name(row: models.Commitment, places: Mapping[UUID, _There]) -> str:
    if row.provision is None:
        return str(row.id)
    address = f"{row.provision.instrument.slug}/{row.provision.url_path}"
    there = places[row.provision.id]
    return address if there.meant == (row.id,) else f"{address}#{there.all.index(row.id) + 1}"


def _held_at(provisions: Iterable[UUID]) -> dict[UUID, _There]:
    rows = models.Commitment.objects.filter(provision__in=set(provisions))
    told = rows.order_by("source_id", "order").values_list("provision_id", "id", "force", "state")
    found: dict[UUID, list[tuple[UUID, str, str]]] = {}
    for provision, one, force, state in told:
        found.setdefault(provision, []).append((one, force, state))
    return {each: _there(held) for each, held in found.items()}


def _there(held: Sequence[tuple[UUID, str, str]]) -> _There:
    stand = [one for one in held if one[2] != "rejected"] or held
    meant = [one for one in stand if one[1] in BINDING] or stand
    return _There(tuple(one[0] for one in held), tuple(one[0] for one in meant))


def commitments_named(line: str) -> list[str]:
    """List the commitments that a line names; none where it names nothing that is held."""
    if found := _IDENTITY.search(line.lower()):
        held = models.Commitment.objects.filter(id=UUID(found[0]))
        return [str(each) for each in held.values_list("id", flat=True)]
    place, _, number = line.strip().partition("#")
    slug, _, path = place.strip(" /").rpartition("/")
    provisions = models.Provision.objects.filter(
        instrument__slug=slug.rpartition("/")[2], url_path=path
    )
    places = _held_at(provisions.values_list("id", flat=True)).values()
    if not number:
        return [str(one) for there in places for one in there.meant]
    chosen = int(number) - 1 if number.isdecimal() and len(number) < 4 else -1
    return [str(one) for there in places for one in there.all[chosen : chosen + 1] if chosen >= 0]


def name_actions(person: Person, actions: Iterable[str]) -> list[str]:
    """Name actions: `mides-uy/A1`; one that the person may not see is not named."""
    wanted = [UUID(str(each)) for each in actions]
    seen = models.Action.objects.filter(visible(person)).select_related("institution")
    rows = seen.in_bulk(wanted)
    return [f"{rows[each].institution.slug}/{rows[each].code}" for each in wanted if each in rows]


def actions_named(person: Person, line: str) -> list[str]:
    """List the action that a line names, by address or by institution and code."""
    seen = models.Action.objects.filter(visible(person))
    if found := _IDENTITY.search(line.lower()):
        held = seen.filter(id=UUID(found[0]))
    else:
        slug, _, code = line.strip().partition("/")
        held = seen.filter(institution__slug=slug, code=code)
    return [str(each) for each in held.values_list("id", flat=True)]


def active_institutions() -> list[models.Institution]:
    """List the institutions that work in the register, by name."""
    return list(models.Institution.objects.filter(active=True))
