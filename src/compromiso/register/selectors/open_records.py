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
from compromiso.register.permissions import READ_RESTRICTED, VISITOR, Person, scope
from compromiso.register.selectors.action_page import action_row
from compromiso.register.selectors.actions import visible as actions_visible
from compromiso.register.selectors.annual import assessments
from compromiso.register.selectors.claims import WITH, views_of
from compromiso.register.selectors.claims import visible as claims_visible
from compromiso.register.selectors.reports import seen_by
from compromiso.register.selectors.seats import within
from compromiso.register.selectors.texts import texts_of

MOST: Final = 200
"""The records that one page holds at most."""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Some records of a noun; `page` counts from 1 and `total` all that answer."""

    items: tuple[Any, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Kind:
    """A noun: who sees which, by what it can be asked for, and whether it quotes a text.

    `one` gives a single record where it stays at its address longer than in lists. `noted` gives
    what the person sees as it is noted in a table of its own, by the same names, where it is.
    `hides` says that a record may rest on evidence which not everybody sees: its words are then
    left out.
    `waits` gives the parts of a record that name actions: those out of sight are not named.
    """

    seen: Callable[[Person], QuerySet[Any]]
    filters: Mapping[str, str]
    order: str = "id"
    quotes: bool = False
    one: Callable[[Person, UUID], Any] | None = None
    noted: Callable[[Person], QuerySet[Any] | None] = lambda _person: None
    hides: bool = False
    waits: Callable[[Any], Iterable[Any]] | None = None


def _all(noun: Any) -> Callable[[Person], QuerySet[Any]]:
    return lambda _person: noun.objects.all()


def _reports(person: Person) -> QuerySet[Any]:
    entries = models.ReportEntry.objects.filter(withdrawn=False).order_by("order", "id")
    rows = models.Report.objects.filter(seen_by(person))
    return rows.prefetch_related(Prefetch("entries", entries, to_attr="said"))


def _evidence(person: Person) -> QuerySet[Any]:
    open_to = Q(restricted=False) | within(
        scope(person, READ_RESTRICTED), "entry__report__institution"
    )
    seen = models.Report.objects.filter(seen_by(person))
    rows = models.Evidence.objects.filter(open_to, withdrawn=False, entry__withdrawn=False)
    return rows.filter(entry__report__in=seen)


def _noted_evidence(person: Person) -> QuerySet[Any] | None:
    """Give what everybody sees, for whoever sees no more than that."""
    everybody = person.role == VISITOR.role and not person.seats
    return models.PublicEvidence._default_manager.all() if everybody else None


_NOTED: Final = {"report": "report_id", "kind": "kind"}
"""By what the evidence that everybody sees can be asked for, where it is noted."""
_OF_INSTRUMENT: Final = {"instrument": "instrument__slug"}
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
        lambda person: models.Action.objects.filter(actions_visible(person)),
        _OF_INSTITUTION,
        one=action_row,
        waits=lambda row: (row,),
    ),
    "reports": Kind(_reports, _OF_INSTITUTION, waits=lambda row: row.said),
    "evidence": Kind(
        _evidence, {"report": "entry__report_id", "kind": "kind"}, noted=_noted_evidence
    ),
    "claims": Kind(
        claims_visible,
        {"commitment": "commitment_id", "country": "country", "standpoint": "standpoint"},
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
    noted = kind.noted(person)
    rows = kind.seen(person) if noted is None else noted
    for name, value in wanted.items():
        column = kind.filters[name] if noted is None else _NOTED[name]
        try:
            rows = rows.filter(**{column: value})
        except (ValidationError, ValueError):
            raise WrongValue(field=name, value=value, choices="a value of its kind") from None
    size = min(max(size, 1), MOST)
    total = rows.count()
    first = (max(page, 1) - 1) * size
    ordered = rows.order_by(kind.order, "id").values_list("id", flat=True)
    names = list(ordered[first : first + size])
    held = (models.Evidence.objects if noted is not None else rows.order_by()).in_bulk(names)
    items = tuple(held[name] for name in names)
    return RecordPage(_quoted(kind, items, person), total, max(page, 1), max(1, -(-total // size)))


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
