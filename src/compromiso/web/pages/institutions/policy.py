"""The policy in words: what each role may do and how far, made from the policy itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from compromiso.register import permissions as policy
from compromiso.register.permissions import GIVES, POLICY, ROLES_OF_KIND, Reach
from compromiso.web.ui.telling import join
from compromiso.web.ui.words import word

MAY: Final[Mapping[Promise, Mapping[str, Promise]]] = {
    _("Documents and what is read in them"): {
        policy.READ: _("read everything that is published"),
        policy.LOAD_DOCUMENT: _("load documents"),
        policy.REVIEW_COMMITMENT: _("accept, correct or reject commitments"),
        policy.REVIEW_CITATION: _("decide on doubtful citations"),
        policy.REVIEW_FINDING: _("decide on other findings"),
        policy.REREAD_SOURCE: _("let a document be read again"),
        policy.LINK_PASSAGE: _("say which commitment a passage reports on"),
    },
    _("Institutions and people"): {
        policy.READ_INSTITUTIONS: _("see institutions"),
        policy.KEEP_INSTITUTION: _("add and change institutions"),
        policy.INVITE: _("invite people"),
        policy.END_MEMBERSHIP: _("end roles and hand work over"),
    },
    _("Actions and tasks"): {
        policy.READ_ACTION: _("read drafts of actions"),
        policy.DRAFT_ACTION: _("draft actions"),
        policy.PUBLISH_ACTION: _("publish actions"),
        policy.TAKE_TASK: _("take tasks of a memorandum"),
        policy.KEEP_AGREEMENT: _("keep the clock of an agreement and its committee"),
        policy.BRING_TABLE: _("bring actions and reports in a table"),
    },
    _("Reports"): {
        policy.KEEP_CYCLE: _("open and close reporting cycles"),
        policy.READ_REPORT: _("read drafts of reports"),
        policy.READ_RESTRICTED: _("see restricted evidence"),
        policy.DRAFT_REPORT: _("draft reports"),
        policy.VALIDATE_REPORT: _("validate reports or return them"),
        policy.PUBLISH_REPORT: _("publish reports"),
    },
    _("Assessments"): {
        policy.READ_CLAIM: _("read drafts of claims"),
        policy.CLAIM_INDEPENDENTLY: _("claim as an independent assessor"),
        policy.CLAIM_FOR_SOCIETY: _("claim for civil society"),
        policy.KEEP_ASSESSMENT: _("draft and publish the annual assessment"),
    },
    _("The own place"): {
        policy.READ_INBOX: _("see what waits for oneself"),
        policy.KEEP_ACCOUNT: _("keep the own account"),
        policy.READ_JOB: _("follow the own work in the background"),
        policy.KEEP_TOKEN: _("make keys for programs"),
    },
    _("The machine"): {
        policy.BACK_UP_REGISTER: _("back the register up"),
        policy.RESTORE_REGISTER: _("restore a backup"),
        policy.REBUILD_REGISTER: _("rebuild the register from its ledger"),
    },
}
"""Part → permission → what it lets people do."""

WHY: Final[Mapping[str, Promise]] = {
    "visitor": _("What is published belongs to everybody; nobody is asked who reads."),
    "reader": _("Has an account and decides nothing: to follow what changes."),
    "observer": _("Civil society watches with its own eyes: it says what it sees, beside others."),
    "contributor": _("Knows what the own institution does, and drafts it; others validate."),
    "validator": _("Speaks for the State: what leaves it has passed this hand."),
    "assessor": _("Judges from outside and therefore drafts nothing that is judged."),
    "monitor": _("The memorandum gives its bodies tasks, and asks them to follow and to read."),
    "coordinator": _("The memorandum lets the secretariat call, gather and publish."),
    "administrator": _("Keeps accounts and the machine, and decides nothing of substance."),
}
"""Role → why it may what it may."""

REACH: Final = {
    Reach.OWN: pgettext_lazy("reach", "own institution"),
    Reach.COUNTRY: pgettext_lazy("reach", "own State"),
    Reach.ALL: pgettext_lazy("reach", "all"),
}


ONESELF: Final = frozenset(
    {policy.READ_INBOX, policy.KEEP_ACCOUNT, policy.READ_JOB, policy.KEEP_TOKEN}
)
"""What reaches the person alone, whatever the institution."""


@dataclass(frozen=True, slots=True)
class Column:
    """A role: its name, why it is so, who can have it, and to whom it can give roles."""

    role: str
    name: str
    why: str
    kinds: str
    gives: str


@dataclass(frozen=True, slots=True)
class Line:
    """A permission in words, with its reach in every role (empty: none)."""

    words: str
    reaches: tuple[str, ...]


def columns() -> list[Column]:
    """List the roles of the policy as the page shows them."""
    return [
        Column(role, word("role", role), str(WHY[role]), _kinds(role), _gives(role))
        for role in POLICY
    ]


def _kinds(role: str) -> str:
    fitting = [kind for kind, roles in ROLES_OF_KIND.items() if role in roles]
    return join(word("institution", kind) for kind in fitting)


def _gives(role: str) -> str:
    return join(word("role", other) for other in POLICY if other in GIVES.get(role, ()))


def sections() -> list[tuple[str, list[Line]]]:
    """List the parts of the policy, each with its permissions and their reach in every role."""
    return [
        (str(part), [_line(permission, said) for permission, said in lines.items()])
        for part, lines in MAY.items()
    ]


def _line(permission: str, said: Promise) -> Line:
    held = (grants.get(permission) for grants in POLICY.values())
    return Line(str(said), tuple(_reach(permission, reach) if reach else "" for reach in held))


def _reach(permission: str, reach: Reach) -> str:
    return str(pgettext_lazy("reach", "oneself") if permission in ONESELF else REACH[reach])
