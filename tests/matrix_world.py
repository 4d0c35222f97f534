"""A register with one object of each noun, for each institution, at each stage that matters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import institutions_sample as sample
import register_sample
import two_tongues
from matrix_thing import Thing
from matrix_words import WORDS, kept

from compromiso.register import models
from compromiso.register.permissions import INVITE, LOCAL, READ_INBOX
from compromiso.register.selectors.annual_facts import annual_facts
from compromiso.register.selectors.calendar_feed import key_of
from compromiso.register.selectors.seats import person_for
from compromiso.register.services import evidence
from compromiso.register.services.invitations import hash_of
from compromiso.register.services.load import store

FOREIGN: Final = "dnm-ar"
"""The institution whose draft the records of others name."""
DAY: Final = date(2026, 3, 1)
MOMENT: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)
SOON: Final = datetime.now(UTC).date() + timedelta(days=20)
CLOSES: Final = datetime.now(UTC) + timedelta(days=40)
LATER: Final = datetime(2036, 3, 1, 12, tzinfo=UTC)


class World:
    """The objects by noun; those of institutions by the institution's short name and stage."""

    def __init__(self) -> None:
        WORDS.forget()
        source = store(register_sample.content(), register_sample.dossier(), LOCAL).source
        self.source = source
        sample.people()
        self.institutions = {row.slug: row for row in models.Institution.objects.all()}
        self.instrument = source.instruments.order_by("order").first()
        self.commitment = models.Commitment.objects.order_by("order").first()
        self.task = models.Task.objects.first()
        self.line = models.ProgrammeLine.objects.first()
        start, end = register_sample.span("opened ten schools")
        self.passage = {"source": str(source.id), "start": start, "end": end}
        self.passage["quote"] = register_sample.TEXT[start:end]
        self.facts = annual_facts(2026, 1)
        self.made: dict[tuple[str, str, str], Thing] = {}
        for noun, make in MAKERS.items():
            for owner in sorted(self.institutions.values(), key=lambda one: one.slug != FOREIGN):
                for thing in make(self, owner):
                    self.made[noun, owner.slug, thing.stage] = thing
        self.public = dict(public_things(self))
        WORDS.settle()

    def drafted_elsewhere(self) -> list[str]:
        """Name a draft of one institution, of which those of others know nothing."""
        thing = self.made.get(("action", FOREIGN, "draft"))
        return [str(thing.named["action_id"])] if thing else []

    def known(self) -> dict[tuple[str, str], Thing]:
        """Give the objects by noun and by each of their names."""
        told = [(noun, thing) for (noun, _slug, _stage), thing in self.made.items()]
        told = [each for each in (*told, *self.public.items()) if each[1].stage != "other-parent"]
        return {(noun, str(name)): thing for noun, thing in told for name in thing.named.values()}

    def thing(self, noun: str, slug: str, stage: str) -> Thing | None:
        """Give the object of an institution at a stage, or one that belongs to everybody."""
        return self.made.get((noun, slug, stage)) or self.public.get(noun)


def _actions(world: World, owner: models.Institution) -> Iterator[Thing]:
    published = ("published",)
    stages = {"draft": (), "published": published, "withdrawn": (*published, "withdrawn")}
    waits_for = world.drafted_elsewhere()
    for stage, steps in stages.items():
        code = f"draft-{WORDS.new()}" if stage == "draft" else stage
        row = models.Action(
            institution=owner, code=code, programme_line=world.line, start=DAY, end=SOON,
            title=f"{owner.slug} {stage}",
            commitments=[str(world.commitment.id)], depends_on=waits_for,
            supporting=[str(world.institutions["segib"].id)], milestones=_milestones(stage),
        )  # fmt: skip
        row = kept(row, *steps)
        if stage == "draft":
            WORDS.rows[code.removeprefix("draft-")] = row, ""
        waits_for = [*waits_for, str(row.id)]
        yield Thing({"action_id": row.id}, owner, stage, row.version)


def _milestones(stage: str) -> list[dict[str, str | None]]:
    days = {"late": "2026-02-01", "soon": SOON.isoformat()}
    said = {name: f"{stage} {name}" for name in days}
    return [{"id": n, "title": said[n], "due": days[n], "done_on": None} for n in days]


def _claims(world: World, owner: models.Institution) -> Iterator[Thing]:
    standpoint = "civil-society" if owner.kind == "civil-society" else "independent"
    for stage, steps in (
        ("draft", ()),
        ("published", ("published",)),
        ("withdrawn", ("withdrawn",)),
    ):
        row = models.Claim(
            commitment=world.commitment, commitment_ref=world.commitment.ref, institution=owner,
            country="uy", standpoint=standpoint, progress="partly", date=DAY, anchor=world.passage,
        )  # fmt: skip
        row = kept(row, *steps)
        yield Thing({"claim_id": row.id}, owner, stage, row.version)


