"""A report on its way: drafted, returned, submitted, published, and who sees it meanwhile."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import institutions_sample
import pytest
from django.db.models import Q
from django.utils import timezone

from compromiso.register import models
from compromiso.register.errors import NotAllowed, NotHeld, WrongValue
from compromiso.register.opening import sweep
from compromiso.register.permissions import LOCAL, READ_RESTRICTED, VISITOR, Person, scope
from compromiso.register.reporting_errors import (
    EvidenceMissing,
    EvidenceTooLarge,
    NothingReported,
    ReasonMissing,
    WordsNotThere,
    WrongStage,
)
from compromiso.register.selectors import reports as selectors
from compromiso.register.selectors.claims import claims_of
from compromiso.register.selectors.open_records import record, records
from compromiso.register.selectors.published import counted_on
from compromiso.register.selectors.reports import seen_by
from compromiso.register.selectors.seats import within
from compromiso.register.services import evidence, ledger, report_entries, reports
from compromiso.register.services.rebuild import rebuild, verify
from compromiso.register.services.reporting_cycles import draft_cycle, open_cycle

LAST_DAY = date(2026, 12, 31)
MIDNIGHT = datetime(2027, 1, 1, 3, tzinfo=UTC)


@pytest.fixture
def people(source: models.Source) -> dict[str, Person]:
    return institutions_sample.people()


def institution(slug: str) -> models.Institution:
    return models.Institution.objects.get(slug=slug)


@pytest.fixture
def cycle(people: dict[str, Person]) -> models.ReportingCycle:
    drafted = draft_cycle(
        {
            "institution_id": institution("segib").id,
            "title": "Informe 2026",
            "opens_on": date(2026, 11, 1),
            "last_day": LAST_DAY,
            "zone": "America/Montevideo",
            "asked": [institution("mides-uy").id, institution("dnm-ar").id],
        },
        by=people["clara"],
    )
    now = datetime(2026, 11, 22, tzinfo=UTC)
    return open_cycle(drafted.id, version=1, by=people["clara"], now=now)


@pytest.fixture
def report(people: dict[str, Person], cycle: models.ReportingCycle) -> models.Report:
    said = {"title": "Escuelas abiertas", "cycle_id": cycle.id}
    own = {"institution_id": institution("mides-uy").id}
    return reports.begin_report({**said, **own}, by=people["carlos"])


@pytest.fixture
def entry(
    report: models.Report, people: dict[str, Person], commitment: models.Commitment
) -> models.ReportEntry:
    said = {"text": "Abrimos diez escuelas.", "commitments": [commitment.id], "progress": "partly"}
    return report_entries.add_entry(report.id, said, by=people["carlos"])


def now_of(row: Any) -> Any:
    return type(row).objects.get(id=row.id)


def move(service: Any, report: models.Report, by: Person, **said: Any) -> models.Report:
    return service(report.id, version=now_of(report).version, by=by, **said)


@pytest.fixture
def resting(entry: models.ReportEntry, people: dict[str, Person]) -> models.Evidence:
    return evidence.attach_file(entry.id, b"acta", "C:\\actas\\acta.pdf", by=people["carlos"])


@pytest.fixture
def submitted(
    report: models.Report, resting: models.Evidence, people: dict[str, Person]
) -> models.Report:
    move(reports.hand_in, report, people["carlos"])
    return move(reports.validate_report, report, people["vera"])


def test_a_report_goes_from_draft_to_published_and_becomes_claims(
    submitted: models.Report,
    people: dict[str, Person],
    entry: models.ReportEntry,
    commitment: models.Commitment,
) -> None:
    assert not models.Claim.objects.exists()
    published = move(reports.publish_report, submitted, people["clara"])
    claim = models.Claim.objects.get()
    assert (claim.standpoint, claim.progress, claim.stage) == ("self", "partly", "published")
    assert (claim.commitment, claim.country, claim.entry) == (commitment, "uy", entry)
    assert (claim.evidence, claim.note) == (entry.evidence.get(), "Abrimos diez escuelas.")
    move(reports.withdraw_report, published, people["vera"], reason="cifras equivocadas")
    assert models.Claim.objects.get().stage == "withdrawn"
    assert verify().is_sound


def test_what_says_how_far_it_is_must_rest_on_something(
    report: models.Report, people: dict[str, Person], commitment: models.Commitment
) -> None:
    with pytest.raises(NothingReported):
        move(reports.hand_in, report, people["carlos"])
    bare = {"text": "Nada se sabe.", "commitments": [commitment.id]}
    report_entries.add_entry(report.id, {**bare, "progress": "no-evidence"}, by=people["carlos"])
    report_entries.add_entry(report.id, {**bare, "progress": ""}, by=people["carlos"])
    said = {**bare, "progress": "fully"}
    third = report_entries.add_entry(report.id, said, by=people["carlos"])
    with pytest.raises(EvidenceMissing, match="Entry 3"):
        move(reports.hand_in, report, people["carlos"])
    one = evidence.attach_link(third.id, "https://example.org/acta", by=people["carlos"])
    evidence.withdraw_evidence(third.id, one.id, version=1, by=people["carlos"])
    with pytest.raises(EvidenceMissing):
        move(reports.hand_in, report, people["carlos"])
    evidence.attach_link(third.id, "https://example.org/acta", by=people["carlos"])
    assert move(reports.hand_in, report, people["carlos"]).stage == "in_validation"


def test_it_goes_back_with_a_reason_and_never_without(
    report: models.Report, resting: models.Evidence, people: dict[str, Person]
) -> None:
    move(reports.hand_in, report, people["carlos"])
    with pytest.raises(ReasonMissing):
        move(reports.return_report, report, people["vera"], reason="  ")
    returned = move(reports.return_report, report, people["vera"], reason="Falta el año.")
    assert (returned.stage, returned.reason) == ("returned", "Falta el año.")
    changes = {"title": "Escuelas abiertas en 2026"}
    reports.change_report(report.id, version=3, changes=changes, by=people["carlos"])
    assert move(reports.hand_in, report, people["carlos"]).reason == ""


def test_nobody_writes_in_it_once_it_is_handed_in(
    report: models.Report, resting: models.Evidence, people: dict[str, Person]
) -> None:
    move(reports.hand_in, report, people["carlos"])
    with pytest.raises(WrongStage):
        reports.change_report(report.id, version=2, changes={"title": "x"}, by=people["vera"])
    with pytest.raises(WrongStage):
        evidence.attach_file(resting.entry_id, b"x", "x", by=people["carlos"])
    with pytest.raises(WrongStage):
        report_entries.withdraw_entry(resting.entry_id, version=1, by=people["carlos"])


@pytest.mark.parametrize("name", ["celia", "ciro", "vito", "clara", "marta", "olga", "ada"])
def test_only_those_of_the_ministry_and_its_coordinator_write(
    name: str, report: models.Report, entry: models.ReportEntry, people: dict[str, Person]
) -> None:
    by = people[name]
    with pytest.raises((NotAllowed, NotHeld)):
        reports.change_report(report.id, version=1, changes={"title": "x"}, by=by)
    with pytest.raises((NotAllowed, NotHeld)):
        evidence.attach_file(entry.id, b"x", "x", by=by)
    with pytest.raises((NotAllowed, NotHeld)):
        reports.validate_report(report.id, version=1, by=by)


SEEN = {
    "draft": {"carlos", "celia", "vera", "local"},
    "submitted": {"carlos", "celia", "vera", "clara", "local"},
    "published": {*institutions_sample.PEOPLE, "local", "visitor"},
}


@pytest.mark.parametrize("stage", SEEN)
def test_a_draft_is_seen_in_its_state_and_what_is_published_by_all(
    stage: str, report: models.Report, resting: models.Evidence, people: dict[str, Person]
) -> None:
    if stage != "draft":
        move(reports.hand_in, report, people["carlos"])
        move(reports.validate_report, report, people["vera"])
    if stage == "published":
        move(reports.publish_report, report, people["clara"])
    everybody = {**people, "local": LOCAL, "visitor": VISITOR}
    seen = {name for name, one in everybody.items() if selectors.reports(one).total}
    assert seen == SEEN[stage]
    for name in set(everybody) - seen:
        with pytest.raises(NotHeld):
            selectors.report(report.id, everybody[name])


def seen_of(report: models.Report, person: Person) -> Any:
    """Give the evidence of a report that a person may see, as one condition says it."""
    reached = scope(person, READ_RESTRICTED)
    open_to = Q(restricted=False) | within(reached, "entry__report__institution")
    of_report = Q(entry__report=report, withdrawn=False, entry__withdrawn=False)
    seen = models.Report.objects.filter(seen_by(person))
    return models.Evidence.objects.filter(open_to, of_report, entry__report__in=seen)


def told_of(report: models.Report, person: Person) -> set[Any]:
    """Name the evidence of a report that a program is told of, listed as each is found alone."""
    page = records("evidence", person, {"report": str(report.id)})
    slow = seen_of(report, person).order_by("id")
    assert list(page.items) == list(slow)
    assert all(record("evidence", row.id, person) == row for row in slow)
    return {row.id for row in page.items}


def test_what_everybody_sees_of_evidence_is_noted_with_the_report(
    entry: models.ReportEntry,
    report: models.Report,
    resting: models.Evidence,
    people: dict[str, Person],
) -> None:
    said = evidence.attach_file(entry.id, b"x", "x.csv", restricted=True, by=people["carlos"])
    gone = evidence.attach_file(entry.id, b"y", "y.csv", by=people["carlos"])
    evidence.withdraw_evidence(entry.id, gone.id, version=1, by=people["carlos"])
    assert said.restricted
    move(reports.hand_in, report, people["carlos"])
    submitted = move(reports.validate_report, report, people["vera"])
    noted = models.PublicEvidence._default_manager

    def seen_by_everybody() -> list[Any]:
        page = records("evidence", VISITOR, {"report": str(submitted.id)})
        assert page.total == len(page.items) == noted.count()
        assert list(page.items) == list(seen_of(report, VISITOR).order_by("id"))
        return list(page.items)

    assert seen_by_everybody() == []
    published = move(reports.publish_report, submitted, people["clara"])
    assert seen_by_everybody() == [resting]
    noted.all().delete()
    assert {one.table for one in verify().differences} == {"PublicEvidence"}
    rebuild(by=LOCAL)
    assert seen_by_everybody() == [now_of(resting)]
    move(reports.withdraw_report, published, people["vera"], reason="cifras equivocadas")
    assert seen_by_everybody() == []
    assert verify().is_sound


def test_what_is_published_on_a_commitment_is_counted_from_its_links(
    entry: models.ReportEntry,
    report: models.Report,
    resting: models.Evidence,
    people: dict[str, Person],
) -> None:
    on_it = models.Commitment.objects.filter(id__in=entry.commitments)

    def counted() -> int:
        return sum(counted_on(on_it, {})["reports"].values())

    move(reports.hand_in, report, people["carlos"])
    submitted = move(reports.validate_report, report, people["vera"])
    assert counted() == 0
    published = move(reports.publish_report, submitted, people["clara"])
    assert counted() == len(entry.commitments) > 0
    models.Link.objects.update(published=False)
    assert {(one.table, one.column) for one in verify().differences} == {("Link", "published")}
    rebuild(by=LOCAL)
    assert counted() == len(entry.commitments)
    move(reports.withdraw_report, published, people["vera"], reason="cifras equivocadas")
    assert counted() == 0
    assert verify().is_sound


def test_restricted_evidence_is_listed_for_those_in_whose_reach_it_is(
    entry: models.ReportEntry,
    report: models.Report,
    resting: models.Evidence,
    people: dict[str, Person],
) -> None:
    said = evidence.attach_file(entry.id, b"x", "x.csv", restricted=True, by=people["carlos"])
    both, apart = {resting.id, said.id}, models.RestrictedEvidence._default_manager
    move(reports.hand_in, report, people["carlos"])
    submitted = move(reports.validate_report, report, people["vera"])
    assert told_of(report, people["carlos"]) == told_of(report, people["vera"]) == both
    assert told_of(report, people["aldo"]) == set()
    move(reports.publish_report, submitted, people["clara"])
    assert list(apart.values_list("id", flat=True)) == [said.id]
    assert told_of(report, people["carlos"]) == told_of(report, people["aldo"]) == both
    assert told_of(report, VISITOR) == told_of(report, people["clara"]) == {resting.id}
    with pytest.raises(NotHeld):
        record("evidence", said.id, people["clara"])
    apart.all().delete()
    assert {one.table for one in verify().differences} == {"RestrictedEvidence"}
    rebuild(by=LOCAL)
    assert told_of(report, people["aldo"]) == both


def test_restricted_evidence_is_for_the_state_and_those_who_assess(
    report: models.Report,
    resting: models.Evidence,
    people: dict[str, Person],
) -> None:
    said = evidence.attach_file(
        resting.entry_id, b"nombres", "nombres.csv", restricted=True, by=people["carlos"]
    )
    move(reports.hand_in, report, people["carlos"])
    move(reports.validate_report, report, people["vera"])
    move(reports.publish_report, report, people["clara"])
    everybody = {**people, "local": LOCAL, "visitor": VISITOR}
    seen = set()
    for name, one in everybody.items():
        (shown,) = selectors.report(report.id, one).entries
        if said in shown.evidence:
            seen.add(name)
            assert selectors.evidence(said.id, one) == said
        else:
            with pytest.raises(NotHeld):
                selectors.evidence(said.id, one)
        assert resting in shown.evidence
    assert seen == {"carlos", "celia", "vera", "aldo", "mario", "marta", "local"}


def test_a_file_is_kept_under_its_hash_and_its_name_is_a_label(
    resting: models.Evidence, people: dict[str, Person]
) -> None:
    assert (resting.name, resting.bytes) == ("acta.pdf", 4)
    assert sweep(older_than_s=-1) == 0
    with pytest.raises(EvidenceTooLarge):
        evidence.received([b"x" * (1 << 20)] * 26, "film.mp4")
    with pytest.raises(WrongValue):
        evidence.attach_file(resting.entry_id, b"", "nada.txt", by=people["carlos"])


def test_a_passage_is_cut_out_of_the_document(
    entry: models.ReportEntry, people: dict[str, Person], commitment: models.Commitment
) -> None:
    point = commitment.provision
    said = evidence.attach_passage(entry.id, point.id, words="every school", by=people["carlos"])
    text = commitment.source.expression.text
    assert text[said.anchor["start"] : said.anchor["end"]] == said.anchor["quote"] == "every school"
    whole = evidence.attach_passage(entry.id, point.id, by=people["carlos"])
    assert whole.anchor["quote"] == text[point.start : point.end]
    with pytest.raises(WordsNotThere):
        evidence.attach_passage(entry.id, point.id, words="no school", by=people["carlos"])


def test_a_link_is_kept_with_the_copy_that_was_given_and_nothing_is_fetched(
    entry: models.ReportEntry, people: dict[str, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "fetch", lambda *_: pytest.fail("fetched"))
    url = "https://example.org/acta"
    bare = evidence.attach_link(entry.id, url, by=people["carlos"])
    copied = evidence.attach_link(entry.id, url, copy=(b"<p>", "a.html"), by=people["carlos"])
    assert (bare.sha256, bare.title, copied.bytes) == ("", url, 3)
    for wrong in ("javascript:alert(1)", "file:///etc/passwd", "https://a:b@c.org"):
        with pytest.raises(WrongValue):
            evidence.attach_link(entry.id, wrong, by=people["carlos"])
    monkeypatch.setattr(evidence, "fetch", lambda *_: (b"<p>hola", "text/html"))
    monkeypatch.setenv("COMPROMISO_ARCHIVE_LINKS", "1")
    assert evidence.attach_link(entry.id, url, by=people["carlos"]).bytes == 7


@pytest.mark.parametrize(
    ("at", "late"),
    [("2027-01-01T02:59:59.999", False), ("2027-01-01T03:00:00.000", True)],
)
def test_late_is_kept_and_said_to_be_late_and_corrections_do_not_make_it_so(
    at: str,
    late: bool,
    report: models.Report,
    resting: models.Evidence,
    people: dict[str, Person],
) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    move(reports.hand_in, report, people["carlos"])
    once = move(reports.validate_report, report, people["vera"], now=moment)
    assert selectors.came_late(now_of(once)) is late
    move(reports.return_report, report, people["clara"], reason="una tilde")
    move(reports.hand_in, report, people["carlos"])
    again = move(reports.validate_report, report, people["vera"], now=MIDNIGHT.replace(day=9))
    assert now_of(again).submitted_at == moment


def test_a_report_sent_in_time_is_in_time_however_long_it_waits_for_its_turn(
    report: models.Report,
    resting: models.Evidence,
    people: dict[str, Person],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    move(reports.hand_in, report, people["carlos"])
    clock = [MIDNIGHT - timedelta(milliseconds=1)]
    monkeypatch.setattr(timezone, "now", lambda: clock[0])
    monkeypatch.setattr(ledger, "lock", lambda: clock.append(clock.pop() + timedelta(seconds=9)))
    submitted = move(reports.validate_report, report, people["vera"])
    assert clock[0] > MIDNIGHT
    assert submitted.submitted_at == MIDNIGHT - timedelta(milliseconds=1)
    assert not selectors.came_late(now_of(submitted))


def test_a_body_of_no_state_validates_what_it_reports_itself(
    people: dict[str, Person], commitment: models.Commitment
) -> None:
    own = {"institution_id": institution("iom").id, "title": "Lo hecho"}
    report = reports.begin_report(own, by=people["marta"])
    said = {"text": "Contamos.", "commitments": [commitment.id]}
    report_entries.add_entry(report.id, said, by=people["marta"])
    move(reports.hand_in, report, people["marta"])
    for other in ("mario", "vera", "clara"):
        with pytest.raises((NotHeld, NotAllowed)):
            move(reports.validate_report, report, people[other])
    assert move(reports.validate_report, report, people["marta"]).stage == "submitted"


def test_entries_change_places(
    report: models.Report, entry: models.ReportEntry, people: dict[str, Person]
) -> None:
    said = {"text": "Dos", "commitments": entry.commitments}
    second = report_entries.add_entry(report.id, said, by=people["carlos"])
    report_entries.move_entry(second.id, version=1, up=True, by=people["carlos"])
    shown = selectors.report(report.id, people["carlos"]).entries
    assert [one.entry.text for one in shown] == ["Dos", "Abrimos diez escuelas."]
    assert shown[1].commitments[0].words.startswith("keep every school open")
    report_entries.move_entry(second.id, version=2, up=True, by=people["carlos"])
    assert now_of(second).version == 2


def test_a_claim_that_rests_on_a_passage_leads_to_its_words(
    report: models.Report,
    entry: models.ReportEntry,
    people: dict[str, Person],
    commitment: models.Commitment,
) -> None:
    point = models.Provision.objects.get(id=commitment.provision_id)
    evidence.attach_passage(entry.id, point.id, by=people["carlos"])
    move(reports.hand_in, report, people["carlos"])
    submitted = move(reports.validate_report, report, people["vera"])
    move(reports.publish_report, submitted, people["clara"])
    (view,) = claims_of(commitment.id, VISITOR)
    assert view.passage is not None
    assert view.passage.point == point
