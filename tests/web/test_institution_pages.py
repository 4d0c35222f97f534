"""Institutions and their people on pages: who sees what, and how a role ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import institutions_sample as sample
import pytest
from django.test import Client
from page_addresses import address
from page_forms import form_of

from compromiso.register import models
from compromiso.register.deadline import end_of
from compromiso.register.keeping import add
from compromiso.register.permissions import LOCAL, PERMISSIONS, POLICY
from compromiso.register.selectors.inbox import due
from compromiso.register.selectors.seats import person_for
from compromiso.register.services.institutions import add_institution
from compromiso.register.services.ledger import recorded
from compromiso.register.services.reports import begin_report
from compromiso.web.pages.institutions.policy import MAY, WHY


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    sample.people()


def as_(name: str) -> Client:
    client = Client()
    client.force_login(sample.account(name))
    return client


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def seat_of(name: str) -> models.Membership:
    return models.Membership.objects.get(account=sample.account(name))


def test_everybody_sees_institutions_and_nobody_unknown_sees_names(client: Client) -> None:
    listed = text(client, address("institutions", "es"))
    assert "Secretaría General Iberoamericana" in listed
    assert "Uruguay" in listed
    page = text(client, address("institution", "en", "mre-uy"))
    assert "Vera" not in page
    assert "shown to those who have signed in" in page
    assert "Vera" in text(as_("rita"), address("institution", "en", "mre-uy"))
    assert "@" not in text(as_("rita"), address("institution", "en", "mre-uy"))


def test_an_institution_that_is_absent_and_people_one_may_not_see_look_the_same() -> None:
    vito = as_("vito")
    answers = [
        vito.get(address("people", "en", slug)) for slug in ("mre-uy", "there-is-none-of-this")
    ]
    assert {answer.status_code for answer in answers} == {404}
    pages = [answer.content.decode() for answer in answers]
    assert pages[0].replace("mre-uy", "X") == pages[1].replace("there-is-none-of-this", "X")


@pytest.mark.parametrize("language", ["es", "pt", "en"])
def test_the_policy_is_shown_to_everybody(client: Client, language: str) -> None:
    page = text(client, address("who-may", language))
    assert page.count('scope="row"') == len(PERMISSIONS)
    assert page.count('<h3 id="role-') == len(POLICY)


def test_every_permission_and_role_has_words() -> None:
    assert {permission for part in MAY.values() for permission in part} == PERMISSIONS
    assert set(WHY) == set(POLICY)


def test_an_institution_is_added_and_changed_with_its_entries() -> None:
    clara = as_("clara")
    said = {"name": "Red Ancla", "slug": "ancla", "kind": "civil-society", "country": "CL",
            "language": "es", "zone": "America/Santiago"}  # fmt: skip
    assert clara.post(address("institution-new"), said).url == address("institution", "en", "ancla")
    row = models.Institution.objects.get(slug="ancla")
    assert row.country == "cl"
    changed = {**said, "name": "Red Ancla Sur", "version": "1"}
    clara.post(address("institution-change", "en", "ancla"), changed)
    again = clara.post(address("institution-change", "en", "ancla"), {**said, "version": "1"})
    assert again.status_code == 409
    fields = models.LedgerEntry.objects.filter(subject_id=row.id).values_list("field", flat=True)
    assert list(fields) == ["", "name"]


@pytest.mark.parametrize(("name", "wrong"), [("slug", "segib"), ("country", "qq")])
def test_what_cannot_be_is_said_beside_its_field(name: str, wrong: str) -> None:
    said = {"name": "Red", "slug": "red", "kind": "other", "language": "es", "zone": "UTC"}
    page = as_("clara").post(address("institution-new"), {**said, name: wrong})
    assert page.status_code == 200
    assert f'id="id_{name}_error"' in page.content.decode()
    assert not models.Institution.objects.filter(name="Red").exists()


def test_a_role_is_handed_over_on_the_page() -> None:
    celia, vera = seat_of("celia"), seat_of("vera")
    said = {"version": "1", "until": "2026-11-22", "handed_to": str(vera.id), "why": "moved"}
    answer = as_("vera").post(address("role-end", "en", celia.id), said)
    assert answer.url.endswith("?done=ended")
    page = text(as_("vera"), answer.url)
    assert "Handed over to" in page
    assert seat_of("celia").handed_to == vera
    assert as_("vito").get(address("role-end", "en", vera.id)).status_code == 404


@recorded
def kept(row: Any) -> None:
    add(row, by=LOCAL)


def test_the_inbox_says_what_is_due_in_the_own_institutions_only() -> None:
    ministry = models.Institution.objects.get(slug="mides-uy")
    now = datetime.combine(sample.TODAY, time(12), UTC)
    step = {"id": "m", "title": "Piloto", "due": "2026-11-01", "done_on": None}
    said = {"code": "A1", "title": "Un censo", "end": date(2026, 12, 20), "milestones": [step]}
    kept(models.Action(institution=ministry, **said))
    carlos = person_for(sample.account("carlos"), sample.TODAY)
    told = [(each.kind, each.title, each.is_late) for each in due(carlos, now)]
    assert told == [("milestone", "Piloto", True), ("action", "Un censo", False)]
    assert due(person_for(sample.account("ciro"), sample.TODAY), now) == []
    action = models.Action.objects.get()
    assert address("action", "en", action.id) in text(as_("carlos"), address("work"))


def test_a_call_is_due_on_its_last_day_in_time_until_the_report_has_come() -> None:
    ministry, segib = (models.Institution.objects.get(slug=s) for s in ("mides-uy", "segib"))
    called = models.ReportingCycle(
        institution=segib,
        title="Informe 2026",
        opens_on=sample.TODAY,
        closes_at=end_of(date(2026, 12, 31), "America/Montevideo"),
        zone="America/Montevideo",
        stage="open",
        asked=[str(ministry.id)],
    )
    kept(called)
    carlos = person_for(sample.account("carlos"), sample.TODAY)
    now = datetime.combine(sample.TODAY, time(12), UTC)
    assert [(each.day, each.is_late) for each in due(carlos, now)] == [(date(2026, 12, 31), False)]
    assert due(carlos, now - timedelta(days=30)) == []
    assert due(carlos, called.closes_at)[0].is_late
    begun = begin_report(
        {"institution_id": ministry.id, "title": "Lo hecho", "cycle_id": called.id}, by=carlos
    )
    assert due(carlos, now)
    models.Report.objects.filter(id=begun.id).update(stage="submitted")
    assert due(carlos, now) == []


def test_what_has_been_seen_is_not_told_again() -> None:
    carlos = as_("carlos")
    clara = person_for(sample.account("clara"), sample.TODAY)
    add_institution({"slug": "ancla", "name": "Red Ancla", "kind": "other"}, by=clara)
    page = carlos.get(address("work"))
    carlos.post(address("work-seen"), form_of(page, address("work-seen")))
    assert "Red Ancla" in page.content.decode()
    assert "Nothing has changed." in text(carlos, address("work"))