REPORT_STAGES: Final = {
    "draft": (),
    "handed-in": ("in_validation",),
    "submitted": ("in_validation", "submitted"),
    "published": ("in_validation", "submitted", "published"),
    "withdrawn": ("withdrawn",),
}


SPOKEN: Final = ("draft", "published")
"""The stages of the actions that entries of reports speak of."""


def _report(world: World, owner: models.Institution, stage: str) -> models.Report:
    said = {"title": f"{owner.slug} {stage}", "country": owner.country}
    said["cycle_id"] = world.made["cycle", "segib", "open"].named["cycle_id"]
    row = models.Report(institution=owner, **said)
    row = kept(row, *REPORT_STAGES[stage], why=WORDS.of(row, "submitted"))
    if stage == "published":
        models.Report.objects.filter(id=row.id).update(submitted_at=MOMENT, published_at=MOMENT)
    return row


def _reports(world: World, owner: models.Institution) -> Iterator[Thing]:
    for stage in REPORT_STAGES:
        row = _report(world, owner, stage)
        if stage == "published":
            said = {"kind": "link", "title": "Minutes", "url": "https://example.org"}
            kept(models.Evidence(entry=_entry(world, row), restricted=True, **said))
        yield Thing({"report_id": row.id}, owner, stage, row.version)


def _entries(world: World, owner: models.Institution) -> Iterator[Thing]:
    for stage in REPORT_STAGES:
        report = _report(world, owner, stage)
        entry = _entry(world, report)
        named = {"report_id": report.id, "entry_id": entry.id}
        file = kept(models.Evidence(entry=entry, kind="file", title="Minutes"))
        yield Thing(named, owner, stage, entry.version, {"evidence": str(file.id)})
    other = {"report_id": _report(world, owner, "draft").id, "entry_id": entry.id}
    yield Thing(other, owner, "other-parent")


def _entry(world: World, report: models.Report) -> models.ReportEntry:
    slug = report.institution.slug
    spoken = [world.made["action", slug, stage].named["action_id"] for stage in SPOKEN]
    said = {"order": 1, "text": "Ten schools.", "commitments": [str(world.commitment.id)]}
    said["actions"] = [*map(str, spoken), *world.drafted_elsewhere()]
    return kept(models.ReportEntry(report=report, **said))


def _evidence(world: World, owner: models.Institution) -> Iterator[Thing]:
    stages = {"restricted": "published", "published": "published", "draft": "draft"}
    for stage, of_report in stages.items():
        said = {"kind": "file", "title": "Minutes", "name": "minutes.txt"}
        said |= {"sha256": world_blob(), "restricted": stage == "restricted"}
        entry = _entry(world, _report(world, owner, of_report))
        row = kept(models.Evidence(entry=entry, **said))
        yield Thing({"evidence_id": row.id}, owner, stage, row.version)
        passage = {"kind": "passage", "title": "Words", "anchor": world.passage}
        words = kept(models.Evidence(entry=entry, restricted=stage == "restricted", **passage))
        if stage == "restricted":
            _claim_on(world, owner, words)


def _drafted_evidence(world: World, owner: models.Institution) -> Iterator[Thing]:
    """Yield the evidence of a draft once more, for those who may see restricted evidence."""
    yield world.made["evidence", owner.slug, "draft"]


def _claim_on(world: World, owner: models.Institution, words: models.Evidence) -> None:
    """Keep a published claim that rests on evidence which not everybody sees."""
    row = models.Claim(
        commitment=world.commitment, commitment_ref=world.commitment.ref, institution=owner,
        country="ar", standpoint="independent", progress="partly", date=DAY,
        anchor=words.anchor, evidence=words,
    )  # fmt: skip
    kept(row, "published")


def world_blob() -> str:
    """Keep a file of evidence; give its hash."""
    content = b"minutes of a meeting"
    return evidence.blobs().put(content)


def _cycles(world: World, owner: models.Institution) -> Iterator[Thing]:
    for stage, steps in (("draft", ()), ("open", ("open",)), ("closed", ("open", "closed"))):
        row = models.ReportingCycle(
            institution=owner, title=f"{owner.slug} {stage}", opens_on=DAY, closes_at=CLOSES,
            zone="UTC", asked=[str(one.id) for one in world.institutions.values()],
        )  # fmt: skip
        row = kept(row, *steps)
        yield Thing({"cycle_id": row.id}, owner, stage, row.version)


