"""An agreement on its pages: proposed by its words, kept by a person, its clock told."""

from __future__ import annotations

from datetime import date

import institutions_sample as world
import pytest
from django.test import Client
from page_addresses import address

from compromiso.register import models
from compromiso.register.errors import NotAllowed, WrongValue
from compromiso.register.selectors.agreements import proposed_agreements
from compromiso.register.services.agreements import keep_agreement
from compromiso.register.services.load import load_document
from compromiso.register.services.rebuild import verify

MEMORANDUM = """MEMORANDUM OF UNDERSTANDING between the Harbour Office and the River Bureau

Article 1
The Parties agree to count the arrivals of each year together.

Article 2
This Memorandum enters into force when it is signed, for an initial period of one year. It shall be
renewed for equal periods unless a Party gives notice at least three months before it ends.

Done at Harbour Town on 18 July 2026.
"""


@pytest.fixture
def people(register):
    return world.people("clara", "marta", "rita")


def signed_in(name: str) -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(world.account(name))
    return client


def values(**more: object) -> dict[str, object]:
    segib = models.Institution.objects.get(slug="segib")
    page = {"version": "0", "title": "Memorandum", "institution": str(segib.id)}
    clock = {"in_force_on": "2026-07-18", "term_months": "12", "renews": "on", "notice_months": "3"}
    return {**page, **clock, **more}


@pytest.fixture
def kept(people) -> models.Agreement:
    signed_in("clara").post(address("agreement-new"), values())
    return models.Agreement.objects.get()


def test_the_words_of_a_memorandum_propose_its_clock(people) -> None:
    load_document(MEMORANDUM.encode(), "memorandum.txt", by=people["clara"])
    found = proposed_agreements()
    assert [(p.terms.term_months, p.terms.renews, p.terms.notice_months) for p in found] == [
        (12, True, 3)
    ]
    page = signed_in("clara").get(address("agreements")).text
    assert "initial period of one year" in page
    form = signed_in("clara").get(f"{address('agreement-new')}?of={found[0].instrument.id}").text
    assert 'name="term_months" value="12"' in form
    assert "initial period" not in Client(HTTP_HOST="127.0.0.1").get(address("agreements")).text


def test_the_clock_is_told_with_its_terms_and_what_notice_would_do(kept) -> None:
    page = signed_in("rita").get(f"{address('agreement', 'en', kept.id)}?notice=2027-04-18").text
    assert "Notice given on April 18, 2027 would end it on July 17, 2028." in page
    assert "April 17, 2027" in page
    assert "Add somebody" not in page


def test_a_committee_and_minutes_are_kept_by_those_who_may(kept) -> None:
    clara, iom = signed_in("clara"), models.Institution.objects.get(slug="iom")
    seat = {"seat-name": "Inés Faro", "seat-institution": str(iom.id), "seat-since": "2026-08-01"}
    page = clara.post(address("agreement-seat", "en", kept.id), seat, follow=True).text
    assert "Inés Faro" in page
    minute = {"minute-date": "2026-09-01", "minute-title": "On counting"}
    clara.post(address("agreement-minute", "en", kept.id), minute)
    page = clara.post(address("agreement-minute", "en", kept.id), minute, follow=True).text
    assert "No. 2" in page
    row = models.Representative.objects.get()
    page = clara.post(
        address("agreement-seat-end", "en", kept.id, row.id), {"version": "1"}, follow=True
    ).text
    assert "Who sat on it before" in page
    for route in ("agreement-seat", "agreement-minute"):
        assert signed_in("marta").post(address(route, "en", kept.id)).status_code == 404
    assert verify().is_sound


def test_two_who_change_one_agreement_lose_nothing(kept) -> None:
    clara = signed_in("clara")
    clara.post(address("agreement-change", "en", kept.id), values(version="1", title="First"))
    page = clara.post(address("agreement-change", "en", kept.id), values(version="1", title="Mine"))
    assert page.status_code == 409
    assert "<del>Memorandum</del><ins>First</ins>" in page.text


def test_a_minute_is_corrected_and_two_who_do_lose_nothing(kept) -> None:
    clara = signed_in("clara")
    first = {"minute-date": "2026-09-01", "minute-title": "On counting"}
    clara.post(address("agreement-minute", "en", kept.id), first)
    row = models.Minute.objects.get()
    form = address("agreement-minute-change", "en", kept.id, row.id)
    assert form in clara.get(address("agreement", "en", kept.id)).text
    said = {"version": "1", "date": "2026-09-02", "title": "On counting ships", "why": "A slip."}
    page = clara.post(form, said, follow=True).text
    assert "On counting ships" in page
    assert "No. 1" in page
    told = clara.get(form).text
    assert "A slip." in told
    assert "On counting</del>" in told
    second = clara.post(form, {**said, "title": "On counting boats"})
    assert second.status_code == 409
    assert "ships" in second.text
    assert "boats" in second.text
    assert clara.post(form, {**said, "title": ""}).status_code == 400
    other = address("agreement-minute-change", "en", row.id, row.id)
    assert clara.get(other).status_code == 404
    assert form not in signed_in("rita").get(address("agreement", "en", kept.id)).text
    assert signed_in("marta").post(form, said).status_code == 404
    assert verify().is_sound


def test_a_clock_that_never_runs_is_refused(people) -> None:
    segib = models.Institution.objects.get(slug="segib")
    said = {"institution_id": segib.id, "title": "x", "in_force_on": date(2026, 1, 1)}
    with pytest.raises(WrongValue):
        keep_agreement({**said, "term_months": 0}, by=people["clara"])
    with pytest.raises(NotAllowed):
        keep_agreement({**said, "term_months": 12}, by=people["marta"])
    wrong = signed_in("clara").post(address("agreement-new"), values(term_months="0"))
    assert wrong.status_code == 400
