"""What anybody may have of the register, table by table, in one fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache, partial
from io import StringIO
from typing import Any, Final
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from compromiso.exchange.jsonl import write_jsonl
from compromiso.exchange.open_data import columns, dump
from compromiso.register import models
from compromiso.register.keeping import plain
from compromiso.register.selectors.dossiers import dossier_of
from compromiso.terms.loading import registry

PUBLISHED: Final = Q(stage="published")
_OF_PUBLISHED: Final = Q(report__stage="published", withdrawn=False)
_SEEN_EVIDENCE: Final = Q(
    entry__report__stage="published", entry__withdrawn=False, withdrawn=False, restricted=False
)
Table = type[Model]
Ids = Mapping[str, frozenset[str]]
"""Table → the identifiers of its public rows."""
PUBLIC: Final[Mapping[str, tuple[Table, Q]]] = {
    "institutions": (models.Institution, Q()),
    "sources": (models.Source, Q()),
    "instruments": (models.Instrument, Q()),
    "provisions": (models.Provision, Q()),
    "commitments": (models.Commitment, Q()),
    "citations": (models.Citation, Q()),
    "programme_lines": (models.ProgrammeLine, Q()),
    "tasks": (models.Task, Q()),
    "actions": (models.Action, PUBLISHED),
    "reports": (models.Report, PUBLISHED),
    "report_entries": (models.ReportEntry, _OF_PUBLISHED),
    "evidence": (models.Evidence, _SEEN_EVIDENCE),
    "claims": (models.Claim, PUBLISHED),
}
"""Table of the open data → where it stands, and what of it is public."""
WITHHELD: Final[Mapping[str, frozenset[str]]] = {
    "sources": frozenset({"received_by"}),
    "reports": frozenset({"reason"}),
    "report_entries": frozenset({"withdrawn"}),
    "evidence": frozenset({"restricted", "withdrawn"}),
}
"""Columns that are left out: who did something, and what is the same in every public row."""


def open_data() -> Iterator[bytes]:
    """Yield everything public in one zip; the same register gives the same bytes."""
    public = cache(_public_ids)
    tables: dict[str, Callable[[], Iterable[Mapping[str, Any]]]] = {
        name: partial(rows, name, public) for name in PUBLIC
    }
    tables |= {"links": _links, "scales": lambda: registry("scales")["scale"]}
    return dump(tables, _documents())


def public_rows(table: str) -> QuerySet[Any]:
    """Give the public records of a table, in the order of their identifiers."""
    model, condition = PUBLIC[table]
    return model._default_manager.filter(condition).order_by("id")


def rows(table: str, known: Callable[[], Ids] | None = None) -> Iterator[Mapping[str, Any]]:
    """Yield the public rows of a table; what they point to is public too, or left out."""
    names = columns(table)
    mend = _MENDED.get(table)
    public = (known or _public_ids)() if mend else {}
    for values in public_rows(table).values_list(*names).iterator(1000):
        row = dict(zip(names, map(_plain, values), strict=True))
        yield mend(row, public) if mend else row


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else plain(value)


def _public_ids() -> Ids:
    wanted = ("actions", "evidence", "report_entries")
    return {name: frozenset(map(str, _ids(name))) for name in wanted}


def _ids(table: str) -> list[UUID]:
    return list(public_rows(table).values_list("id", flat=True))


def _action(row: dict[str, Any], public: Ids) -> dict[str, Any]:
    seen = [one for one in row["depends_on"] if one in public["actions"]]
    return {**row, "depends_on": seen}


def _entry(row: dict[str, Any], public: Ids) -> dict[str, Any]:
    return {**row, "actions": [one for one in row["actions"] if one in public["actions"]]}


def _claim(row: dict[str, Any], public: Ids) -> dict[str, Any]:
    evidence = row["evidence_id"] if row["evidence_id"] in public["evidence"] else None
    entry = row["entry_id"] if row["entry_id"] in public["report_entries"] else None
    return {**row, "evidence_id": evidence, "entry_id": entry}


_MENDED: Final[Mapping[str, Callable[[dict[str, Any], Ids], dict[str, Any]]]] = {
    "actions": _action,
    "report_entries": _entry,
    "claims": _claim,
}


def _links() -> Iterator[Mapping[str, Any]]:
    names = columns("links")
    actions = public_rows("actions").values("id")
    entries = public_rows("report_entries").values("id")
    subjects = Q(subject_id__in=actions) | Q(subject_id__in=entries)
    objects = ~Q(object_noun="action") | Q(object_id__in=actions)
    found = models.Link.objects.filter(subjects, objects).order_by("id")
    for values in found.values_list(*names).iterator(1000):
        yield dict(zip(names, map(_plain, values), strict=True))


def _documents() -> Iterator[tuple[str, bytes]]:
    for source in models.Source.objects.order_by("id"):
        stream = StringIO()
        write_jsonl(dossier_of(source), stream)
        yield source.sha256, stream.getvalue().encode()
