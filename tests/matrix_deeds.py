"""Services and selectors asked directly: each refuses by itself, whatever page stands before it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from unittest import mock
from uuid import UUID, uuid4

from django.db import transaction
from django.http import QueryDict
from matrix_rules import RULES, narrowed, on, reads
from matrix_thing import Thing
from service_calls import SERVICES, needed_by

from compromiso.exchange.tables import Row
from compromiso.register import models
from compromiso.register import permissions as policy
from compromiso.register.errors import NotAllowed, NotHeld, RoleNotGiven, WrongValue
from compromiso.register.keeping import add
from compromiso.register.permissions import Person
from compromiso.register.selectors import (
    action_page,
    changes,
    inbox,
    jobs,
    named,
    people,
    table_actions,
    table_reports,
)
from compromiso.register.selectors import actions as action_list
from compromiso.register.selectors import cycles as cycle_list
from compromiso.register.selectors import reports as report_list
from compromiso.register.selectors.table_export import table_of
from compromiso.register.selectors.table_names import Names
from compromiso.register.services import (
    accounts,
    actions,
    agreements,
    annual,
    assignments,
    claims,
    evidence,
    institutions,
    invitations,
    keys,
    memberships,
    reports,
    table_jobs,
)
from compromiso.register.services import report_entries as entries
from compromiso.register.services import reporting_cycles as cycles
from compromiso.register.services.jobs import Turn
from compromiso.web.pages.actions import new

CLAIMED: Final = "claim"
"""Stands for the right to claim from the standpoint of the institution at hand."""
CLAIMS: Final = (policy.CLAIM_INDEPENDENTLY, policy.CLAIM_FOR_SOCIETY)
GIVES_ALL: Final = "gives administrator"
"""Stands for the right to give the role of administrator there."""
RELATIONS: Final = ("own", "same-state", "other-state")
SERVICE: Final = "service "
WITHOUT_ROLE: Final = ("visitor", "unheard-of")
REFUSALS: Final = (NotAllowed, NotHeld, RoleNotGiven)
TODAY: Final = date(2026, 11, 22)
SOON: Final = datetime.now(UTC) + timedelta(days=30)


@dataclass(frozen=True)
class Asked:
    """Who asks for what, and the object of the same noun in their own institution."""

    by: Person
    thing: Thing
    own: Thing
    made: Mapping[tuple[str, str, str], Thing]

    @property
    def place(self) -> Any:
        """Give the identifier of the institution whose object it is."""
        return self.thing.owner.id if self.thing.owner else None

    @property
    def said(self) -> dict[str, Any]:
        """Give what every change names: the version read, and who asks."""
        return {"version": self.thing.version, "by": self.by}

    def name(self, part: str) -> Any:
        """Give one of the names of the object."""
        return self.thing.named[part]

    def of(self, noun: str, stage: str) -> Thing:
        """Give another object of the institution whose object it is."""
        return self.made[noun, self.thing.owner.slug if self.thing.owner else "", stage]


@dataclass(frozen=True)
class Deed:
    """Something asked of the register itself: on an object of a noun, at a stage.

    `needs`: a permission over the object, `own` one over that in the asker's own institution,
    `anywhere` one over whatever it be; whoever lacks one is refused. `narrowed` asks with a key
    for these permissions only.
    """

    noun: str
    stage: str
    needs: str
    call: Callable[[Asked], Any]
    own: str = ""
    anywhere: str = ""
    narrowed: tuple[str, ...] = ()
    refusals: tuple[type[Exception], ...] = REFUSALS
    is_said: bool = False
    """Whether it gives what was found and what the policy lets be found, which must be the same."""


def _action(stage: str, needs: str, call: Callable[[Asked, Any], Any], **more: Any) -> Deed:
    return Deed("action", stage, needs, lambda a: call(a, a.name("action_id")), **more)


def _report(stage: str, needs: str, call: Callable[[Asked, Any], Any], **more: Any) -> Deed:
    return Deed("report", stage, needs, lambda a: call(a, a.name("report_id")), **more)


def _entry(call: Callable[[Asked, Any], Any]) -> Deed:
    """Give a deed on an entry; who may not see it is told of nothing else than what they named."""

    def called(a: Asked) -> Any:
        try:
            return call(a, a.name("entry_id"))
        except NotHeld as refused:
            if refused.facts["address"] not in {str(a.name("entry_id"))}:
                raise LookupError from refused
            raise

    return Deed("entry", "draft", policy.DRAFT_REPORT, called)


def _cycle(stage: str, call: Callable[[Asked, Any], Any]) -> Deed:
    return Deed("cycle", stage, policy.KEEP_CYCLE, lambda a: call(a, a.name("cycle_id")))


def _place(needs: str, call: Callable[[Asked], Any], **more: Any) -> Deed:
    return Deed("institution", "kept", needs, call, **more)


def _agreement(call: Callable[[Asked, Any], Any]) -> Deed:
    needs = policy.KEEP_AGREEMENT
    return Deed("agreement", "kept", needs, lambda a: call(a, a.name("agreement_id")))


def _new_action(a: Asked) -> dict[str, Any]:
    return {"institution_id": a.place, "code": "new", "title": "New"}


def _moved(a: Asked) -> dict[str, Any]:
    """Say that the asker's own draft is to be of the institution whose object it is."""
    return {"institution_id": a.place, "code": "moved"}


