"""Every noun of the register as a person may see it, page by page, for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q, QuerySet

from compromiso.register import models
from compromiso.register.errors import NotHeld, WrongValue
from compromiso.register.permissions import READ_RESTRICTED, VISITOR, Person, may_on, scope
from compromiso.register.selectors.action_page import action_row
from compromiso.register.selectors.actions import in_work_seen_by as actions_in_work
from compromiso.register.selectors.actions import visible as actions_visible
from compromiso.register.selectors.annual import assessments
from compromiso.register.selectors.claims import WITH, views_of
from compromiso.register.selectors.claims import in_work_seen_by as claims_in_work
from compromiso.register.selectors.claims import visible as claims_visible
from compromiso.register.selectors.reports import in_work_seen_by, seen_by
from compromiso.register.selectors.seats import within
from compromiso.register.selectors.texts import texts_of

MOST: Final = 100
"""The records that one page holds at most."""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Some records of a noun; `page` counts from 1 and `total` all that answer."""

    items: tuple[Any, ...]
    total: int
    page: int
    pages: int


Part = tuple[QuerySet[Any], Mapping[str, str]]
"""Rows that go by the names of records, and the columns by which they are asked for."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A noun: who sees which, by what it can be asked for, and whether it quotes a text.

    `one` gives a single record where it stays at its address longer than in lists. `parts` gives
    the names of what the person sees in parts that share none, where one query for all is slow;
    where both are given they settle what is seen, and `seen` only reads it.
    `hides` says that a record may rest on evidence which not everybody sees: its words are then
    left out.
    `waits` gives the parts of a record that name actions: those out of sight are not named.
    """

    seen: Callable[[Person], QuerySet[Any]]
    filters: Mapping[str, str]
    order: str = "id"
    quotes: bool = False
    one: Callable[[Person, UUID], Any] | None = None
    parts: Callable[[Person], list[Part]] | None = None
    hides: bool = False
    waits: Callable[[Any], Iterable[Any]] | None = None


def _all(noun: Any) -> Callable[[Person], QuerySet[Any]]:
    return lambda _person: noun.objects.all()


def _reports(person: Person) -> QuerySet[Any]:
    entries = models.ReportEntry.objects.filter(withdrawn=False).order_by("order", "id")
    rows = models.Report.objects.filter(seen_by(person))
    return rows.prefetch_related(Prefetch("entries", entries, to_attr="said"))


PUBLISHED: Final = "published"


def _in_two(
    noun: Any, in_work: Callable[[Person], Q], filters: Mapping[str, str]
) -> Callable[[Person], list[Part]]:
    """Give the names of what is published, and of what a person sees of the rest."""

    def parts(person: Person) -> list[Part]:
        published: Part = (noun.objects.filter(stage=PUBLISHED), filters)
        if person.role == VISITOR.role and not person.seats:
            return [published]
        names = noun.objects.filter(in_work(person)).order_by().values("id")
        return [published, (noun.objects.filter(id__in=names), filters)]

    return parts


def _evidence_parts(person: Person) -> list[Part]:
    """Give what a person sees of evidence in parts that share none, each found by an index.

    What everybody sees is noted; to it come, for whoever has a seat, what is restricted in
    published reports and what stands in reports that are not published yet.
    """
    parts: list[Part] = [(models.PublicEvidence._default_manager.all(), _NOTED)]
    if person.role == VISITOR.role and not person.seats:
        return parts
    bodies = models.Institution.objects.filter(within(scope(person, READ_RESTRICTED), "pk"))
    reached = bodies.order_by().values("id")
    restricted = models.RestrictedEvidence._default_manager.filter(institution__in=reached)
    drafts = models.Report.objects.filter(in_work_seen_by(person))
    open_to = Q(restricted=False) | Q(entry__report__institution__in=reached)
    held = models.Evidence.objects.filter(withdrawn=False, entry__withdrawn=False)
    own = held.filter(open_to, entry__report__in=drafts.values("id"))
    return [*parts, (restricted, _NOTED), (own, _OF_EVIDENCE)]


def _evidence_one(person: Person, identity: UUID) -> models.Evidence:
    """Give one piece of evidence that the person may see."""
    held = models.Evidence.objects.filter(id=identity, withdrawn=False, entry__withdrawn=False)
    for one in held.select_related("entry__report__institution"):
        report = one.entry.report
        hidden = one.restricted and not may_on(
            person, READ_RESTRICTED, report.institution_id, report.institution.country
        )
        if not hidden and models.Report.objects.filter(seen_by(person), id=report.id).exists():
            return one
    raise NotHeld(noun="evidence", address=str(identity))


