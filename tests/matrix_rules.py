"""Which permission rules which object: the little that the policy page cannot say by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from unittest import mock
from uuid import UUID

from matrix_thing import Thing

from compromiso.register import permissions as policy
from compromiso.register.permissions import Person, may, may_on

OPEN_TO_ALL: Final = frozenset({policy.READ, policy.READ_INSTITUTIONS, policy.READ_INBOX})
"""Permissions that say nothing of whose an object is: the object's own rule says it."""
UNBOUND: Final = frozenset({policy.READ, policy.READ_INSTITUTIONS})
"""Permissions that everybody has."""


@dataclass(frozen=True)
class Rule:
    """Who sees an object and who changes it.

    `public`: the stages at which everybody sees it. `read`: who sees it otherwise, within reach;
    `also`: stage → another permission that lets see it. Where neither is said, the permission
    that the view declares says it all.
    """

    public: frozenset[str] = frozenset()
    read: str = ""
    also: Mapping[str, str] = field(default_factory=dict)


EVERYBODY_S: Final = Rule(public=frozenset({""}))
RULES: Final[Mapping[str, Rule]] = {
    "action": Rule(frozenset({"published", "withdrawn"}), policy.READ_ACTION),
    "claim": Rule(frozenset({"published"}), policy.READ_CLAIM),
    "report": Rule(
        frozenset({"published"}), policy.READ_REPORT, {"submitted": policy.PUBLISH_REPORT}
    ),
    "entry": Rule(
        frozenset({"published"}), policy.READ_REPORT, {"submitted": policy.PUBLISH_REPORT}
    ),
    "evidence": Rule(
        frozenset({"published"}),
        policy.READ_REPORT,
        {"restricted": policy.READ_RESTRICTED, "submitted": policy.PUBLISH_REPORT},
    ),
    "drafted-evidence": Rule(frozenset({"published"}), policy.READ_REPORT),
    "cycle": Rule(frozenset({"open", "closed"}), policy.KEEP_CYCLE),
    "agreement": Rule(frozenset({"kept"})),
    "seat": Rule(frozenset({"kept"})),
    "minute": Rule(frozenset({"kept"})),
    "assignment": Rule(frozenset({"taken"})),
    "task": Rule(frozenset({"kept"})),
    "institution": Rule(frozenset({"kept"})),
    "membership": Rule(),
    "invitation": Rule(),
    "job": Rule(),
    "notice": Rule(),
    "brought": Rule(),
    "key": Rule(),
    "own-feed": Rule(frozenset({"published"})),
    "secret": Rule(frozenset({"published"})),
    "edition": Rule(frozenset({"published"}), policy.KEEP_ASSESSMENT),
    "edition-file": Rule(frozenset({"published"}), policy.KEEP_ASSESSMENT),
}
RESTRICTED: Final = "restricted"
OTHER_PARENT: Final = "other-parent"


def reads(person: Person, noun: str, thing: Thing) -> bool:
    """Say whether the policy lets a person see an object."""
    rule = RULES.get(noun, EVERYBODY_S)
    if thing.stage in rule.public or not (rule.public or rule.read):
        return thing.stage != OTHER_PARENT
    if thing.stage == RESTRICTED:
        return on(person, rule.also[RESTRICTED], thing)
    also = rule.also.get(thing.stage, "")
    wanted = [permission for permission in (rule.read, also) if permission]
    if thing.stage == OTHER_PARENT:
        return False
    return any(on(person, permission, thing) for permission in wanted)


def opens(person: Person, route: Route, declared: str, thing: Thing) -> bool:
    """Say whether the policy opens an address that declares a permission, for this object."""
    if not may(person, declared) or not reads(person, route.noun, thing):
        return False
    if thing.whose:
        return thing.whose == person.id
    if declared == policy.READ:
        return True
    kind = thing.owner.kind if thing.owner else ""
    needed = declared if declared not in OPEN_TO_ALL else ""
    for key in ("*", thing.stage, kind):
        needed = route.needs.get(key, needed)
    if route.any_of and not any(may(person, permission) for permission in route.any_of):
        return False
    return not needed or on(person, needed, thing)