def _own_action(a: Asked) -> Any:
    return a.made["action", a.own.owner.slug if a.own.owner else "", "draft"]


def _cycle_values(a: Asked) -> dict[str, Any]:
    said = {"institution_id": a.place, "title": "New", "opens_on": TODAY, "zone": "UTC"}
    return {**said, "last_day": SOON.date()}


def _table_row(a: Asked, sheet: str, **cells: str) -> Any:
    slug = a.thing.owner.slug if a.thing.owner else ""
    judge = {"actions": table_actions.judge_actions, "reports": table_reports.judge_reports}[sheet]
    row = Row(1, {"institution": slug, "title": "Other", **cells})
    steps = judge({sheet: [row]}, Names(a.by))
    if any(fault.code == NotAllowed.code for step in steps for fault in step.faults):
        raise NotAllowed(who=a.by.id, permission="")
    if any(fault.code == NotHeld.code for step in steps for fault in step.faults):
        raise NotHeld(noun=sheet, address=slug)


def _some(found: Any) -> Any:
    """Give what was found; nothing is as if it were not held."""
    if not found:
        raise NotHeld(noun="anything", address="")
    return found


def _job(a: Asked) -> models.Job:
    return models.Job.objects.create(kind="check-table", by=a.by.id, asked_at=datetime.now(UTC))


def _identity(person: Person) -> UUID:
    return UUID(person.id) if len(person.id) > len("visitor") else uuid4()


def _fetched(a: Asked, entry: Any) -> Any:
    """Attach a link while nothing can be fetched: whoever is refused is refused before that."""
    with (
        mock.patch.dict(os.environ, {evidence.ARCHIVES: "1"}),
        mock.patch.object(evidence, "fetch", side_effect=OSError),
    ):
        return evidence.attach_link(entry, "https://example.org", by=a.by)


def _late(a: Asked) -> tuple[int, int]:
    """Count late milestones, and those of the actions that the policy lets be read."""
    rows = models.Action.objects.exclude(stage="withdrawn").select_related("institution")
    own = [r for r in rows if reads(a.by, "action", Thing({}, r.institution, r.stage))]
    late = sum(m["due"] < TODAY.isoformat() for row in own for m in row.milestones)
    return action_list.count_overdue(a.by, TODAY), late


def _counted_actions(a: Asked) -> tuple[dict[str, int], dict[str, int]]:
    """Count actions by stage, and those that the policy lets be counted."""
    told = {one.value: one.count for one in action_list.actions(a.by).facets["stage"]}
    rows = models.Action.objects.select_related("institution")
    places = ((row.stage, Thing({}, row.institution)) for row in rows)
    own = Counter(s for s, t in places if s == "published" or on(a.by, policy.READ_ACTION, t))
    return told, {stage: own[stage] for stage in told}


def _late_here(a: Asked) -> tuple[int, int]:
    """Count late milestones of the own institutions, and those that the policy lets be read."""
    seats = {seat.institution for seat in a.by.seats if policy.may(a.by, policy.READ_INBOX)}
    rows = models.Action.objects.filter(institution__in=seats).exclude(stage="withdrawn")
    own = [r for r in rows if reads(a.by, "action", Thing({}, r.institution, r.stage))]
    late = sum(m["due"] < TODAY.isoformat() for row in own for m in row.milestones)
    return inbox.count_late(a.by, TODAY), late


