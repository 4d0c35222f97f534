"""What follows from everything that is held: audit and coverage, computed once for each change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from compromiso.linking.audit import audit
from compromiso.linking.coverage import Coverage, coverage
from compromiso.linking.finding import Audit
from compromiso.register.selectors.dossiers import dossiers
from compromiso.register.services.ledger import head


def current_audit() -> Audit:
    """Give the audit of the register as it is now."""
    return _audit(head()[1])


def current_coverage(sources: frozenset[str]) -> Coverage:
    """Give the coverage among some files, named by their SHA-256, as they are now."""
    return _coverage(head()[1], sources)


def languages() -> Mapping[str, str]:
    """Give the language of each file by its SHA-256."""
    return {dossier.source.sha256: dossier.source.language for dossier in dossiers()}


@lru_cache(maxsize=2)
def _audit(_version: str) -> Audit:
    return audit(dossiers())


@lru_cache(maxsize=8)
def _coverage(_version: str, sources: frozenset[str]) -> Coverage:
    return coverage(d for d in dossiers() if d.source.sha256 in sources)