def _agreements(world: World, owner: models.Institution) -> Iterator[Thing]:
    row = _agreement(owner)
    yield Thing({"agreement_id": row.id}, owner, "kept", row.version)


def _agreement(owner: models.Institution) -> models.Agreement:
    said = {"title": f"Memorandum of {owner.slug}", "in_force_on": DAY, "term_months": 12}
    return kept(models.Agreement(institution=owner, **said))


def _seats(world: World, owner: models.Institution) -> Iterator[Thing]:
    agreement = _agreement(owner)
    row = models.Representative(agreement=agreement, institution=owner, name="Ana", since=DAY)
    row = kept(row)
    named = {"agreement_id": agreement.id, "seat_id": row.id}
    yield Thing(named, owner, "kept", row.version)
    yield Thing({**named, "agreement_id": _agreement(owner).id}, owner, "other-parent", row.version)


def _minutes(world: World, owner: models.Institution) -> Iterator[Thing]:
    agreement = _agreement(owner)
    said = {"institution": owner, "number": 1, "date": DAY, "title": "On counting"}
    row = kept(models.Minute(agreement=agreement, **said))
    named = {"agreement_id": agreement.id, "minute_id": row.id}
    yield Thing(named, owner, "kept", row.version)
    yield Thing({**named, "agreement_id": _agreement(owner).id}, owner, "other-parent", row.version)


def _notices(world: World, owner: models.Institution) -> Iterator[Thing]:
    account = _somebody(owner)
    said = {"kind": "report-waits", "noun": "institution", "subject_id": owner.id, "since": MOMENT}
    row = models.Notice.objects.create(account=account, key=f"report-waits:{owner.id}", **said)
    yield Thing({"notice_id": row.id}, owner, "draft", whose=str(account.id))


def _assignments(world: World, owner: models.Institution) -> Iterator[Thing]:
    row = kept(models.Assignment(task=world.task, institution=owner, since=DAY))
    yield Thing({"assignment_id": row.id}, owner, "taken", row.version)


def _institutions(world: World, owner: models.Institution) -> Iterator[Thing]:
    named = {"slug": owner.slug, "record_id": owner.id}
    yield Thing(named, owner, "kept", owner.version, {"institution": str(owner.id)})


def _memberships(world: World, owner: models.Institution) -> Iterator[Thing]:
    address = f"{WORDS.under(INVITE, owner)}@example.org"
    name = WORDS.under(READ_INBOX)
    account = models.Account.objects.create_user(address, name=name)
    said = {"role": "reader", "since": date(2026, 1, 1)}
    row = kept(models.Membership(account=account, institution=owner, **said))
    yield Thing({"membership_id": row.id}, owner, "kept", row.version)


def _invitations(world: World, owner: models.Institution) -> Iterator[Thing]:
    address = f"{WORDS.under(INVITE, owner)}@example.org"
    account = models.Account.objects.create_user(address, is_active=False)
    row = models.Invitation(
        account=account, institution=owner, role="reader", secret_hash=f"{owner.id.hex:0>64}",
        expires_at=datetime.now(UTC) + timedelta(days=7),
    )  # fmt: skip
    row = kept(row)
    yield Thing({"invitation_id": row.id}, owner, "open", row.version)


def _tasks(world: World, owner: models.Institution) -> Iterator[Thing]:
    said = {"institution": str(owner.id)}
    yield Thing({"task_id": world.task.id}, owner, "kept", body=said)


def _editions(world: World, owner: models.Institution) -> Iterator[Thing]:
    begun = models.AnnualAssessment.objects.count()
    for place, stage in enumerate(("draft", "published"), begun + 1):
        said: dict[str, Any] = {"content": world.facts, "seq": 1, "frozen_at": MOMENT}
        row = models.AnnualAssessment(institution=owner, number=place, year=2026, title="Edition")
        row = kept(row)
        if stage == "published":
            changes = {**said, "stage": stage}
            models.AnnualAssessment.objects.filter(id=row.id).update(**changes)
        yield Thing({"number": row.number, "record_id": row.id}, owner, stage, row.version)


def _edition_files(world: World, owner: models.Institution) -> Iterator[Thing]:
    """Yield the files of a published edition; a draft has none, for anybody."""
    named = world.made["edition", owner.slug, "published"].named
    yield Thing({**named, "language": "es", "form": "json"}, owner, "published")


def _jobs_of(kind: str) -> Callable[[World, models.Institution], Iterator[Thing]]:
    def jobs(world: World, owner: models.Institution) -> Iterator[Thing]:
        whose = str(_somebody(owner).id)
        row = models.Job.objects.create(
            kind=kind, by=whose, institution=owner.id, asked_at=MOMENT,
            given={"name": WORDS.own(whose)},
        )  # fmt: skip
        yield Thing({"job_id": row.id}, owner, "draft", whose=whose)

    return jobs


