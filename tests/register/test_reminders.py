"""Reminders: the right day in the right zone, never too often, and not a word of substance."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import institutions_sample as world
import pytest
from django.core import mail
from django.test import Client
from page_addresses import address

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import LOCAL, Person
from compromiso.register.selectors.cycles import cycle as cycle_seen
from compromiso.register.selectors.notices import open_notices
from compromiso.register.services import report_entries, reports
from compromiso.register.services.notices import put_aside
from compromiso.register.services.reminders import Reminded, remind
from compromiso.register.services.reporting_cycles import (
    change_cycle,
    close_cycle,
    draft_cycle,
    open_cycle,
)

CANARY = "Zyxwvut"
OPENED = datetime(2026, 11, 1, 12, tzinfo=UTC)
DEADLINE = datetime(2027, 1, 1, 3, tzinfo=UTC)


@pytest.fixture
def people(source: models.Source) -> dict[str, Person]:
    return world.people("carlos", "vera", "clara", "ciro", "marta")


@pytest.fixture
def cycle(people: dict[str, Person]) -> models.ReportingCycle:
    segib, asked = institution("segib"), institution("mides-uy")
    said = {"title": f"{CANARY} 2026", "guidance": CANARY, "opens_on": OPENED.date()}
    when = {"last_day": date(2026, 12, 31), "zone": "America/Montevideo"}
    who = {"institution_id": segib.id, "asked": [asked.id]}
    drafted = draft_cycle({**said, **when, **who}, by=people["clara"])
    return open_cycle(drafted.id, version=1, by=people["clara"], now=OPENED)


def institution(slug: str) -> models.Institution:
    return models.Institution.objects.get(slug=slug)


def days_written(last: int, name: str, *, first: int = 0, hour: int = 12) -> list[int]:
    """Remind once a day at an hour; give the days after opening on which a person was written."""
    written = []
    for day in range(first, last):
        mail.outbox.clear()
        remind(OPENED.replace(hour=hour) + timedelta(days=day), by=LOCAL)
        if any(f"{name}@example.org" in one.to for one in mail.outbox):
            written.append(day)
    return written


def submit(people: dict[str, Person], cycle: models.ReportingCycle) -> models.Report:
    own = {"institution_id": institution("mides-uy").id, "title": CANARY, "cycle_id": cycle.id}
    report = reports.begin_report(own, by=people["carlos"])
    commitment = models.Commitment.objects.first()
    said = {"text": CANARY, "commitments": [commitment.id]}
    report_entries.add_entry(report.id, said, by=people["carlos"])
    reports.hand_in(report.id, version=1, by=people["carlos"])
    return reports.validate_report(report.id, version=2, by=people["vera"])


def kinds(person: Person) -> list[str]:
    return [view.notice.kind for view in open_notices(person)]


def test_a_call_is_told_when_it_opens_then_30_7_and_1_days_before(
    cycle: models.ReportingCycle,
) -> None:
    # Opened on 1 November; 31 December is day 60.
    assert days_written(61, "carlos") == [0, 30, 53, 59]


def test_after_the_deadline_every_seven_days_and_those_above_later(
    cycle: models.ReportingCycle,
) -> None:
    assert days_written(61, "carlos")[-1] == 59
    assert days_written(89, "carlos", first=61) == [66, 73, 80, 87]


@pytest.mark.parametrize(("name", "first"), [("vera", 68), ("clara", 82), ("ciro", None)])
def test_a_week_later_the_national_coordinator_three_weeks_later_the_secretariat(
    name: str, first: int | None, cycle: models.ReportingCycle
) -> None:
    # The deadline is day 60 at its end: 1 January 03:00 UTC is day 61.
    assert days_written(84, name)[:1] == ([first] if first else [])
    mine = models.Notice.objects.filter(account=world.account(name))
    assert [one.escalated for one in mine] == ([True] if first else [])


def test_nobody_is_written_to_once_the_report_has_come(
    cycle: models.ReportingCycle, people: dict[str, Person]
) -> None:
    assert kinds(people["carlos"]) == ["cycle-open"]
    report = submit(people, cycle)
    assert kinds(people["carlos"]) == []
    assert kinds(people["clara"]) == ["report-to-publish"]
    assert days_written(90, "carlos") == []
    reports.publish_report(report.id, version=3, by=people["clara"])
    assert (kinds(people["clara"]), kinds(people["carlos"])) == ([], ["report-published"])


def test_a_notice_is_put_aside_by_its_own_person_alone_and_goes_with_its_cause(
    cycle: models.ReportingCycle, people: dict[str, Person]
) -> None:
    (told,) = open_notices(people["carlos"])
    for other in (people["vera"], LOCAL):
        with pytest.raises(NotHeld):
            put_aside(told.notice.id, OPENED, by=other)
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(world.account("carlos"))
    aside = address("work-notice-aside", "en", told.notice.id)
    page = browser.get(address("work")).text
    assert aside in page
    page = browser.post(aside, follow=True).text
    assert aside not in page
    assert "1 put aside" in page
    assert CANARY in page
    submit(people, cycle)
    assert CANARY not in browser.get(address("work")).text.split("<h2")[1]


def test_what_goes_back_asks_again(cycle: models.ReportingCycle, people: dict[str, Person]) -> None:
    report = submit(people, cycle)
    returned = reports.return_report(report.id, version=3, reason="a", by=people["clara"])
    assert set(kinds(people["carlos"])) == {"cycle-open", "report-returned"}
    reports.hand_in(returned.id, version=4, by=people["carlos"])
    assert kinds(people["vera"]) == ["report-to-validate"]


def test_a_second_run_on_the_same_day_writes_to_nobody(cycle: models.ReportingCycle) -> None:
    assert remind(OPENED, by=LOCAL) == Reminded(1, 1, 0)
    assert remind(OPENED + timedelta(minutes=5), by=LOCAL) == Reminded(0, 0, 0)


def test_one_mail_a_day_holds_all_that_is_due(
    cycle: models.ReportingCycle, people: dict[str, Person]
) -> None:
    report = submit(people, cycle)
    reports.return_report(report.id, version=3, reason="a", by=people["clara"])
    assert remind(OPENED, by=LOCAL) == Reminded(1, 2, 0)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("language", "words"), [("es", "esperan"), ("pt", "esperam")])
def test_a_mail_holds_no_substance_and_speaks_the_person_s_language(
    language: str, words: str, cycle: models.ReportingCycle, people: dict[str, Person]
) -> None:
    models.Account.objects.update(language=language, zone="Europe/Madrid")
    report = submit(people, cycle)
    reports.return_report(report.id, version=3, reason=CANARY, by=people["clara"])
    remind(OPENED, by=LOCAL)
    (sent,) = mail.outbox
    said = str(sent.message())
    assert words in sent.body
    for secret in (CANARY, "Desarrollo", "Uruguay", str(report.id), str(cycle.id), "Carlos"):
        assert secret not in said
    assert "4:00" in sent.body
    assert "3:00" in sent.body


def test_a_day_is_the_reader_s_day(cycle: models.ReportingCycle) -> None:
    models.Account.objects.update(zone="Pacific/Auckland")
    remind(OPENED, by=LOCAL)
    # It was the 2nd there already: half past eleven in the evening of the 8th is too early.
    models.Notice.objects.update(due_at=DEADLINE, kind="report-returned")
    morning = datetime(2026, 11, 8, 10, 30, tzinfo=UTC)
    assert remind(morning, by=LOCAL).people == 0
    assert remind(morning + timedelta(hours=1), by=LOCAL).people == 1


def test_a_mail_that_cannot_be_sent_is_due_again(
    cycle: models.ReportingCycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        assert remind(OPENED, by=LOCAL) == Reminded(0, 0, 1)
    assert remind(OPENED + timedelta(hours=1), by=LOCAL) == Reminded(1, 1, 0)
    assert models.Notice.objects.get().times == 1


def test_a_deadline_put_off_and_a_call_closed_are_told_right(
    cycle: models.ReportingCycle, people: dict[str, Person]
) -> None:
    changes = {"last_day": date(2027, 1, 31), "asked": [institution("dnm-ar").id]}
    changed = change_cycle(cycle.id, version=2, changes=changes, by=people["clara"])
    assert (kinds(people["carlos"]), kinds(people["ciro"])) == ([], ["cycle-open"])
    assert models.Notice.objects.get(done_at=None).due_at == datetime(2027, 2, 1, 3, tzinfo=UTC)
    close_cycle(changed.id, version=3, by=people["clara"])
    assert kinds(people["ciro"]) == []


def test_who_has_answered_is_told_as_far_as_one_may_know(
    cycle: models.ReportingCycle, people: dict[str, Person]
) -> None:
    def state(name: str) -> str:
        return cycle_seen(cycle.id, people[name]).answers[0].state

    assert [state(n) for n in ("carlos", "clara", "ciro")] == [
        "not-begun", "not-submitted", "not-published",
    ]  # fmt: skip
    report = submit(people, cycle)
    assert [state(n) for n in ("carlos", "clara", "ciro")] == [
        "submitted", "submitted", "not-published",
    ]  # fmt: skip
    models.Report.objects.update(submitted_at=DEADLINE)
    reports.publish_report(report.id, version=3, by=people["clara"])
    (answer,) = cycle_seen(cycle.id, people["ciro"]).answers
    assert (answer.state, answer.late) == ("published", True)


def test_the_verb_takes_the_moment(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from compromiso.cli import main

    assert main(["remind", "--at", "2026-12-01T06:00Z"]) == 0
    assert capsys.readouterr().out.startswith("0 people")
    with pytest.raises(SystemExit):
        main(["remind", "--at", "2026-12-01"])
