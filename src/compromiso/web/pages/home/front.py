"""What the first page is filled with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from compromiso.register.kept_findings import known_until
from compromiso.register.selectors.audit import finding_counts
from compromiso.register.selectors.commitments import facets_of_all, waiting
from compromiso.register.selectors.library import LibraryRow, Overview, library, overview
from compromiso.web.ui.facets import ToldFacet, told_facets
from compromiso.web.ui.findings import count_findings

NEWEST = 5
FIRST = 3


@dataclass(frozen=True, slots=True)
class Front:
    """What is held, what waits, what is new and how the promises are spread."""

    overview: Overview
    newest: list[LibraryRow]
    waiting: list[Any]
    forces: ToldFacet | None
    states: ToldFacet | None
    findings: list[tuple[str, str]]
    behind: datetime | None


def front_page(language: str) -> Front:
    """Give what the first page shows to who reads a language."""
    facets = told_facets(facets_of_all(), ("force", "state"))
    by_name = {facet.name: facet for facet in facets}
    return Front(
        overview(),
        library(0, NEWEST),
        waiting(FIRST, language),
        by_name.get("force"),
        by_name.get("state"),
        [(kind, count_findings(kind, n)) for kind, n in finding_counts().items()],
        known_until(),
    )