def _counted_reports(a: Asked) -> tuple[int, int]:
    rows = models.Report.objects.select_related("institution")
    own = [r for r in rows if reads(a.by, "report", Thing({}, r.institution, r.stage))]
    return sum(report_list.stages(a.by).values()), len(own)


def _own_table(a: Asked) -> tuple[set[str], set[str]]:
    """Name the institutions of the rows that could be brought back, and those of them in reach."""
    cells = table_of(a.by, own=True)
    told = {row["institution"] for what in ("actions", "reports") for row in cells[what]}
    reached = policy.scope(a.by, policy.BRING_TABLE)
    rows = models.Institution.objects.filter(slug__in=told)
    return told, {row.slug for row in rows if reached.holds(row.id, row.country)}


def _first_institution(a: Asked) -> tuple[bool, bool]:
    first = new.first_values(QueryDict(), a.by).get("institution")
    row = models.Institution.objects.filter(id=first).first() if first else None
    place = (row.id, row.country) if row else (None, "")
    return row is None or policy.may_on(a.by, policy.DRAFT_ACTION, *place), True


CHANGED: Final = {
    "action": (models.Action, "action"),
    "institution_report": (models.Report, "report"),
    "reporting_cycle": (models.ReportingCycle, "cycle"),
    "claim": (models.Claim, "claim"),
}
"""Noun of the ledger → its records, and what the rules call it."""


def _changed_records(a: Asked) -> tuple[set[Any], set[Any]]:
    """Name the records that changes may be told of, and those of them that may be read."""
    told: set[Any] = set()
    own: set[Any] = set()
    for noun, (_rows, rule) in CHANGED.items():
        for row in changes._SEEN[noun](a.by):
            told.add(row.id)
            own |= {row.id} if reads(a.by, rule, Thing({}, row.institution, row.stage)) else set()
    return told, own


def _changed_drafts(a: Asked) -> tuple[set[Any], set[Any]]:
    """Name the records of which drafts are told, and those of them whose drafts may be read."""
    numbers = [one for some in changes._within_reach(a.by, 0, 1 << 40) for one in some]
    entries = models.LedgerEntry.objects.filter(seq__in=numbers)
    told = set(entries.values_list("subject_id", flat=True))
    own: set[Any] = set()
    for rows, rule in CHANGED.values():
        for row in rows.objects.filter(id__in=told).select_related("institution"):
            own |= {row.id} if on(a.by, RULES[rule].read, Thing({}, row.institution)) else set()
    return told, own


def _answers(a: Asked) -> tuple[dict[str, str], dict[str, str]]:
    """Say how far each institution that was asked is, and what the policy lets be said of it."""
    cycle = a.name("cycle_id")
    answers = cycle_list.cycle(cycle, a.by).answers
    told = {one.institution.slug: f"{one.state} {len(one.reports)}" for one in answers}
    rows = models.Report.objects.filter(cycle=cycle).exclude(stage="withdrawn")
    seen: dict[str, list[str]] = {}
    for row in rows.select_related("institution"):
        if reads(a.by, "report", Thing({}, row.institution, row.stage)):
            seen.setdefault(row.institution.slug, []).append(row.stage)
    return told, {slug: _state(a.by, slug, seen.get(slug, [])) for slug in told}


def _state(by: Person, slug: str, stages: list[str]) -> str:
    if stages:
        return f"{max(stages, key=cycle_list.RANK.index)} {len(stages)}"
    thing = Thing({}, models.Institution.objects.get(slug=slug))
    if on(by, policy.READ_REPORT, thing):
        return "not-begun 0"
    return "not-submitted 0" if on(by, policy.PUBLISH_REPORT, thing) else "not-published 0"


def _due(a: Asked) -> tuple[set[str], set[str]]:
    told = {d.institution for d in inbox.due(a.by, datetime.now(UTC)) if d.kind != "cycle"}
    seats = {seat.institution for seat in a.by.seats}
    own = models.Institution.objects.filter(id__in=seats).values_list("name", flat=True)
    return told - set(own), set()


