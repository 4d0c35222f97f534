"""The policy, on one page: what each role may do, how far, and what anybody may read.

What is not written here is refused. A role reaches its own institution (`OWN`), every institution
of its State (`COUNTRY`) or all (`ALL`). The administrator keeps accounts and the machine, and
decides nothing of substance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final
from uuid import UUID

from compromiso.register.errors import NotAllowed


class Reach(IntEnum):
    """How far a permission goes; a wider reach holds the narrower ones."""

    OWN = 1
    COUNTRY = 2
    ALL = 3


READ: Final = "register.read"
LOAD_DOCUMENT: Final = "register.load_document"
REVIEW_COMMITMENT: Final = "register.review_commitment"
REVIEW_CITATION: Final = "register.review_citation"
REVIEW_FINDING: Final = "register.review_finding"
REREAD_SOURCE: Final = "register.reread_source"
REBUILD_REGISTER: Final = "register.rebuild"
BACK_UP_REGISTER: Final = "register.back_up"
RESTORE_REGISTER: Final = "register.restore"

READ_INSTITUTIONS: Final = "institution.read"
KEEP_INSTITUTION: Final = "institution.keep"
INVITE: Final = "membership.invite"
END_MEMBERSHIP: Final = "membership.end"

READ_ACTION: Final = "action.read_draft"
DRAFT_ACTION: Final = "action.draft"
PUBLISH_ACTION: Final = "action.publish"
TAKE_TASK: Final = "task.take"
KEEP_AGREEMENT: Final = "agreement.keep"

KEEP_CYCLE: Final = "reporting_cycle.keep"
READ_REPORT: Final = "report.read_draft"
READ_RESTRICTED: Final = "evidence.read_restricted"
DRAFT_REPORT: Final = "report.draft"
VALIDATE_REPORT: Final = "report.validate"
PUBLISH_REPORT: Final = "report.publish"
LINK_PASSAGE: Final = "report.link_passage"
BRING_TABLE: Final = "table.bring"

READ_CLAIM: Final = "claim.read_draft"
CLAIM_INDEPENDENTLY: Final = "claim.independent"
CLAIM_FOR_SOCIETY: Final = "claim.civil_society"
KEEP_ASSESSMENT: Final = "annual_assessment.keep"

KEEP_ACCOUNT: Final = "account.keep"
READ_INBOX: Final = "inbox.read"
READ_JOB: Final = "job.read"
KEEP_TOKEN: Final = "api_token.keep"  # noqa: S105

SYSTEM: Final = frozenset({REBUILD_REGISTER, BACK_UP_REGISTER, RESTORE_REGISTER})
"""What concerns the machine; it may read nothing that is not public."""

_PUBLIC: Final = {READ: Reach.ALL, READ_INSTITUTIONS: Reach.ALL}
_SIGNED_IN: Final = _PUBLIC | {
    KEEP_ACCOUNT: Reach.OWN,
    READ_INBOX: Reach.OWN,
    KEEP_TOKEN: Reach.OWN,
    READ_JOB: Reach.OWN,
}
_SUBSTANCE: Final = {
    LOAD_DOCUMENT: Reach.ALL,
    REVIEW_COMMITMENT: Reach.ALL,
    REVIEW_CITATION: Reach.ALL,
    REVIEW_FINDING: Reach.ALL,
    REREAD_SOURCE: Reach.ALL,
    LINK_PASSAGE: Reach.ALL,
}
_ACTS: Final = {
    READ_ACTION: Reach.OWN,
    DRAFT_ACTION: Reach.OWN,
    BRING_TABLE: Reach.OWN,
    READ_CLAIM: Reach.OWN,
}

POLICY: Final[Mapping[str, Mapping[str, Reach]]] = {
    "visitor": _PUBLIC,
    "reader": _SIGNED_IN,
    "observer": _SIGNED_IN | {READ_CLAIM: Reach.OWN, CLAIM_FOR_SOCIETY: Reach.OWN},
    "contributor": _SIGNED_IN
    | _ACTS
    | {READ_REPORT: Reach.COUNTRY, READ_RESTRICTED: Reach.COUNTRY, DRAFT_REPORT: Reach.OWN},
    "validator": _SIGNED_IN
    | _ACTS
    | {
        READ_ACTION: Reach.COUNTRY,
        DRAFT_ACTION: Reach.COUNTRY,
        PUBLISH_ACTION: Reach.COUNTRY,
        READ_REPORT: Reach.COUNTRY,
        READ_RESTRICTED: Reach.COUNTRY,
        DRAFT_REPORT: Reach.COUNTRY,
        VALIDATE_REPORT: Reach.COUNTRY,
        BRING_TABLE: Reach.COUNTRY,
        INVITE: Reach.COUNTRY,
        END_MEMBERSHIP: Reach.COUNTRY,
    },
    "assessor": _SIGNED_IN
    | {READ_CLAIM: Reach.OWN, READ_RESTRICTED: Reach.ALL, CLAIM_INDEPENDENTLY: Reach.OWN},
    "monitor": _SIGNED_IN
    | _SUBSTANCE
    | _ACTS
    | {
        PUBLISH_ACTION: Reach.OWN,
        TAKE_TASK: Reach.OWN,
        READ_RESTRICTED: Reach.ALL,
        READ_REPORT: Reach.OWN,
        DRAFT_REPORT: Reach.OWN,
        VALIDATE_REPORT: Reach.OWN,
        CLAIM_INDEPENDENTLY: Reach.OWN,
        INVITE: Reach.OWN,
        END_MEMBERSHIP: Reach.OWN,
    },
    "coordinator": _SIGNED_IN
    | _SUBSTANCE
    | _ACTS
    | {
        KEEP_INSTITUTION: Reach.ALL,
        PUBLISH_ACTION: Reach.OWN,
        TAKE_TASK: Reach.OWN,
        KEEP_AGREEMENT: Reach.ALL,
        KEEP_CYCLE: Reach.ALL,
        READ_REPORT: Reach.OWN,
        READ_RESTRICTED: Reach.OWN,
        DRAFT_REPORT: Reach.OWN,
        VALIDATE_REPORT: Reach.OWN,
        PUBLISH_REPORT: Reach.ALL,
        KEEP_ASSESSMENT: Reach.ALL,
        INVITE: Reach.ALL,
        END_MEMBERSHIP: Reach.ALL,
    },
    "administrator": _SIGNED_IN
    | dict.fromkeys(SYSTEM, Reach.ALL)
    | {KEEP_INSTITUTION: Reach.ALL, INVITE: Reach.ALL, END_MEMBERSHIP: Reach.ALL},
}
"""Role → permission → reach."""

_OF_STATES: Final = frozenset({"validator", "contributor"})
_EVERYBODY_S: Final = frozenset({"reader", "administrator"})
ROLES_OF_KIND: Final[Mapping[str, frozenset[str]]] = {
    "secretariat": _EVERYBODY_S | {"coordinator", "assessor"},
    "monitoring-body": _EVERYBODY_S | {"monitor", "assessor"},
    "ministry": _EVERYBODY_S | _OF_STATES,
    "civil-society": _EVERYBODY_S | {"observer"},
    "other": _EVERYBODY_S | {"assessor", "contributor"},
}
"""Kind of institution → the roles that its people can have."""

GIVES: Final[Mapping[str, frozenset[str]]] = {
    "validator": _OF_STATES | {"reader"},
    "monitor": frozenset({"monitor", "assessor", "reader"}),
    "coordinator": frozenset(POLICY) - {"visitor", "administrator"},
    "administrator": frozenset(POLICY) - {"visitor"},
}
"""Role → the roles that it can give to others, as far as its right to invite reaches."""

PERMISSIONS: Final = frozenset().union(*POLICY.values())
ROLES: Final = tuple(role for role in POLICY if role != "visitor")
"""The roles that a membership can give."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A role in an institution, of a State (ISO 3166 alpha-2) or of none."""

    role: str
    institution: UUID | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever asks: `id` is written in the ledger, seats and `role` are looked up in the policy.

    `scopes`, where not None, narrows everything to these permissions: a program asks with a key.
    """

    id: str
    role: str = "visitor"
    seats: tuple[Seat, ...] = ()
    scopes: frozenset[str] | None = None


LOCAL: Final = Person("local", "editor")
"""The person at this machine, where nobody has an account: everything is theirs."""

VISITOR: Final = Person("visitor")
"""Anybody who has not signed in."""

LOCAL_ROLE: Final = "editor"


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a permission of a person goes: over all, or some institutions and States."""

    everything: bool = False
    institutions: frozenset[UUID] = frozenset()
    countries: frozenset[str] = frozenset()

    def holds(self, institution: UUID | None, country: str = "") -> bool:
        """Say whether a record of this institution, of this State, is within reach."""
        if self.everything or institution in self.institutions:
            return True
        return bool(country) and country in self.countries