@contextmanager
def narrowed(narrow: bool) -> Iterator[None]:
    """Let every permission reach the own institution only, where that is said.

    What the policy page gives for all institutions today must follow it when it gives less.
    """
    if not narrow:
        yield
        return
    held = {role: dict(given) for role, given in policy.POLICY.items()}
    less = {
        role: {one: reach if one in UNBOUND else policy.Reach.OWN for one, reach in given.items()}
        for role, given in held.items()
    }
    with mock.patch.dict(policy.POLICY, less):  # type: ignore[arg-type]
        yield


def on(person: Person, permission: str, thing: Thing) -> bool:
    """Say whether a permission of a person reaches an object."""
    owner = thing.owner
    place: tuple[UUID | None, str] = (owner.id, owner.country) if owner else (None, "")
    return may_on(person, permission, *place) if owner else may(person, permission)


@dataclass(frozen=True)
class Route:
    """An address: the noun that stands there, and what a form sent to it holds.

    `needs`: stage (`*`: any) → the permission that this deed needs over its object, where it is
    another than the view declares. `any_of`: permissions of which one is needed, over whatever.
    `asked` is what follows the address. `body` may name `{version}`, `{institution}` and
    `{evidence}`; what a program sends to an address of the API is `body` too.
    """

    noun: str = ""
    body: Mapping[str, Any] = field(default_factory=lambda: {"version": "{version}"})
    needs: Mapping[str, str] = field(default_factory=dict)
    any_of: tuple[str, ...] = ()
    asked: str = ""


_PUBLISHED_BY: Final = {"*": policy.PUBLISH_ACTION, "draft": policy.DRAFT_ACTION}
_CLAIM: Final = {"*": policy.CLAIM_INDEPENDENTLY, "civil-society": policy.CLAIM_FOR_SOCIETY}
_HANDED: Final = {"draft": policy.DRAFT_REPORT, "*": policy.VALIDATE_REPORT}


def _new(**more: str) -> Route:
    return Route("institution", {"institution_id": "{institution}", "title": "New", **more})


def _deed(deed: str, needs: Mapping[str, str]) -> Route:
    body = {"version": "{version}", "deed": deed, "reason": "Because."}
    return Route("report", body, needs)


