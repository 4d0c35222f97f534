"""What the addresses of the assessment pages ask for: scale, standpoint, document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from compromiso.model.assessment import Standpoint
from compromiso.model.scale import Scale
from compromiso.register.claim_counting import ANY
from compromiso.web.ui.grades import definitions, localized, scale_choices, scale_of

STANDPOINTS: Final = (ANY, *map(str, Standpoint))


@dataclass(frozen=True, slots=True)
class Asked:
    """The scale and the standpoint that a page is asked for; any is the usual standpoint."""

    scale: Scale
    by: str

    @property
    def query(self) -> str:
        """Give both as they stand in an address."""
        return f"scale={self.scale.id}&by={self.by}"


def asked_of(said: Mapping[str, Any]) -> Asked:
    """Read what an address asks for; what it does not know it leaves out."""
    by = said.get("by", ANY)
    return Asked(scale_of(said.get("scale")), by if by in STANDPOINTS else ANY)


def asked_facts(asked: Asked, tab: str) -> dict[str, Any]:
    """Give what every assessment page shows: the scale, its grades, the standpoints, the tab."""
    return {
        "section": "assessments",
        "tab": tab,
        "scale": asked.scale,
        "scale_name": localized(asked.scale.label),
        "scales": scale_choices(asked.scale),
        "definitions": definitions(asked.scale),
        "standpoints": STANDPOINTS,
        "by": asked.by,
        "query": asked.query,
    }
