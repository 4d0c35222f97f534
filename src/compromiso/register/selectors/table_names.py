"""What the cells of a table name: institutions, commitments, actions, lines, calls, provisions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from compromiso.register import models
from compromiso.register.errors import NotHeld, WrongValue
from compromiso.register.permissions import BRING_TABLE, KEEP_CYCLE, Person, scope
from compromiso.register.selectors.actions import visible
from compromiso.register.selectors.named import commitments_named, name_commitments
from compromiso.register.selectors.seats import within
from compromiso.register.tabled import joined, parts

AMBIGUOUS = 2
MOST_TOLD = 20_000
"""So many names of commitments are kept at a time."""


def identity(text: str) -> UUID | None:
    """Give the identifier that a text is, or None where it is a name."""
    try:
        return UUID(text.strip())
    except ValueError:
        return None


class Names:
    """Looks up what a person's tables name, and names it; each name once."""

    def __init__(self, person: Person) -> None:
        self.person = person
        rows = list(models.Institution.objects.all())
        self.slugs = {row.id: row.slug for row in rows}
        self._by_slug = {row.slug: row for row in rows if row.active}
        reached = scope(person, BRING_TABLE)
        self.within = {row.id: row for row in rows if reached.holds(row.id, row.country)}
        self._commitments: dict[str, list[str]] = {}
        self._told: dict[str, str] = {}

    def own_institution(self, text: str) -> models.Institution:
        """Give an institution into which the person may bring rows; others are as if not held."""
        row = self._by_slug.get(text.strip())
        if row is None or row.id not in self.within:
            raise NotHeld(noun="institution", address=text.strip())
        return row

    def institutions(self, text: str) -> list[str]:
        """Give the identifiers of institutions by their addresses."""
        found = []
        for slug in parts(text):
            if slug not in self._by_slug:
                raise NotHeld(noun="institution", address=slug)
            found.append(str(self._by_slug[slug].id))
        return list(dict.fromkeys(found))

    def institution_names(self, identifiers: Iterable[str]) -> str:
        """Name institutions by their addresses."""
        return joined([self.slugs.get(UUID(str(one)), str(one)) for one in identifiers])

    def commitments(self, text: str) -> list[str]:
        """Give the identifiers of commitments by point or identifier."""
        found: dict[str, None] = {}
        for part in parts(text):
            if part not in self._commitments:
                self._commitments[part] = _commitments(part)
            found |= dict.fromkeys(self._commitments[part])
        return list(found)

    def note_commitments(self, identifiers: Iterable[str]) -> None:
        """Look up the names of many commitments at once."""
        if len(self._told) > MOST_TOLD:
            self._told.clear()
        wanted = list({str(one) for one in identifiers} - self._told.keys())
        self._told |= zip(wanted, name_commitments(wanted), strict=True)

    def commitment_names(self, identifiers: Iterable[str]) -> str:
        """Name commitments by their points."""
        wanted = [str(one) for one in identifiers]
        for one in wanted:
            if one not in self._told:
                self._told[one] = name_commitments([one])[0]
        return joined([self._told[one] for one in wanted])

    @cached_property
    def _actions(self) -> dict[UUID, str]:
        seen = models.Action.objects.filter(visible(self.person)).order_by()
        rows = seen.values_list("id", "institution_id", "code")
        return {one: f"{self.slugs[institution]}/{code}" for one, institution, code in rows}

    @cached_property
    def by_action_name(self) -> dict[str, UUID]:
        """Institution and code → identifier; what a table brings is added to it."""
        return {name: one for one, name in self._actions.items()}

    def action(self, text: str, institution: str = "") -> UUID:
        """Give the identifier of an action by institution and code, or by code in its own."""
        said = text.strip()
        known = identity(said)
        if known is not None and (known in self._actions or known in self._brought):
            return known
        for name in (said, f"{institution}/{said}"):
            if name in self.by_action_name:
                return self.by_action_name[name]
        raise NotHeld(noun="action", address=said)

    @property
    def _brought(self) -> set[UUID]:
        return set(self.by_action_name.values())

    def actions(self, text: str, institution: str = "", held: Iterable[str] = ()) -> list[str]:
        """Give the identifiers of actions; of those held already, what is not seen stays."""
        told = list(held)
        hidden = [one for one in told if UUID(one) not in self._actions]
        found = [str(self.action(one, institution)) for one in parts(text)]
        together = list(dict.fromkeys([*found, *hidden]))
        return told if hidden and set(together) == set(told) else together

    def action_names(self, identifiers: Iterable[str]) -> str:
        """Name actions by institution and code; one that is not seen is not named."""
        wanted = map(UUID, map(str, identifiers))
        return joined([self._actions[one] for one in wanted if one in self._actions])

    @cached_property
    def _lines(self) -> dict[UUID, str]:
        rows = models.ProgrammeLine.objects.values_list("id", "instrument__slug", "eid")
        return {one: f"{slug}/{eid}" for one, slug, eid in rows}

    @cached_property
    def _line_of(self) -> dict[str, UUID]:
        return {name: one for one, name in self._lines.items()}

    def line(self, text: str) -> UUID | None:
        """Give the line of a programme by document and name; empty is none."""
        said = text.strip()
        known = identity(said)
        if not said or (known is not None and known in self._lines):
            return known
        if said not in self._line_of:
            raise NotHeld(noun="programme line", address=said)
        return self._line_of[said]

    def line_name(self, line: UUID | None) -> str:
        """Name a line."""
        return "" if line is None else self._lines.get(line, str(line))

    @cached_property
    def _cycles(self) -> dict[UUID, str]:
        seen = ~Q(stage="draft") | within(scope(self.person, KEEP_CYCLE))
        rows = models.ReportingCycle.objects.filter(seen).order_by("id")
        titles: dict[str, list[UUID]] = {}
        for one, title in rows.values_list("id", "title"):
            titles.setdefault(title, []).append(one)
        return {
            one: title if len(same) < AMBIGUOUS else str(one)
            for title, same in titles.items()
            for one in same
        }

    def cycle(self, text: str) -> UUID | None:
        """Give a call by its title or identifier; empty is none."""
        said = text.strip()
        known = identity(said)
        if not said or (known is not None and known in self._cycles):
            return known
        found = [one for one, name in self._cycles.items() if name.strip() == said]
        if not found:
            raise NotHeld(noun="reporting cycle", address=said)
        return found[0]

    def cycle_name(self, cycle: UUID | None) -> str:
        """Name a call by its title, or by its identifier where another has the same."""
        return "" if cycle is None else self._cycles.get(cycle, str(cycle))


def _commitments(text: str) -> list[str]:
    found = commitments_named(text) if "/" in text or identity(text) else _of_one_document(text)
    if not found:
        raise NotHeld(noun="commitment", address=text)
    return found


def _of_one_document(path: str) -> list[str]:
    rows = models.Provision.objects.filter(url_path=path.partition("#")[0])
    held = rows.filter(commitments__isnull=False).distinct()
    slugs = sorted(set(held.values_list("instrument__slug", flat=True)))
    if len(slugs) >= AMBIGUOUS:
        choices = ", ".join(f"{slug}/{path}" for slug in slugs[:6])
        raise WrongValue(field="commitment", value=path, choices=choices)
    return commitments_named(f"{slugs[0]}/{path}") if slugs else []


def provision(text: str) -> models.Provision:
    """Give a provision by document and point."""
    slug, _, path = text.strip().rpartition("/")
    rows = models.Provision.objects.filter(url_path=path)
    found = list((rows.filter(instrument__slug=slug) if slug else rows)[:AMBIGUOUS])
    if len(found) != 1:
        raise NotHeld(noun="provision", address=text.strip())
    return found[0]