def _calls_due(a: Asked) -> tuple[set[UUID], set[UUID]]:
    """Name the calls told as due, and those whose reports came where the policy hides it."""
    if not policy.may(a.by, policy.READ_INBOX):
        return set(), set()
    mine = models.Institution.objects.filter(id__in={seat.institution for seat in a.by.seats})
    called = {_answered_call(one): Thing({}, one, "submitted") for one in mine}
    due = {one.subject for one in inbox.due(a.by, datetime.now(UTC))} & called.keys()
    return due, {call for call, came in called.items() if not reads(a.by, "report", came)}


def _answered_call(institution: models.Institution) -> UUID:
    said = {"institution": institution, "title": "Report of the year"}
    cycle = models.ReportingCycle(
        **said, opens_on=TODAY, closes_at=SOON, zone="UTC", asked=[str(institution.id)]
    )
    add(cycle, by=policy.LOCAL)
    models.ReportingCycle.objects.filter(id=cycle.id).update(stage="open")
    report = models.Report(**said, country=institution.country, cycle=cycle)
    add(report, by=policy.LOCAL)
    models.Report.objects.filter(id=report.id).update(stage="submitted")
    return cycle.id


def _claim(a: Asked, **said: Any) -> Any:
    values = {"country": "uy", "progress": "no-answer", "date": date(2026, 3, 1), **said}
    commitment = models.Commitment.objects.order_by("order").first()
    return claims.make_claim(commitment.id, a.place, values, by=a.by)  # type: ignore[union-attr]


def _claimed(needs: str) -> dict[str, Deed]:
    """Give the deeds of claims from one standpoint; other institutions are of no concern to it."""

    def on_claim(stage: str, call: Callable[[Asked, Any], Any]) -> Deed:
        def called(a: Asked) -> Any:
            try:
                return call(a, a.name("claim_id"))
            except NotAllowed as refused:
                if stage == "draft" and any(policy.may(a.by, one) for one in CLAIMS):
                    raise LookupError from refused  # they are told that it is there
                raise

        return Deed("claim", stage, needs, called)

    return {
        "make claim": _place(needs, _claim),
        "change claim": on_claim(
            "published", lambda a, n: claims.change_claim(n, changes={"note": "x"}, **a.said)
        ),
        "publish claim": on_claim("draft", lambda a, n: claims.publish_claim(n, **a.said)),
        "withdraw claim": on_claim("published", lambda a, n: claims.withdraw_claim(n, **a.said)),
        "withdraw drafted claim": on_claim(
            "draft", lambda a, n: claims.withdraw_claim(n, **a.said)
        ),
    }


