"""Work that follows from what was written, and that nobody has to ask for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone

from compromiso.register import kept_findings, models
from compromiso.register.permissions import Person
from compromiso.register.selectors.tallies import reading_stamp
from compromiso.register.services.jobs import Turn, ask_once

QUIET: Final = timedelta(seconds=3)
"""Where document comes after document, the audit waits until none has come for so long."""


def ask_for_audit() -> int:
    """Let an audit wait if documents came after the last and no more are coming; say how many."""
    if not kept_findings.is_behind():
        return 0
    stamp = reading_stamp()
    lately = models.LedgerEntry.objects.filter(seq=stamp, at__gt=timezone.now() - QUIET)
    if lately.exists():
        return 0
    ask_once("audit", str(stamp), {})
    return 1


def audit(turn: Turn, _by: Person) -> Mapping[str, Any]:
    """Do the job of auditing everything: give how much was found."""
    return {"found": kept_findings.audit_meanwhile(turn.say)}
