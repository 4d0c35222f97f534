"""Records that people keep: added and changed with their ledger entries, one version at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from copy import copy
from datetime import date, datetime
from typing import Any, Final, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Field

from compromiso.register import models
from compromiso.register.claim_units import CLAIMED
from compromiso.register.errors import EditConflict, NotHeld, WrongValue
from compromiso.register.identity import record_id
from compromiso.register.milestones import FROM, add_milestones, rewrite_milestones
from compromiso.register.permissions import Person
from compromiso.register.public_evidence import note_public_evidence
from compromiso.register.published_links import mark_links
from compromiso.register.services import ledger
from compromiso.register.services.ledger import Claim
from compromiso.register.standing import DECISION, replay

Row = TypeVar("Row", bound=models.Kept)
KEEPING: Final = "keeping"
"""The kind of the entry that adds a record; its changes are decisions."""
SHOWN: Final = 60
"""So many characters of a value that cannot be kept are told."""


def add(row: Row, *, by: Person, why: str = "") -> Row:
    """Add a record, its links and its one entry; to be called inside a recorded service."""
    add_all([row], by=by, why=why)
    return row


def add_all(rows: list[Row], *, by: Person, why: str = "") -> list[Row]:
    """Add many records of one noun, each with its links and its one entry.

    A value that a column cannot hold is a `WrongValue`, here as where one changes.
    """
    if not rows:
        return rows
    noun = type(rows[0])
    for row in rows:
        _check(row, {field.attname for field in row.kept_fields()}, why)
    noun._default_manager.bulk_create(rows, batch_size=500)
    models.Link.objects.bulk_create([link for row in rows for link in links_of(row)])
    add_milestones(rows)
    _touch(rows)
    ledger.append(
        Claim(KEEPING, None, noun.NOUN, row.id, "", values_of(row), by.id, why=why) for row in rows
    )
    return rows


def _touch(rows: Iterable[models.Kept]) -> None:
    """Let what follows from these records be written with them."""
    note_public_evidence(rows)
    mark_links(rows)
    CLAIMED.add(row.commitment_id for row in rows if isinstance(row, models.Claim))


def _check(row: models.Kept, columns: Set[str], why: str) -> None:
    """Pass if a record can hold what it says in these columns, on any database."""
    said = {name: getattr(row, name) for name in columns}
    for name, value in (*said.items(), ("why", why)):
        if _holds_nul(value):
            raise WrongValue(field=name, value="\\0", choices="words that can be printed")
    try:
        row.clean_fields(exclude=_unchecked(row, columns))
    except ValidationError as wrong:
        name, told = next(iter(wrong.message_dict.items()))
        raise WrongValue(
            field=name, value=str(getattr(row, name))[:SHOWN], choices=" ".join(told)
        ) from wrong


def _holds_nul(value: Any) -> bool:
    """Say whether a sign is in a value that PostgreSQL keeps in no text."""
    if isinstance(value, Mapping):
        return any(map(_holds_nul, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_holds_nul, value))
    return isinstance(value, str) and "\x00" in value


def _unchecked(row: models.Kept, columns: Set[str]) -> set[str]:
    """Name the columns that need no check: others, references, lists, and whatever is empty."""
    return {
        field.name
        for field in row._meta.concrete_fields
        if field.attname not in columns
        or field.is_relation
        or field.get_internal_type() == "JSONField"
        or getattr(row, field.attname) in {None, ""}
    }


def change(
    noun: type[Row],
    identity: UUID,
    *,
    version: int,
    changes: Mapping[str, Any],
    by: Person,
    why: str = "",
) -> Row:
    """Let some columns hold new values, if the version is still the one the person saw.

    `changes` is by column (`institution_id`, not `institution`). Each column that changes has one
    entry; where none does, nothing is written. Otherwise `EditConflict` holds both texts.
    """
    before = held(noun, identity)
    told = values_of(before)
    changed = {name: value for name, value in changes.items() if told[name] != plain(value)}
    if before.version != version:
        raise _conflict(before, version, changes)
    if not changed:
        return before
    wanted = copy(before)
    for name, value in changed.items():
        setattr(wanted, name, value)
    _check(wanted, changed.keys(), why)
    rows = noun._default_manager.filter(id=identity, version=version)
    if not rows.update(**changed, version=version + 1):
        raise _conflict(held(noun, identity), version, changes)
    now = held(noun, identity)
    _rewrite_links(now, changed)
    if isinstance(now, models.Action) and FROM & changed.keys():
        rewrite_milestones(now)
    _touch([before, now] if isinstance(now, models.Claim) else [now])
    ledger.append(_decisions(now, changed, by, why))
    return now


def _conflict(row: models.Kept, version: int, yours: Mapping[str, Any]) -> EditConflict:
    return EditConflict(now=row.version, then=version, theirs=row, yours=dict(yours))


def _decisions(
    row: models.Kept, changed: Mapping[str, Any], by: Person, why: str
) -> Iterator[Claim]:
    for name, value in changed.items():
        yield Claim(
            DECISION,
            None,
            row.NOUN,
            row.id,
            name,
            plain(value),
            by.id,
            version=row.version,
            why=why,
        )


def held(noun: type[Row], identity: UUID) -> Row:
    """Give a record, or raise `NotHeld`."""
    row = noun._default_manager.filter(id=identity).first()
    if row is None:
        raise NotHeld(noun=noun.NOUN.replace("_", " "), address=str(identity))
    return row


def values_of(row: models.Kept) -> dict[str, Any]:
    """Give what the ledger says of a record: its columns as JSON holds them."""
    return {field.attname: plain(getattr(row, field.attname)) for field in row.kept_fields()}


def plain(value: Any) -> Any:
    """Give a value as JSON holds it: identifiers as text, days and moments in ISO 8601."""
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date | datetime) else value


def row_of(noun: type[Row], identity: UUID, values: Mapping[str, Any], version: int) -> Row:
    """Make the row that the ledger's values say."""
    said = {field.attname: _read(field, values.get(field.attname)) for field in noun.kept_fields()}
    return noun(id=identity, version=version, **said)


def _read(field: Field[Any, Any], value: Any) -> Any:
    kind = field.target_field if field.is_relation else field  # type: ignore[attr-defined]
    return value if kind.get_internal_type() == "JSONField" else kind.to_python(value)


def as_of(noun: type[Row], identity: UUID, version: int) -> Row:
    """Give a record as it was at an earlier version, from the ledger: for a three-way view."""
    entries = models.LedgerEntry.objects.filter(subject_id=identity, version__lte=version)
    standing = replay(entries.order_by("seq")).by_id.get(identity)
    if standing is None:
        raise NotHeld(noun=noun.NOUN.replace("_", " "), address=str(identity))
    return row_of(noun, identity, standing.record, version)


def links_of(row: models.Kept) -> Iterator[models.Link]:
    """Yield the links that follow from the lists of a record."""
    for column, relation, noun in row.LINKS:
        for rank, target in enumerate(getattr(row, column)):
            yield models.Link(
                id=record_id(str(row.id), column, str(rank)),
                subject_noun=row.NOUN,
                subject_id=row.id,
                relation=relation,
                object_noun=noun,
                object_id=UUID(str(target)),
                rank=rank,
            )


def _rewrite_links(row: models.Kept, changed: Mapping[str, Any]) -> None:
    if any(column in changed for column, _relation, _noun in row.LINKS):
        models.Link.objects.filter(subject_id=row.id).delete()
        models.Link.objects.bulk_create(links_of(row))