def scope(person: Person, permission: str) -> Scope:
    """Give how far the policy lets this permission of the person go; perhaps nowhere."""
    if person.scopes is not None and permission not in person.scopes:
        return Scope()
    if person.role == LOCAL_ROLE:
        return Scope(everything=permission in PERMISSIONS)
    seats = [(seat, POLICY.get(seat.role, {}).get(permission)) for seat in person.seats]
    own = POLICY.get(person.role, {}).get(permission)
    return Scope(
        Reach.ALL in {own, *(reach for _seat, reach in seats)},
        frozenset(s.institution for s, reach in seats if reach and s.institution),
        frozenset(s.country for s, reach in seats if reach == Reach.COUNTRY and s.country),
    )


def may(person: Person, permission: str) -> bool:
    """Say whether the policy gives this person the permission, over whatever it be."""
    reached = scope(person, permission)
    if reached.everything or reached.institutions or reached.countries:
        return True
    held = POLICY.get(person.role, {})
    return permission in held and (person.scopes is None or permission in person.scopes)


def may_on(person: Person, permission: str, institution: UUID | None, country: str = "") -> bool:
    """Say whether the permission of the person reaches a record of this institution and State."""
    return scope(person, permission).holds(institution, country)


def require(person: Person, permission: str) -> None:
    """Pass if the policy gives this person the permission, else raise `NotAllowed`."""
    if not may(person, permission):
        raise NotAllowed(who=person.id, permission=permission)


def require_on(
    person: Person, permission: str, institution: UUID | None, country: str = ""
) -> None:
    """Pass if the permission reaches a record of this institution and State, else `NotAllowed`."""
    if not may_on(person, permission, institution, country):
        raise NotAllowed(who=person.id, permission=permission)


def roles_to_give(
    person: Person, kind: str, institution: UUID | None, country: str = ""
) -> tuple[str, ...]:
    """List the roles that the person can give in an institution of a kind."""
    fitting = ROLES_OF_KIND.get(kind, frozenset())
    if person.role == LOCAL_ROLE:
        return tuple(role for role in ROLES if role in fitting)
    given = frozenset[str]().union(
        *(
            GIVES.get(seat.role, frozenset())
            for seat in person.seats
            if may_on(replace(person, seats=(seat,)), INVITE, institution, country)
        )
    )
    return tuple(role for role in ROLES if role in fitting & given)