_NOTED: Final = {"report": "report_id", "kind": "kind"}
"""By what the evidence that everybody sees can be asked for, where it is noted."""
_OF_EVIDENCE: Final = {"report": "entry__report_id", "kind": "kind"}
_OF_INSTRUMENT: Final = {"instrument": "instrument__slug"}
_OF_CLAIM: Final = {
    "commitment": "commitment_id",
    "country": "country",
    "standpoint": "standpoint",
}
_OF_INSTITUTION: Final = {
    "institution": "institution__slug",
    "country": "institution__country",
    "stage": "stage",
}
KINDS: Final[Mapping[str, Kind]] = {
    "instruments": Kind(_all(models.Instrument), {"kind": "kind", "language": "language"}, "slug"),
    "provisions": Kind(_all(models.Provision), {**_OF_INSTRUMENT, "path": "url_path"}, quotes=True),
    "citations": Kind(_all(models.Citation), {"status": "status", "state": "state"}),
    "commitments": Kind(
        _all(models.Commitment),
        {**_OF_INSTRUMENT, "state": "state", "force": "force", "theme": "theme_rows__theme"},
        quotes=True,
    ),
    "programme-lines": Kind(_all(models.ProgrammeLine), _OF_INSTRUMENT, quotes=True),
    "tasks": Kind(_all(models.Task), {"body": "body_id"}, quotes=True),
    "meetings": Kind(_all(models.Meeting), {"country": "country"}),
    "institutions": Kind(
        lambda _person: models.Institution.objects.filter(active=True),
        {"kind": "kind", "country": "country"},
        "slug",
    ),
    "actions": Kind(
        _all(models.Action),
        _OF_INSTITUTION,
        one=action_row,
        parts=_in_two(models.Action, actions_in_work, _OF_INSTITUTION),
        waits=lambda row: (row,),
    ),
    "reports": Kind(
        _reports,
        _OF_INSTITUTION,
        parts=_in_two(models.Report, in_work_seen_by, _OF_INSTITUTION),
        waits=lambda row: row.said,
    ),
    "evidence": Kind(_all(models.Evidence), _OF_EVIDENCE, one=_evidence_one, parts=_evidence_parts),
    "claims": Kind(
        claims_visible,
        _OF_CLAIM,
        parts=_in_two(models.Claim, claims_in_work, _OF_CLAIM),
        hides=True,
    ),
    "annual-assessments": Kind(assessments, {"year": "year", "stage": "stage"}, "number"),
}
"""Every noun that programs can ask for."""


def records(
    noun: str, person: Person, wanted: Mapping[str, str], *, page: int = 1, size: int = 50
) -> RecordPage:
    """Give a page of the records that answer to all of `wanted` and that the person may see."""
    kind = KINDS[noun]
    parts = kind.parts(person) if kind.parts else [(kind.seen(person), kind.filters)]
    found = [_asked_for(rows, filters, wanted) for rows, filters in parts]
    size = min(max(size, 1), MOST)
    total = sum(rows.count() for rows in found)
    first = (max(page, 1) - 1) * size
    names = list(_named(found, kind.order)[first : first + size])
    held = kind.seen(person).order_by().in_bulk(names)
    items = tuple(held[name] for name in names)
    return RecordPage(_quoted(kind, items, person), total, max(page, 1), max(1, -(-total // size)))


def _asked_for(
    rows: QuerySet[Any], filters: Mapping[str, str], wanted: Mapping[str, str]
) -> QuerySet[Any]:
    for name, value in wanted.items():
        try:
            rows = rows.filter(**{filters[name]: value})
        except (ValidationError, ValueError):
            raise WrongValue(field=name, value=value, choices="a value of its kind") from None
    return rows


def _named(found: list[QuerySet[Any]], order: str) -> QuerySet[Any]:
    """Give the names of all rows in order."""
    if len(found) == 1:
        return found[0].order_by(order, "id").values_list("id", flat=True)
    first, *others = (rows.order_by().values_list("id", flat=True) for rows in found)
    return first.union(*others, all=True).order_by("id")


def record(noun: str, identity: UUID, person: Person) -> Any:
    """Give one record; what the person may not see is not there."""
    kind = KINDS[noun]
    if kind.one is not None:
        return _in_sight(kind, (kind.one(person, identity),), person)[0]
    found = _quoted(kind, tuple(kind.seen(person).filter(id=identity)[:1]), person)
    if not found:
        raise NotHeld(noun=noun, address=str(identity))
    return found[0]


def _quoted(kind: Kind, items: tuple[Any, ...], person: Person) -> tuple[Any, ...]:
    """Let each record that quotes a text carry its exact words, if the person may see them."""
    if kind.quotes:
        texts = texts_of({row.source_id for row in items})
        for row in items:
            row.words = texts[row.source_id][row.start : row.end]
    if kind.hides:
        rows = models.Claim.objects.filter(id__in=[row.id for row in items])
        hidden = {
            view.claim.id
            for view in views_of(rows.select_related(*WITH), person)
            if view.hidden_evidence
        }
        for row in items:
            row.anchor = None if row.id in hidden else row.anchor
    return _in_sight(kind, items, person)


_NAMING: Final = ("depends_on", "actions")
"""The columns that name actions."""


def _in_sight(kind: Kind, items: tuple[Any, ...], person: Person) -> tuple[Any, ...]:
    """Let records name no action that the person may not see."""
    if kind.waits is None:
        return items
    told = [(each, name) for row in items for each in kind.waits(row) for name in _NAMING]
    named = [(each, name, held) for each, name in told if (held := vars(each).get(name))]
    wanted = {one for _each, _name, held in named for one in held}
    rows = models.Action.objects.filter(actions_visible(person), id__in=wanted)
    seen = {str(identity) for identity in rows.values_list("id", flat=True)}
    for each, name, held in named:
        setattr(each, name, [one for one in held if one in seen])
    return items
