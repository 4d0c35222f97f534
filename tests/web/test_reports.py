"""Calls and reports as pages: written without a script, seen by those whose work they are."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import institutions_sample as world
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from page_forms import form_of

from compromiso.register.models import (
    Commitment,
    Evidence,
    Institution,
    Report,
    ReportEntry,
    ReportingCycle,
)

CANARY = "Zyxwvut"


@pytest.fixture
def as_(held: str) -> Any:
    """Give the browser of a person of the sample's world, or of a visitor."""
    world.people()

    def browser(name: str = "") -> Client:
        client = Client(HTTP_HOST="127.0.0.1", HTTP_ACCEPT_LANGUAGE="en")
        if name:
            client.force_login(world.account(name))
        return client

    return browser


def at(name: str, *args: Any) -> str:
    with override("en"):
        return reverse(name, args=args)


def institution(slug: str) -> str:
    return str(Institution.objects.get(slug=slug).id)


@pytest.fixture
def call(as_: Any) -> ReportingCycle:
    said = {
        "version": 0, "institution": institution("segib"), "title": "Reports of 2030",
        "language": "en", "opens_on": "2026-11-01", "last_day": "2030-12-31",
        "zone": "America/Montevideo", "asked": [institution("mides-uy"), institution("dnm-ar")],
    }  # fmt: skip
    clara = as_("clara")
    page = clara.post(at("cycle-new"), said, follow=True)
    assert page.status_code == 200, page.content.decode()
    made = ReportingCycle.objects.get()
    clara.post(at("cycle-stage", made.id), {"deed": "open", "version": 1})
    return ReportingCycle.objects.get()


@pytest.fixture
def report(as_: Any, call: ReportingCycle, commitment: Any) -> Report:
    carlos = as_("carlos")
    said = {"version": 0, "institution": institution("mides-uy"), "title": CANARY}
    said |= {"language": "es", "cycle": str(call.id), "commitment": str(commitment.id)}
    page = carlos.post(at("report-new"), said)
    assert page.status_code == 302, page.content.decode()
    assert str(commitment.id) in page["Location"]
    made = Report.objects.get()
    entry = {"version": 0, "text": "Diez escuelas.", "progress": "partly"}
    carlos.post(at("report-entry-new", made.id), {**entry, "commitments": [commitment.id]})
    assert ReportEntry.objects.count() == 1
    return made


def attach(client: Client, report: Report, **more: Any) -> Evidence:
    entry = report.entries.get()
    file = SimpleUploadedFile("../../acta<b>.html", b"<script>alert(1)</script>")
    client.post(at("report-evidence", report.id, entry.id), {"file": file, **more})
    return Evidence.objects.latest("version", "id")


def do(client: Client, report: Report, deed: str, reason: str = "") -> Any:
    version = Report.objects.get(id=report.id).version
    said = {"deed": deed, "version": version, "reason": reason}
    return client.post(at("report-stage", report.id), said, follow=True)


def test_a_report_goes_its_way_from_page_to_page(as_: Any, report: Report) -> None:
    carlos, vera, clara = as_("carlos"), as_("vera"), as_("clara")
    refused = do(carlos, report, "hand-in")
    assert (refused.status_code, b"rests on nothing" in refused.content) == (400, True)
    attach(carlos, report)
    assert b"waits for those who validate" in do(carlos, report, "hand-in").content
    assert do(vera, report, "return").status_code == 400
    assert b"El total no cuadra." in do(vera, report, "return", "El total no cuadra.").content
    do(carlos, report, "hand-in")
    assert b"submitted" in do(vera, report, "validate").content
    page = do(clara, report, "publish").content.decode()
    assert "keep every school open" in page
    assert "partly done" in page
    seen = as_().get(at("report", report.id)).content.decode()
    assert "Diez escuelas." in seen
    assert "no cuadra" not in seen
    assert "Carlos" not in seen