DEEDS: Final[Mapping[str, Deed]] = {
    "draft action": _place(
        policy.DRAFT_ACTION, lambda a: actions.draft_action(_new_action(a), by=a.by)
    ),
    "draft actions": _place(
        policy.DRAFT_ACTION, lambda a: actions.draft_actions([_new_action(a)], by=a.by)
    ),
    "change draft of action": _action(
        "draft",
        policy.DRAFT_ACTION,
        lambda a, n: actions.change_action(n, changes={"title": "x"}, **a.said),
    ),
    "change action": _action(
        "published",
        policy.PUBLISH_ACTION,
        lambda a, n: actions.change_action(n, changes={"title": "x"}, **a.said),
    ),
    "move own action": _place(
        policy.DRAFT_ACTION,
        lambda a: actions.change_action(
            _own_action(a).named["action_id"],
            version=_own_action(a).version,
            changes=_moved(a),
            by=a.by,
        ),
        own=policy.DRAFT_ACTION,
    ),
    "publish action": _action(
        "draft", policy.PUBLISH_ACTION, lambda a, n: actions.publish_action(n, **a.said)
    ),
    "publish actions": _action(
        "draft", policy.PUBLISH_ACTION, lambda a, n: actions.publish_actions([n], by=a.by)
    ),
    "withdraw draft of action": _action(
        "draft", policy.DRAFT_ACTION, lambda a, n: actions.withdraw_action(n, **a.said)
    ),
    "withdraw action": _action(
        "published", policy.PUBLISH_ACTION, lambda a, n: actions.withdraw_action(n, **a.said)
    ),
    "keep agreement": _place(
        policy.KEEP_AGREEMENT,
        lambda a: agreements.keep_agreement(
            {"institution_id": a.place, "title": "x", "in_force_on": TODAY, "term_months": 12},
            by=a.by,
        ),
    ),
    "change agreement": _agreement(
        lambda a, n: agreements.change_agreement(n, changes={"title": "x"}, **a.said)
    ),
    "move own agreement": _place(
        policy.KEEP_AGREEMENT,
        lambda a: agreements.change_agreement(
            a.made["agreement", a.own.owner.slug, "kept"].named["agreement_id"],  # type: ignore[union-attr]
            version=1,
            changes={"institution_id": a.place},
            by=a.by,
        ),
        own=policy.KEEP_AGREEMENT,
    ),
    "seat on committee": _agreement(
        lambda a, n: agreements.seat_representative(
            n, {"institution_id": a.place, "name": "x", "since": TODAY}, by=a.by
        )
    ),
    "end seat on committee": Deed(
        "seat",
        "kept",
        policy.KEEP_AGREEMENT,
        lambda a: agreements.end_representative(
            a.name("agreement_id"), a.name("seat_id"), until=TODAY, **a.said
        ),
    ),
    "add minute": _agreement(
        lambda a, n: agreements.add_minute(n, {"date": TODAY, "title": "x"}, by=a.by)
    ),
    "change minute": Deed(
        "minute",
        "kept",
        policy.KEEP_AGREEMENT,
        lambda a: agreements.change_minute(a.name("minute_id"), changes={"text": "x"}, **a.said),
    ),
    "begin assessment": _place(
        policy.KEEP_ASSESSMENT, lambda a: annual.begin_assessment(a.place, 2026, "x", by=a.by)
    ),
    "freeze assessment": Deed(
        "edition",
        "draft",
        policy.KEEP_ASSESSMENT,
        lambda a: annual.freeze_assessment(a.name("record_id"), **a.said),
    ),
    "publish assessment": Deed(
        "edition",
        "published",
        policy.KEEP_ASSESSMENT,
        lambda a: annual.publish_assessment(a.name("record_id"), **a.said),
    ),
    "take task": Deed(
        "task",
        "kept",
        policy.TAKE_TASK,
        lambda a: assignments.take_task(a.name("task_id"), a.place, since=TODAY, by=a.by),
    ),
    "give task back": Deed(
        "assignment",
        "taken",
        policy.TAKE_TASK,
        lambda a: assignments.give_back_task(a.name("assignment_id"), **a.said),
    ),
    **_claimed(CLAIMED),
    "rest claim on restricted evidence": Deed(
        "evidence",
        "restricted",
        policy.READ_RESTRICTED,
        lambda a: claims.make_claim(
            models.Commitment.objects.order_by("order")[0].id,
            a.own.owner.id,  # type: ignore[union-attr]
            {
                "country": "br",
                "progress": "partly",
                "date": date(2026, 3, 1),
                "evidence_id": a.name("evidence_id"),
            },
            by=a.by,
        ),
        own=CLAIMED,
    ),
    "make key": _place(
        policy.KEEP_TOKEN, lambda a: keys.make_key(a.place, "x", (), expires_at=SOON, by=a.by)
    ),
    "make key that drafts": _place(
        policy.KEEP_TOKEN,
        lambda a: keys.make_key(a.place, "x", [policy.DRAFT_ACTION], expires_at=SOON, by=a.by),
        own=policy.DRAFT_ACTION,
        refusals=(*REFUSALS, WrongValue),
    ),
    "invite": _place(
        policy.INVITE,
        lambda a: invitations.invite("x@example.org", a.place, "reader", by=a.by),
        refusals=(NotAllowed,),
    ),
    "invite administrator": _place(
        GIVES_ALL,
        lambda a: invitations.invite("x@example.org", a.place, "administrator", by=a.by),
    ),
    "withdraw invitation": Deed(
        "invitation",
        "open",
        policy.INVITE,
        lambda a: invitations.withdraw_invitation(a.name("invitation_id"), **a.said),
    ),
    "seat account": _place(
        policy.INVITE,
        lambda a: institutions.seat_account(
            models.Account.objects.create_user("y@example.org", name="Y").id,
            a.place,
            "reader",
            since=TODAY,
            by=a.by,
        ),
        refusals=(NotAllowed,),
    ),
    "seat administrator": _place(
        GIVES_ALL,
        lambda a: institutions.seat_account(
            models.Account.objects.create_user("y@example.org", name="Y").id,
            a.place,
            "administrator",
            since=TODAY,
            by=a.by,
        ),
    ),
    "end membership": Deed(
        "membership",
        "kept",
        policy.END_MEMBERSHIP,
        lambda a: memberships.end_membership(a.name("membership_id"), until=TODAY, **a.said),
    ),
    "draft cycle": _place(
        policy.KEEP_CYCLE, lambda a: cycles.draft_cycle(_cycle_values(a), by=a.by)
    ),
    "change cycle": _cycle(
        "draft", lambda a, n: cycles.change_cycle(n, changes={"title": "x"}, **a.said)
    ),
    "open cycle": _cycle("draft", lambda a, n: cycles.open_cycle(n, **a.said)),
    "close cycle": _cycle("open", lambda a, n: cycles.close_cycle(n, **a.said)),
    "begin report": _place(
        policy.DRAFT_REPORT,
        lambda a: reports.begin_report({"institution_id": a.place, "title": "x"}, by=a.by),
    ),
    "answer draft of cycle": Deed(
        "cycle",
        "draft",
        policy.KEEP_CYCLE,
        lambda a: reports.begin_report(
            {
                "institution_id": a.own.owner.id,  # type: ignore[union-attr]
                "title": "x",
                "cycle_id": a.name("cycle_id"),
            },
            by=a.by,
        ),
        own=policy.DRAFT_REPORT,
    ),
    "change report": _report(
        "draft",
        policy.DRAFT_REPORT,
        lambda a, n: reports.change_report(n, changes={"title": "x"}, **a.said),
    ),
    "hand report in": _report(
        "draft", policy.DRAFT_REPORT, lambda a, n: reports.hand_in(n, **a.said)
    ),
    "return report": _report(
        "handed-in",
        policy.VALIDATE_REPORT,
        lambda a, n: reports.return_report(n, reason="x", **a.said),
    ),
    "return submitted report": _report(
        "submitted",
        policy.PUBLISH_REPORT,
        lambda a, n: reports.return_report(n, reason="x", **a.said),
    ),
    "validate report": _report(
        "handed-in", policy.VALIDATE_REPORT, lambda a, n: reports.validate_report(n, **a.said)
    ),
    "publish report": _report(
        "submitted", policy.PUBLISH_REPORT, lambda a, n: reports.publish_report(n, **a.said)
    ),
    "withdraw draft of report": _report(
        "draft",
        policy.DRAFT_REPORT,
        lambda a, n: reports.withdraw_report(n, reason="x", **a.said),
    ),
    "withdraw report": _report(
        "published",
        policy.VALIDATE_REPORT,
        lambda a, n: reports.withdraw_report(n, reason="x", **a.said),
    ),
    "add entry": _report(
        "draft",
        policy.DRAFT_REPORT,
        lambda a, n: entries.add_entry(n, {"text": "x", "commitments": []}, by=a.by),
    ),
    "change entry": _entry(lambda a, n: entries.change_entry(n, changes={"text": "x"}, **a.said)),
    "withdraw entry": _entry(lambda a, n: entries.withdraw_entry(n, **a.said)),
    "move entry": _entry(lambda a, n: entries.move_entry(n, up=True, **a.said)),
    "speak of hidden action": _action(
        "draft",
        policy.READ_ACTION,
        lambda a, n: entries.change_entry(
            a.made["entry", a.own.owner.slug, "draft"].named["entry_id"],  # type: ignore[union-attr]
            version=1,
            changes={"actions": [str(n)]},
            by=a.by,
        ),
        own=policy.DRAFT_REPORT,
    ),
    "attach file": _entry(lambda a, n: evidence.attach_file(n, b"x", "x.txt", by=a.by)),
    "attach link": _entry(lambda a, n: evidence.attach_link(n, "https://example.org", by=a.by)),
    "attach copy of link": _entry(
        lambda a, n: evidence.attach_link(n, "https://example.org", copy=(b"x", "x"), by=a.by)
    ),
    "attach passage": _entry(
        lambda a, n: evidence.attach_passage(
            n, models.Provision.objects.exclude(path=[])[0].id, by=a.by
        )
    ),
    "withdraw evidence": _entry(
        lambda a, n: evidence.withdraw_evidence(n, a.thing.body["evidence"], **a.said)
    ),
    "bring new action": _place(
        policy.DRAFT_ACTION,
        lambda a: _table_row(a, "actions", code="brought"),
        narrowed=(policy.BRING_TABLE,),
    ),
    "bring change of action": _action(
        "published", policy.PUBLISH_ACTION, lambda a, _n: _table_row(a, "actions", code="published")
    ),
    "bring new report": _place(
        policy.DRAFT_REPORT,
        lambda a: _table_row(a, "reports", id="brought"),
        narrowed=(policy.BRING_TABLE,),
    ),
    "bring change of report": _report(
        "draft", policy.BRING_TABLE, lambda a, n: _table_row(a, "reports", id=str(n))
    ),
    "name draft of cycle in table": Deed(
        "cycle",
        "draft",
        policy.KEEP_CYCLE,
        lambda a: Names(a.by).cycle(models.ReportingCycle.objects.get(id=a.name("cycle_id")).title),
    ),
    "bring new action without the right to": _place(
        policy.BRING_TABLE,
        lambda a: _table_row(a, "actions", code="brought"),
        narrowed=(policy.DRAFT_ACTION,),
    ),
    "bring change of hidden report": _report(
        "draft",
        policy.READ_REPORT,
        lambda a, n: _table_row(a, "reports", id=str(n)),
        narrowed=(policy.BRING_TABLE, policy.DRAFT_REPORT),
    ),
    "bring change of draft of action": _action(
        "draft",
        policy.DRAFT_ACTION,
        lambda a, n: _table_row(a, "actions", id=str(n)),
        narrowed=(policy.BRING_TABLE, policy.READ_ACTION),
    ),
    "name draft of action in table": _action(
        "draft", policy.READ_ACTION, lambda a, n: Names(a.by).action(str(n))
    ),
    "name draft of action in form": _action(
        "draft", policy.READ_ACTION, lambda a, n: _some(named.actions_named(a.by, str(n)))
    ),
    "look through table": _place(
        "", lambda a: table_jobs.check(Turn(_job(a)), a.by), anywhere=policy.BRING_TABLE
    ),
    "bring table": _place(
        "", lambda a: table_jobs.bring_rows(Turn(_job(a)), a.by), anywhere=policy.BRING_TABLE
    ),
    "change own account": _place(
        "",
        lambda a: accounts.change_account(
            _identity(a.by), name="x", language="es", zone="UTC", by=a.by
        ),
        anywhere=policy.KEEP_ACCOUNT,
    ),
    "change account": Deed(
        "key",
        "draft",
        "",
        lambda a: accounts.change_account(
            UUID(a.thing.whose), name="x", language="es", zone="UTC", by=a.by
        ),
    ),
    "attach link and fetch it": _entry(_fetched),
    "attach what was fetched": _entry(
        lambda a, n: evidence._attach_link(n, (b"x", "x"), {"title": "x", "url": "x"}, by=a.by)
    ),
    "offer change of draft": _action(
        "draft",
        policy.DRAFT_ACTION,
        lambda a, n: _some(action_page.action(a.by, n).may_change),
        narrowed=(policy.READ_ACTION, policy.DRAFT_ACTION),
    ),
    "offer change of draft to a key that reads": _action(
        "draft",
        policy.DRAFT_ACTION,
        lambda a, n: _some(action_page.action(a.by, n).may_change),
        narrowed=(policy.READ_ACTION,),
    ),
    "count late milestones": _place("", _late, is_said=True),
    "count actions": _place("", _counted_actions, is_said=True),
    "count what is late here": _place("", _late_here, is_said=True),
    "count reports": _place("", _counted_reports, is_said=True),
    "take own table away": _place("", _own_table, is_said=True),
    "begin with own institution": _place("", _first_institution, is_said=True),
    "see records that changed": _place("", _changed_records, is_said=True),
    "see drafts of what changed": _place("", _changed_drafts, is_said=True),
    "see who was asked": Deed("cycle", "open", "", _answers, is_said=True),
    "change institution": _place(
        policy.KEEP_INSTITUTION,
        lambda a: institutions.change_institution(a.place, changes={"name": "x"}, **a.said),
    ),
    "see which calls are due": _place("", _calls_due, is_said=True),
    "see only what is due here": _place("", _due, anywhere=policy.READ_INBOX, is_said=True),
    "see what is due": _place(
        "", lambda a: inbox.due(a.by, datetime.now(UTC)), anywhere=policy.READ_INBOX
    ),
    "see members": _place(
        "", lambda a: _some(people.members(a.thing.owner, a.by, TODAY)), anywhere=policy.READ_INBOX
    ),
    "see offers": _place(
        policy.INVITE, lambda a: _some(people.offers(a.thing.owner, a.by, datetime.now(UTC)))
    ),
    "see job": _place("", lambda a: jobs.job(_job(a).id, a.by), anywhere=policy.READ_JOB),
    "see jobs": _place(
        "", lambda a: _some([_job(a)] and jobs.jobs(a.by)), anywhere=policy.READ_JOB
    ),
    "see job of another": Deed("job", "draft", "", lambda a: jobs.job(a.name("job_id"), a.by)),
}


