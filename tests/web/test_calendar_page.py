"""The calendar: dates as precise as they were said, public and private feeds."""

from __future__ import annotations

from datetime import date

import institutions_sample as world
import pytest
from django.test import Client
from page_addresses import address

from compromiso.register import models
from compromiso.register.deadline import end_of
from compromiso.register.keeping import add
from compromiso.register.permissions import LOCAL, VISITOR
from compromiso.register.selectors.calendar import Window, dates
from compromiso.register.selectors.calendar_feed import key_of, person_of_key
from compromiso.register.services import ledger
from compromiso.register.services.actions import draft_action, publish_action
from compromiso.register.services.agreements import change_agreement, keep_agreement
from compromiso.web.pages.calendar import page

WINDOW = Window(2026, 2030)


@pytest.fixture
def people(register):
    return world.people()


def institution(slug: str) -> models.Institution:
    return models.Institution.objects.get(slug=slug)


@pytest.fixture
def action(people) -> models.Action:
    steps = [{"title": "Fin", "due": "2027"}, {"title": "Campo", "due": "2027-06"}]
    said = {"institution_id": institution("mides-uy").id, "code": "A1", "title": "Un censo"}
    return draft_action({**said, "milestones": steps}, by=people["carlos"])


@pytest.fixture
def agreement(people) -> models.Agreement:
    said = {"title": "Memorandum", "in_force_on": date(2026, 7, 18), "term_months": 12}
    parties = [institution("iom").id]
    more = {"institution_id": institution("segib").id, "notice_months": 3, "parties": parties}
    return keep_agreement({**said, **more}, by=people["clara"])


@ledger.recorded
def called(stage: str) -> models.ReportingCycle:
    return add(
        models.ReportingCycle(
            institution=institution("segib"),
            title=f"Ronda {stage}",
            opens_on=date(2027, 1, 1),
            closes_at=end_of(date(2027, 3, 1), "America/Montevideo"),
            zone="America/Montevideo",
            stage=stage,
        ),
        by=LOCAL,
    )


def signed_in(name: str) -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(world.account(name))
    return client


def test_dates_of_drafts_are_for_their_own_people_only(people, action) -> None:
    assert list(dates(VISITOR, WINDOW)) == []
    assert [d.title for d in dates(people["carlos"], WINDOW, "milestone")] == [
        "Fin · Un censo",
        "Campo · Un censo",
    ]
    publish_action(action.id, version=1, by=people["vera"])
    assert len(dates(VISITOR, WINDOW, institution="mides-uy")) == 2
    assert dates(VISITOR, WINDOW, institution="dnm-ar").some(0, 9) == []
    assert len(dates(VISITOR, Window(2028, 2028))) == 0


def test_a_page_of_the_calendar_is_the_same_whatever_is_published(people, action) -> None:
    def pages() -> list[list[str]]:
        found = dates(people["carlos"], WINDOW)
        return [[d.title for d in found.some(first, 1)] for first in range(len(found))]

    called("open")
    drafted = pages()
    assert [len(titles) for titles in drafted] == [1] * len(list(dates(people["carlos"], WINDOW)))
    publish_action(action.id, version=1, by=people["vera"])
    assert pages() == drafted == [[d.title] for d in dates(VISITOR, WINDOW)]


def test_an_agreement_gives_its_terms_and_notices_until_notice_is_given(people, agreement) -> None:
    told = [(d.what, d.when.iso) for d in dates(VISITOR, Window(2027, 2027), institution="iom")]
    assert told == [("notice-1", "2027-04-17"), ("term-1", "2027-07-17")]
    given = {"notice_given_on": date(2027, 1, 1)}
    change_agreement(agreement.id, version=1, changes=given, by=people["clara"])
    assert [d.what for d in dates(VISITOR, WINDOW)] == ["ends-1"]


def test_a_call_closes_on_the_day_that_its_zone_says(people) -> None:
    called("open")
    called("draft")
    found = dates(VISITOR, WINDOW)
    assert [(d.title, d.when.iso) for d in found] == [("Ronda open", "2027-03-01")]
    told = Client(HTTP_HOST="127.0.0.1").get(f"{address('calendar')}?year=2027").text
    assert "America/Montevideo" in told
    assert "11:59" in told
    feed = Client(HTTP_HOST="127.0.0.1").get(address("calendar-feed")).getvalue().decode()
    assert "DTSTART:20270302T025900Z" in feed


def test_a_year_is_shown_as_a_year_and_a_month_as_a_month(people, action) -> None:
    told = signed_in("carlos").get(f"{address('calendar')}?year=2027").text
    assert "some time in 2027" in told
    assert "June 2027" in told
    assert "June 1, 2027" not in told
    assert (
        "No date in this year" in signed_in("carlos").get(f"{address('calendar')}?year=2029").text
    )


def test_deadlines_and_meetings_of_the_texts_stand_in_their_year(held) -> None:
    commitment = models.Commitment.objects.first()
    models.Commitment.objects.filter(id=commitment.id).update(deadline="2030-06")
    kinds = {d.kind for year in (2006, 2030) for d in dates(VISITOR, Window(year, year))}
    assert kinds == {"commitment", "meeting"}


def test_the_public_feed_holds_public_dates_only(people, action, agreement) -> None:
    answer = Client(HTTP_HOST="127.0.0.1").get(address("calendar-feed"))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    told = answer.getvalue()
    assert "Memorandum" in told.decode()
    assert "Un censo" not in told.decode()
    assert told == Client(HTTP_HOST="127.0.0.1").get(address("calendar-feed")).getvalue()


def test_a_private_feed_opens_by_its_key_alone_and_dies_with_the_password(people, action) -> None:
    key = key_of(people["carlos"])
    anybody = Client(HTTP_HOST="127.0.0.1")
    answer = anybody.get(address("calendar-own-feed", "en", key))
    assert "Un censo" in answer.getvalue().decode().replace("\r\n ", "")
    assert "no-store" in answer["Cache-Control"]
    for wrong in (key[:-1] + ("0" if key[-1] != "0" else "1"), key[:32], "x"):
        assert anybody.get(address("calendar-own-feed", "en", wrong)).status_code == 404
    account = world.account("carlos")
    account.set_password("otra llave larga y buena")
    account.save()
    assert person_of_key(key, world.TODAY) is None
    assert key_of(LOCAL) == ""


def test_a_year_with_very_many_dates_has_several_pages(people, action, monkeypatch) -> None:
    monkeypatch.setattr(page, "SHOWN", 1)
    publish_action(action.id, version=1, by=people["vera"])
    asked = Client(HTTP_HOST="127.0.0.1")
    first, last = (
        asked.get(f"{address('calendar')}?year=2027&page={number}").text for number in (1, 2)
    )
    assert ("2 dates" in first, "Fin ·" in first, "Campo ·" in first) == (True, True, False)
    assert ("2 dates" in last, "Fin ·" in last, "Campo ·" in last) == (True, False, True)
