"""The findings of the audit as rows: written after a document came, read by every page."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from compromiso.linking.audit import audit
from compromiso.linking.finding import Difference, Finding
from compromiso.linking.opened import Quoted
from compromiso.model.anchor import Anchor
from compromiso.model.citation import HeldTarget
from compromiso.model.dossier import Dossier
from compromiso.register.models import AuditFinding, LedgerEntry, Source
from compromiso.register.selectors.dossiers import dossier_of, dossiers
from compromiso.register.selectors.tallies import reading_stamp, total
from compromiso.register.turns import in_turn

ROWS: Final = AuditFinding._default_manager


SPOKEN: Final = 20
"""After how many documents it is told how far an audit is."""
AT_ONCE: Final = 1500
"""A register of so many provisions is audited when a page asks; a larger one in the background."""


def rows() -> QuerySet[AuditFinding]:
    """Give the rows of all findings as far as they are known; a small register is audited first."""
    if is_behind() and total().get("held", {}).get("provision", 0) <= AT_ONCE:
        audit_at_once()
    return ROWS.filter(place__gt=0)


def is_behind() -> bool:
    """Say whether a reading came after the last audit."""
    return _seen() != reading_stamp()


def known_until() -> datetime | None:
    """Give the moment up to which what was read is audited; None where nothing came after it."""
    rows()
    if not is_behind():
        return None
    seen = LedgerEntry.objects.filter(seq=_seen()).values_list("at", flat=True).first()
    return seen or datetime.min.replace(tzinfo=UTC)


def finding_of(row: AuditFinding) -> Finding:
    """Give the finding that a row holds."""
    value = row.value
    return Finding(
        row.kind,
        row.sha256,
        value["name"],
        tuple(Anchor(**one) for one in value["anchors"]),
        value["reason"],
        tuple(map(_quoted, value["cited"])),
        tuple(map(_quoted, value["candidates"])),
        tuple(Difference(**one) for one in value["differences"]),
    )


def _quoted(value: Mapping[str, Any]) -> Quoted:
    target = value["target"]
    held = HeldTarget(target["instrument"], target["eid"], tuple(target["path"]))
    return Quoted(held, Anchor(**value["anchor"]))


def _seen() -> int:
    return ROWS.filter(place=0).values_list("seq", flat=True).first() or 0


def audit_at_once() -> None:
    """Audit what is held, while nobody writes."""
    with transaction.atomic():
        stamp = reading_stamp()
        if _seen() != stamp:
            _keep(list(_rows(audit(dossiers(as_read=True)).findings)), stamp)


def audit_meanwhile(say: Callable[[int, int], None]) -> int:
    """Audit what is held while others write, and tell how far it is; give how much was found.

    What is read meanwhile is left for the next audit.
    """
    stamp = reading_stamp()
    if _seen() == stamp:
        return ROWS.filter(place__gt=0).count()
    found = list(_rows(audit(_one_by_one(say)).findings))
    with in_turn(), transaction.atomic():
        _keep(found, stamp)
    return len(found)


def _one_by_one(say: Callable[[int, int], None]) -> Iterator[Dossier]:
    held = list(Source.objects.order_by("received_at", "id"))
    for number, source in enumerate(held):
        if number % SPOKEN == 0:
            say(number, len(held))
        yield dossier_of(source, as_read=True)


def _keep(found: Iterable[AuditFinding], stamp: int) -> None:
    ROWS.all().delete()
    ROWS.bulk_create([AuditFinding(place=0, seq=stamp), *found], batch_size=500)


def _rows(found: Iterable[Finding]) -> Iterator[AuditFinding]:
    met: Counter[str] = Counter()
    for place, finding in enumerate(found, 1):
        said = "\x1f".join(_said(finding))
        met[said] += 1
        key = hashlib.sha256(f"{said}\x1f{met[said]}".encode()).hexdigest()
        value = asdict(finding)
        sha256 = value.pop("source")
        kind = value.pop("kind")
        yield AuditFinding(place=place, kind=kind, key=key, sha256=sha256, value=value)


def _said(finding: Finding) -> Iterable[str]:
    yield finding.kind
    yield finding.source
    for anchor in finding.anchors:
        yield anchor.quote
    for quoted in finding.cited:
        yield f"{quoted.target.instrument}/{quoted.target.eid}"