@dataclass(frozen=True)
class Direct:
    """A deed, or a service given just anything, asked for by somebody of an object somewhere."""

    deed: str
    role: str
    relation: str


def directs(roles: Iterable[str]) -> Iterator[Direct]:
    """Yield every deed by everybody in every relation, and every service by those without one."""
    for role in roles:
        for deed in DEEDS:
            yield from (Direct(deed, role, relation) for relation in RELATIONS)
    for name in SERVICES:
        yield from (Direct(f"{SERVICE}{name}", role, "own") for role in WITHOUT_ROLE)


def judge_direct(register: Any, direct: Direct) -> str | None:
    """Ask; say what is wrong with what came of it, `""` for nothing, None for no object."""
    viewer = register.viewers[direct.role]
    if direct.deed.startswith(SERVICE):
        return _judge_service(direct.deed.removeprefix(SERVICE), viewer.person)
    deed = DEEDS[direct.deed]
    owner = register.owner(viewer.place, direct.relation)
    thing = register.world.made.get((deed.noun, owner, deed.stage))
    if thing is None:
        return None
    by = replace(viewer.person, scopes=frozenset(deed.narrowed)) if deed.narrowed else viewer.person
    own = register.world.made["institution", viewer.place, "kept"]
    asked = Asked(by, thing, own, register.world.made)
    with narrowed(viewer.narrow):
        return _judged(deed, asked, allowed=_allowed(deed, asked))


