"""The policy, on one page: what each role may do; what is not written here is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from compromiso.register.errors import NotAllowed

READ: Final = "register.read"
LOAD_DOCUMENT: Final = "register.load_document"
REVIEW_COMMITMENT: Final = "register.review_commitment"
REVIEW_CITATION: Final = "register.review_citation"
REVIEW_FINDING: Final = "register.review_finding"
REREAD_SOURCE: Final = "register.reread_source"
REBUILD_REGISTER: Final = "register.rebuild"
BACK_UP_REGISTER: Final = "register.back_up"
RESTORE_REGISTER: Final = "register.restore"

PERMISSIONS: Final = frozenset(
    {
        READ,
        LOAD_DOCUMENT,
        REVIEW_COMMITMENT,
        REVIEW_CITATION,
        REVIEW_FINDING,
        REREAD_SOURCE,
        REBUILD_REGISTER,
        BACK_UP_REGISTER,
        RESTORE_REGISTER,
    }
)

POLICY: Final[Mapping[str, frozenset[str]]] = {
    "visitor": frozenset({READ}),
    "editor": PERMISSIONS,
}


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever asks: `id` is written in the ledger, `role` is looked up in the policy."""

    id: str
    role: str


LOCAL: Final = Person("local", "editor")
"""The person at this machine, until there are accounts."""

VISITOR: Final = Person("visitor", "visitor")
"""Anybody, where the register is read-only."""


def may(person: Person, permission: str) -> bool:
    """Say whether the policy gives this person the permission."""
    return permission in POLICY.get(person.role, frozenset())


def require(person: Person, permission: str) -> None:
    """Pass if the policy gives this person the permission, else raise `NotAllowed`."""
    if not may(person, permission):
        raise NotAllowed(who=person.id, permission=permission)
