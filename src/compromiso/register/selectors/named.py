"""Records named by people in a line of text: by their address, or by what a page calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from compromiso.register import models
from compromiso.register.permissions import Person
from compromiso.register.selectors.action_proposals import commitments_at
from compromiso.register.selectors.actions import visible

_IDENTITY: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def name_commitments(commitments: Iterable[str]) -> list[str]:
    """Name commitments one by one: `montevideo-2006/25.f`, or by number where a point has more."""
    wanted = [UUID(str(each)) for each in commitments]
    rows = models.Commitment.objects.select_related("provision__instrument").in_bulk(wanted)
    return [_name(rows[each]) if each in rows else str(each) for each in wanted]


def _name(row: models.Commitment) -> str:
    if row.provision is None:
        return str(row.id)
    place = f"{row.provision.instrument.slug}/{row.provision.url_path}"
    beside = commitments_at([row.provision_id]) if row.provision_id else []
    if len(beside) == 1 and row.id in beside:
        return place
    return f"{place}#{beside.index(row.id) + 1}" if row.id in beside else str(row.id)


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
    held_there = commitments_at(provisions.values_list("id", flat=True))
    if number:
        chosen = int(number) - 1 if number.isdigit() and len(number) < 4 else -1
        held_there = held_there[chosen : chosen + 1] if chosen >= 0 else []
    return [str(each) for each in held_there]


def name_actions(person: Person, actions: Iterable[str]) -> list[str]:
    """Name actions: `mides-uy/A1`; one that the person may not see keeps its identifier."""
    wanted = [UUID(str(each)) for each in actions]
    seen = models.Action.objects.filter(visible(person)).select_related("institution")
    rows = seen.in_bulk(wanted)
    return [
        f"{rows[each].institution.slug}/{rows[each].code}" if each in rows else str(each)
        for each in wanted
    ]


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
