"""What a person decides about a finding of the audit."""

from __future__ import annotations

from typing import Final

from compromiso.register import models
from compromiso.register.errors import EditConflict, WrongValue
from compromiso.register.identity import finding_id
from compromiso.register.permissions import REVIEW_FINDING, Person, require
from compromiso.register.services import ledger
from compromiso.register.services.ledger import Claim
from compromiso.register.standing import DECISION

DECISIONS: Final = ("accepted", "rejected", "asked", "proposed")
"""What can be said of a finding; `proposed` takes an earlier decision back."""


@ledger.recorded
def decide_finding(
    key: str, *, version: int, decision: str, by: Person, why: str = ""
) -> models.FindingDecision:
    """Record the decision in force on a finding; `version` is 0 where there was none."""
    require(by, REVIEW_FINDING)
    if decision not in DECISIONS:
        raise WrongValue(value=decision, field="decision", choices=", ".join(DECISIONS))
    standing = models.FindingDecision.objects.filter(key=key).first()
    now = standing.version if standing else 0
    if now != version:
        raise EditConflict(now=now, then=version, theirs=standing, yours=decision)
    kept, _ = models.FindingDecision.objects.update_or_create(
        id=finding_id(key), defaults={"key": key, "decision": decision, "version": version + 1}
    )
    value = {"key": key, "decision": decision}
    ledger.append(
        [
            Claim(
                DECISION,
                None,
                "finding",
                kept.id,
                "",
                value,
                by.id,
                version=kept.version,
                why=why,
            )
        ]
    )
    return kept