@pytest.mark.parametrize("name", ["ciro", "olga", "marta", "clara", ""])
def test_a_draft_of_others_is_as_if_it_were_not(as_: Any, report: Report, name: str) -> None:
    held = attach(as_("carlos"), report)
    client = as_(name)
    nothing = "00000000-0000-0000-0000-000000000000"
    entry = report.entries.get()
    for route, args in (
        ("report", (report.id,)),
        ("report-change", (report.id,)),
        ("report-entry", (report.id, entry.id)),
        ("report-evidence", (report.id, entry.id)),
        ("evidence-file", (held.id,)),
    ):
        there = client.get(at(route, *args))
        gone = client.get(at(route, *[nothing] * len(args)))
        assert there.status_code == gone.status_code == 404
        told = "|".join(map(str, args))
        strip = re.compile(rf'{nothing}|{told}|csrfmiddlewaretoken" value="\w+')
        assert strip.sub("", there.content.decode()) == strip.sub("", gone.content.decode())
    for route in ("reports", "cycles"):
        assert CANARY.encode() not in client.get(at(route)).content
    assert CANARY.encode() not in client.get(at("cycle", report.cycle_id)).content
    stage = {"deed": "hand-in", "version": 1}
    assert client.post(at("report-stage", report.id), stage).status_code == 404


def test_a_file_is_an_attachment_and_nothing_else(as_: Any, report: Report) -> None:
    held = attach(as_("carlos"), report)
    answer = as_("vera").get(at("evidence-file", held.id))
    assert answer.content == b"<script>alert(1)</script>"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert ".." not in answer["Content-Disposition"]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_restricted_files_stay_closed_when_the_report_is_published(
    as_: Any, report: Report
) -> None:
    held = attach(as_("carlos"), report, restricted="on")
    for name, deed in (("carlos", "hand-in"), ("vera", "validate"), ("clara", "publish")):
        do(as_(name), report, deed)
    opened = {name: as_(name).get(at("evidence-file", held.id)).status_code for name in
              ("carlos", "vera", "aldo", "marta", "clara", "ciro", "olga", "")}  # fmt: skip
    assert [name for name, status in opened.items() if status == 200] == [
        "carlos", "vera", "aldo", "marta",
    ]  # fmt: skip
    assert held.sha256.encode() not in as_().get(at("report", report.id)).content


def test_commitments_are_looked_for_and_ticked_without_losing_what_was_typed(
    as_: Any, report: Report, commitment: Any
) -> None:
    carlos = as_("carlos")
    said = {"version": 0, "text": "Lo escrito queda.", "find": "25.a", "look": "1"}
    page = carlos.post(at("report-entry-new", report.id), said)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Lo escrito queda." in text
    assert f'value="{commitment.id}"' in text
    assert report.entries.count() == 1
    empty = carlos.post(at("report-entry-new", report.id), {**said, "look": "", "text": ""})
    assert empty.status_code in {200, 400}
    bare = {"version": 0, "text": "x"}
    assert carlos.post(at("report-entry-new", report.id), bare).status_code == 400


def test_a_passage_is_looked_for_and_taken(as_: Any, report: Report, commitment: Any) -> None:
    carlos, entry = as_("carlos"), report.entries.get()
    address = at("report-passage", report.id, entry.id)
    assert b"Take this passage" in carlos.get(address, {"q": "25.a"}).content
    point = str(commitment.provision_id)
    wrong = carlos.post(address, {"provision": point, "words": "no school", "q": "25.a"})
    assert (wrong.status_code, b"no school" in wrong.content) == (400, True)
    carlos.post(address, {"provision": point, "words": "every school"})
    assert entry.evidence.get().anchor["quote"] == "every school"


def test_two_who_change_one_report_lose_nothing(as_: Any, report: Report) -> None:
    said = {"version": 1, "title": "Uno", "language": "es", "cycle": str(report.cycle_id)}
    assert as_("vera").post(at("report-change", report.id), said).status_code == 302
    later = as_("carlos").post(at("report-change", report.id), {**said, "title": "Dos"})
    assert later.status_code == 409
    assert b"Dos" in later.content
    assert b"Uno" in later.content
    entry = report.entries.get()
    both = {"version": 1, "text": "A", "commitments": entry.commitments}
    assert as_("vera").post(at("report-entry", report.id, entry.id), both).status_code == 302
    again = as_("carlos").post(at("report-entry", report.id, entry.id), {**both, "text": "B"})
    assert again.status_code == 409
    stale = as_("carlos").post(at("report-stage", report.id), {"deed": "hand-in", "version": 1})
    assert (stale.status_code, b"Nothing was done" in stale.content) == (409, True)