def _keys(world: World, owner: models.Institution) -> Iterator[Thing]:
    account = _somebody(owner)
    row = models.ApiToken(
        account=account, institution=owner, name="Program", secret_hash=f"{owner.id.hex:0>64}",
        expires_at=LATER,
    )  # fmt: skip
    row = kept(row)
    yield Thing({"key_id": row.id}, owner, "draft", row.version, whose=str(account.id))


def _feeds(world: World, owner: models.Institution) -> Iterator[Thing]:
    """Yield the private calendar of somebody: whoever has its address reads it."""
    reader = person_for(_somebody(owner), datetime.now(UTC).date())
    yield Thing({"key": key_of(reader)}, owner, "published", reader=reader)


def _secrets(world: World, owner: models.Institution) -> Iterator[Thing]:
    """Yield the link of an invitation: whoever has it may take the role."""
    account = models.Account.objects.create_user(f"new-{owner.slug}@example.org", is_active=False)
    row = models.Invitation(
        account=account, institution=owner, role="reader", secret_hash=hash_of(owner.slug),
        expires_at=datetime.now(UTC) + timedelta(days=7),
    )  # fmt: skip
    kept(row)
    yield Thing({"secret": owner.slug}, owner, "published")


def _somebody(owner: models.Institution) -> models.Account:
    """Give the first person of an institution."""
    name = next(name for name, (_role, slug) in sample.PEOPLE.items() if slug == owner.slug)
    return sample.account(name)


MAKERS: Final[Mapping[str, Callable[[World, models.Institution], Iterator[Thing]]]] = {
    "action": _actions,
    "claim": _claims,
    "cycle": _cycles,
    "report": _reports,
    "entry": _entries,
    "evidence": _evidence,
    "drafted-evidence": _drafted_evidence,
    "agreement": _agreements,
    "seat": _seats,
    "minute": _minutes,
    "notice": _notices,
    "assignment": _assignments,
    "task": _tasks,
    "edition": _editions,
    "edition-file": _edition_files,
    "institution": _institutions,
    "membership": _memberships,
    "invitation": _invitations,
    "job": _jobs_of("check-table"),
    "brought": _jobs_of("bring-table"),
    "key": _keys,
    "own-feed": _feeds,
    "secret": _secrets,
}


def _two_texts() -> Iterator[str]:
    """Yield the addresses of one declaration in two languages."""
    for words in (two_tongues.SPANISH, two_tongues.ENGLISH):
        found = two_tongues.declaration(words)
        held = store(found.text.encode(), found, LOCAL).source.instruments.get()
        yield held.slug


def public_things(world: World) -> Iterator[tuple[str, Thing]]:
    """Yield what belongs to nobody: the texts and what was read in them."""
    slug = world.instrument.slug
    point = models.Provision.objects.exclude(path=[]).filter(instrument=world.instrument).first()
    citation = models.Citation.objects.first()
    meeting = models.Meeting.objects.first()
    upload = models.Upload.objects.create(name="minutes.txt", bytes=1, received_at=MOMENT)
    line = models.ProgrammeLine.objects.first()
    yield "document", Thing({"slug": slug, "record_id": world.instrument.id})
    yield "line", Thing({"record_id": line.id})
    yield "any-task", Thing({"record_id": world.task.id})
    yield "pair", Thing(dict(zip(("slug", "other"), _two_texts(), strict=True)))
    yield "copy", Thing({"slug": slug, "form": "jsonl"})
    yield "timeline-file", Thing({"form": "csv"})
    yield "example", Thing({"form": "csv.zip"})
    yield "table", Thing({"what": "actions", "form": "csv.zip"})
    yield "table-of-reports", Thing({"what": "reports", "form": "xlsx"})
    yield "open-file", Thing({"form": "md"})
    yield "chart-file", Thing({"chart": "heat-map", "form": "csv"})
    yield "point", Thing({"slug": slug, "url_path": point.url_path, "record_id": point.id})
    yield "commitment", Thing({"commitment_id": world.commitment.id})
    yield "citation", Thing({"citation_id": citation.id}, version=citation.version)
    yield "meeting", Thing({"meeting_id": meeting.id})
    yield "source", Thing({"source_id": world.source.id})
    yield "upload", Thing({"upload_id": upload.id})
    yield "state", Thing({"country": "uy"})
    yield "finding", Thing({"key": "a" * 16})
    yield "body", Thing({"slug": "office"})