ROUTES: Final[Mapping[str, tuple[Route, ...]]] = {
    "plan-actions": (
        Route(body={"deed": "draft"}),
        Route("institution", {"deed": "publish"}, {"*": policy.PUBLISH_ACTION}),
    ),
    "changes": tuple(Route(asked=f"?before={seq}") for seq in range(80, 1000, 80)),
    "upload": (Route("upload"),),
    "source": (Route("source"),),
    "original": (Route("source"),),
    "downloads": (Route("document"),),
    "download": (Route("copy"),),
    "choose": (Route("document"),),
    "compare": (Route("pair"),),
    "document": (Route("document"),),
    "provision": (Route("point"),),
    "commitment": (Route("commitment"),),
    "correct": (Route("commitment"),),
    "decide": (Route("commitment"),),
    "story": (Route("commitment"),),
    "story-table": (Route("commitment"),),
    "claims": (Route("commitment"),),
    "claims-table": (Route("commitment"),),
    "claim-new": (Route("commitment", any_of=tuple(_CLAIM.values())),),
    "claim": (Route("claim"),),
    "claim-change": (Route("claim", needs=_CLAIM),),
    "claim-stage": tuple(
        Route("claim", {"version": "{version}", "stage": stage}, _CLAIM)
        for stage in ("publish", "withdraw")
    ),
    "action": (Route("action"),),
    "action-change": (Route("action", needs=_PUBLISHED_BY),),
    "action-publish": (Route("action", needs={"*": policy.PUBLISH_ACTION}),),
    "action-withdraw": (Route("action", needs=_PUBLISHED_BY),),
    "task-take": (Route("task", {"institution": "{institution}"}),),
    "task-give-back": (Route("assignment"),),
    "agreement": (Route("agreement"),),
    "agreement-change": (Route("agreement"),),
    "agreement-seat": (Route("agreement"),),
    "agreement-seat-end": (Route("seat"),),
    "agreement-minute": (Route("agreement"),),
    "agreement-minute-change": (Route("minute"),),
    "work-notice-aside": (Route("notice"),),
    "decide-citation": (Route("citation"),),
    "decide-finding": (Route("finding"),),
    "meeting": (Route("meeting"),),
    "annual-edition": (Route("edition"),),
    "annual-keep": (Route("edition", {"version": "{version}", "act": "publish"}),),
    "annual-file": (Route("edition-file"),),
    "role-end": (Route("membership"),),
    "invitation-withdraw": (Route("invitation"),),
    "institution": (Route("institution"),),
    "institution-change": (Route("institution"),),
    "people": (Route("institution"),),
    "cycle": (Route("cycle"),),
    "cycle-change": (Route("cycle"),),
    "cycle-stage": tuple(
        Route("cycle", {"version": "{version}", "deed": deed}) for deed in ("open", "close")
    ),
    "report": (Route("report"),),
    "report-change": (Route("report"),),
    "report-stage": (
        _deed("hand-in", {}),
        _deed("return", {"*": policy.VALIDATE_REPORT, "submitted": policy.PUBLISH_REPORT}),
        _deed("validate", {"*": policy.VALIDATE_REPORT}),
        _deed("publish", {"*": policy.PUBLISH_REPORT}),
        _deed("withdraw", _HANDED),
    ),
    "report-entry-new": (Route("report"),),
    "report-entry": (Route("entry"),),
    "report-entry-place": (Route("entry", {"version": "{version}", "deed": "up"}),),
    "report-evidence": (Route("entry"),),
    "report-passage": (Route("entry"),),
    "report-evidence-withdraw": (
        Route("entry", {"version": "{version}", "evidence": "{evidence}"}),
    ),
    "evidence-file": (Route("evidence"), Route("drafted-evidence")),
    "job": (Route("job"),),
    "table-checked": (Route("job"),),
    "table-bring": (Route("job"),),
    "table-brought": (Route("brought"),),
    "table-example": (Route("example"),),
    "table-export": (
        Route("table"),
        Route("table", asked="?own=1"),
        Route("table-of-reports"),
    ),
    "open-data-file": (Route("open-file"),),
    "key-revoke": (Route("key"),),
    "state": (Route("state"),),
    "state-table": (Route("state"),),
    "body": (Route("body"),),
    "timeline-file": (Route("timeline-file"),),
    "chart-file": (Route("chart-file"),),
    "calendar-own-feed": (Route("own-feed"),),
    "invitation": (Route("secret"),),
    "api-instruments-one": (Route("document"),),
    "api-provisions-one": (Route("point"),),
    "api-citations-one": (Route("citation"),),
    "api-commitments-one": (Route("commitment"),),
    "api-programme-lines-one": (Route("line"),),
    "api-tasks-one": (Route("any-task"),),
    "api-meetings-one": (Route("meeting"),),
    "api-institutions-one": (Route("institution"),),
    "api-evidence-one": (Route("evidence"), Route("drafted-evidence")),
    "api-claims-one": (Route("claim"),),
    "api-annual-assessments-one": (Route("edition"),),
    "api-actions": (_new(code="new"),),
    "api-actions-one": (Route("action", {}, _PUBLISHED_BY),),
    "api-action-publish": (Route("action", {}),),
    "api-action-withdraw": (Route("action", {}, _PUBLISHED_BY),),
    "api-reports": (_new(),),
    "api-reports-one": (Route("report", {}),),
    "api-entries": (Route("report", {"text": "More."}),),
    "api-entry": (Route("entry", {}),),
    "api-report-hand-in": (Route("report", {}),),
    "api-report-validate": (Route("report", {}),),
    "api-report-publish": (Route("report", {}),),
}
"""Name of an address → what stands there; an address that names nothing needs no line."""