def test_a_deadline_is_told_where_it_was_said_and_in_utc(as_: Any, call: ReportingCycle) -> None:
    page = as_("carlos").get(at("cycle", call.id)).content.decode()
    assert "end of December 31, 2030 in Montevideo" in page
    assert "Jan 1, 2031, 3:00" in page.replace("\u202f", " ")
    listed = as_().get(at("cycles")).content.decode()
    assert "Reports of 2030" in listed


def test_the_first_page_tells_what_waits_for_who_has_signed_in(
    as_: Any, call: ReportingCycle, held: str
) -> None:
    told = as_("carlos").get("/en/").content.decode()
    assert "end of December 31, 2030 in Montevideo" in told
    assert "To your work" in told
    assert "To your work" not in as_().get("/en/").content.decode()


def test_a_call_in_draft_is_for_those_who_call(as_: Any) -> None:
    said = {
        "version": 0, "institution": institution("segib"), "title": CANARY, "language": "en",
        "opens_on": date(2026, 11, 1), "last_day": "2030-12-31", "zone": "UTC",
        "asked": [institution("mides-uy")],
    }  # fmt: skip
    assert as_("clara").post(at("cycle-new"), {**said, "zone": "Mars"}).status_code == 400
    as_("clara").post(at("cycle-new"), said)
    made = ReportingCycle.objects.get()
    for name in ("carlos", "ada", ""):
        assert as_(name).get(at("cycle", made.id)).status_code == 404
        assert CANARY.encode() not in as_(name).get(at("cycles")).content
        assert as_(name).get(at("cycle-new")).status_code == 404


def test_what_a_call_covers_is_looked_for_and_ticked(
    as_: Any, call: ReportingCycle, commitment: Any
) -> None:
    clara, here = as_("clara"), at("cycle-change", call.id)
    others = Commitment.objects.exclude(id=commitment.id).filter(instrument=commitment.instrument)
    said = form_of(clara.get(here), here)
    assert "commitments" not in said
    looked = {**said, "title": "", "find": commitment.instrument.slug, "look": "1"}
    page = clara.post(here, looked, follow=True)
    boxes = re.findall(r'name="commitments" value="([^"]+)"', page.text)
    assert {str(commitment.id), str(others[0].id)} <= set(boxes)
    assert "This field is required" not in page.text
    assert "aria-invalid" not in page.text
    assert ReportingCycle.objects.get().version == call.version
    again = {**form_of(page, here), "commitments": boxes[:2], "find": "zzzz", "look": "1"}
    page = clara.post(here, again)
    assert form_of(page, here)["commitments"] == boxes[:2]
    assert "Nothing was found" in page.text
    clara.post(here, {**said, "title": "Reports of 2031", "commitments": boxes[:2]})
    held = ReportingCycle.objects.get()
    assert (held.title, held.commitments) == ("Reports of 2031", boxes[:2])


def test_a_call_covers_nothing_that_is_not_held(as_: Any, call: ReportingCycle) -> None:
    clara, here = as_("clara"), at("cycle-change", call.id)
    said = form_of(clara.get(here), here)
    page = clara.post(
        here, {**said, "commitments": ["nothing", "00000000-0000-4000-8000-00000000000a"]}
    )
    assert page.status_code == 400
    assert "No document holds this commitment any more: nothing" in page.text
    assert 'href="#id_commitments-find"' in page.text
    assert 'id="id_commitments-find"' in page.text


@pytest.mark.parametrize("route", ["reports", "cycles"])
def test_an_empty_list_teaches(as_: Any, route: str) -> None:
    assert b"empty" in as_().get(at(route)).content
