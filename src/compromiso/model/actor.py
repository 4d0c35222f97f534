"""Whoever undertakes, is entrusted, acts or reports (org-id)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A State, organisation, body, group or person.

    `id` is an ISO 3166 alpha-2 code in lower case for a State, else a slug; `kind` is
    `state`, `organisation`, `body`, `group` or `person`; `role` is set for persons only.
    """

    id: str
    name: str
    kind: str
    role: str | None = None