def _allowed(deed: Deed, asked: Asked) -> bool:
    if asked.thing.whose:
        return asked.thing.whose == asked.by.id
    if deed.narrowed and deed.needs not in deed.narrowed:
        return False
    if deed.anywhere and not policy.may(asked.by, deed.anywhere):
        return False
    return _has(asked.by, deed.needs, asked.thing) and _has(asked.by, deed.own, asked.own)


def _has(person: Person, needed: str, thing: Thing) -> bool:
    owner = thing.owner
    if not needed or owner is None:
        return True
    if needed == GIVES_ALL:
        given = policy.roles_to_give(person, owner.kind, owner.id, owner.country)
        return "administrator" in given
    if needed == CLAIMED:
        society = owner.kind == "civil-society"
        needed = policy.CLAIM_FOR_SOCIETY if society else policy.CLAIM_INDEPENDENTLY
    return on(person, needed, thing)


def _judged(deed: Deed, asked: Asked, *, allowed: bool) -> str:
    before = models.LedgerEntry.objects.count()
    refused: Exception | None = None
    wrong = False
    with transaction.atomic():
        try:
            with transaction.atomic():
                said = deed.call(asked)
            wrong = deed.is_said and said[0] != said[1]
        except deed.refusals as error:
            refused = error
        except Exception:  # noqa: BLE001, S110 - whatever else comes was let through
            pass
        moved = models.LedgerEntry.objects.count() != before
        transaction.set_rollback(True)
    if wrong:
        return "tells more than the policy lets be told"
    if refused is not None and (allowed or moved):
        return f"allowed, and yet {refused}" if allowed else "refused, and yet the ledger moved"
    return "" if refused is not None or allowed else "not allowed, and yet let through"


def _judge_service(name: str, person: Person) -> str:
    service = SERVICES[name]
    with transaction.atomic():
        try:
            with transaction.atomic():
                service(**needed_by(service), by=person)
        except NotAllowed:
            return ""
        except Exception:  # noqa: BLE001 - whatever else comes was let through
            return "not allowed, and yet let through"
        finally:
            transaction.set_rollback(True)
    return "not allowed, and yet let through"
