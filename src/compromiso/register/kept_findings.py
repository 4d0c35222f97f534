"""The findings of the audit as rows: written after a document came, read by every page."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from compromiso.linking.audit import audit
from compromiso.linking.finding import Difference, Finding
from compromiso.linking.opened import Quoted
from compromiso.model.anchor import Anchor
from compromiso.model.citation import HeldTarget
from compromiso.register.models import AuditFinding
from compromiso.register.selectors.dossiers import dossiers
from compromiso.register.selectors.tallies import reading_stamp

ROWS: Final = AuditFinding._default_manager


def rows() -> QuerySet[AuditFinding]:
    """Give the rows of all findings; the audit is done anew if a reading came after the last."""
    if _seen() != reading_stamp():
        _audit_anew()
    return ROWS.filter(place__gt=0)


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


def _audit_anew() -> None:
    with transaction.atomic():
        stamp = reading_stamp()
        if _seen() == stamp:
            return
        found = list(_rows(audit(dossiers(as_read=True)).findings))
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
