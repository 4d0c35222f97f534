"""The API: everything public for programs, and with a key what its person may."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import institutions_sample as world
import pytest
from django.test import Client
from page_addresses import address

from compromiso.register import models
from compromiso.register.errors import NotAllowed, WrongValue
from compromiso.register.permissions import (
    DRAFT_ACTION,
    DRAFT_REPORT,
    LOCAL,
    PUBLISH_ACTION,
    READ_ACTION,
    READ_REPORT,
    VISITOR,
    Person,
)
from compromiso.register.services.actions import draft_action
from compromiso.register.services.keys import make_key, revoke_key

ROOT = "/api/v1"
NOUNS = (
    "instruments", "provisions", "citations", "commitments", "programme-lines", "tasks",
    "meetings", "institutions", "actions", "reports", "evidence", "claims", "annual-assessments",
)  # fmt: skip
SCOPES = (READ_ACTION, DRAFT_ACTION, READ_REPORT, DRAFT_REPORT)


@pytest.fixture
def carlos(held: str) -> Person:
    return world.people("carlos", "ciro", "vera")["carlos"]


def place(slug: str) -> Any:
    return models.Institution.objects.get(slug=slug).id


def soon() -> datetime:
    return datetime.now(UTC) + timedelta(days=30)


def key_of(person: Person, *scopes: str) -> str:
    return make_key(place("mides-uy"), "Program", scopes, expires_at=soon(), by=person)[1]


def program(key: str = "") -> Client:
    said = {"HTTP_AUTHORIZATION": f"Bearer {key}"} if key else {}
    return Client(HTTP_HOST="127.0.0.1", **said)


def sent(client: Client, method: str, path: str, said: object, **headers: str) -> Any:
    ask = getattr(client, method)
    return ask(f"{ROOT}{path}", json.dumps(said), content_type="application/json", **headers)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_is_listed_as_its_description_says(noun: str, held: str) -> None:
    description = program().get(f"{ROOT}/openapi.json").json()
    answer = program().get(f"{ROOT}/{noun}?size=3").json()
    said = description["paths"][f"{ROOT}/{noun}"]["get"]["responses"]["200"]
    page = said["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    item = description["components"]["schemas"][page]["properties"]["items"]["items"]["$ref"]
    described = description["components"]["schemas"][item.rpartition("/")[2]]
    assert answer["total"] >= len(answer["items"])
    for record in answer["items"]:
        assert record.keys() == described["properties"].keys()
        one = program().get(f"{ROOT}/{noun}/{record['id']}")
        assert one.json() == record


def test_the_description_is_openapi_3_1_and_names_every_permission(held: str) -> None:
    description = program().get(f"{ROOT}/openapi.json").json()
    asked = [one for path in description["paths"].values() for one in path.values()]
    assert description["openapi"].startswith("3.1")
    assert all(one["x-permission"] for one in asked)
    assert len({one["operationId"] for one in asked}) == len(asked)


def test_the_reference_reads_without_a_script(held: str) -> None:
    page = program().get(f"{ROOT}/")
    assert "/api/v1/commitments" in page.text
    assert "<script>" not in page.text


def test_words_are_the_exact_words(held: str) -> None:
    rows = program().get(f"{ROOT}/commitments?instrument={held}").json()["items"]
    text = models.Expression.objects.get().text
    assert rows
    assert all(row["words"] == text[row["start"] : row["end"]] for row in rows)


def test_pages_lead_to_their_neighbours(held: str) -> None:
    first = program().get(f"{ROOT}/provisions?size=1").json()
    second = program().get(first["next"]).json()
    assert first["previous"] is None
    assert second["items"] != first["items"]
    assert program().get(second["previous"]).json()["items"] == first["items"]
    assert program().get(f"{ROOT}/provisions?size=201").status_code == 422


def test_what_has_not_changed_is_not_sent_again(held: str) -> None:
    first = program().get(f"{ROOT}/commitments")
    again = program().get(f"{ROOT}/commitments", HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_a_program_drafts_an_action_and_changes_it(carlos: Person) -> None:
    client = program(key_of(carlos, *SCOPES))
    new = {"institution_id": str(place("mides-uy")), "code": "A1", "title": "Open schools"}
    made = sent(client, "post", "/actions", new)
    assert made.status_code == 201
    url = f"/actions/{made.json()['id']}"
    etag = client.get(f"{ROOT}{url}")["ETag"]
    changed = sent(client, "patch", url, {"title": "Open ten schools"}, HTTP_IF_MATCH=etag)
    assert changed.json()["title"] == "Open ten schools"
    late = sent(client, "patch", url, {"title": "Mine"}, HTTP_IF_MATCH=etag)
    assert late.status_code == 412
    assert late.json()["theirs"]["title"] == "Open ten schools"
    assert late.json()["yours"] == {"title": "Mine"}
    assert sent(client, "patch", url, {"title": "Mine"}).status_code == 428


def test_a_report_is_begun_and_filled_by_a_program(carlos: Person) -> None:
    client = program(key_of(carlos, *SCOPES))
    commitment = client.get(f"{ROOT}/commitments").json()["items"][0]["id"]
    new = {"institution_id": str(place("mides-uy")), "title": "What we did"}
    report = sent(client, "post", "/reports", new).json()["id"]
    said = {"text": "Ten schools.", "commitments": [commitment]}
    entry = sent(client, "post", f"/reports/{report}/entries", said)
    assert entry.status_code == 201
    held = client.get(f"{ROOT}/reports/{report}").json()
    assert [one["text"] for one in held["entries"]] == ["Ten schools."]
    assert program().get(f"{ROOT}/reports/{report}").status_code == 404


def test_a_key_may_no_more_than_its_scopes(carlos: Person) -> None:
    new = {"institution_id": str(place("mides-uy")), "code": "A1", "title": "Open schools"}
    action = draft_action(new, by=LOCAL)
    only_public = program(key_of(carlos))
    assert only_public.get(f"{ROOT}/actions/{action.id}").status_code == 404
    assert sent(only_public, "post", "/actions", new).status_code == 404
    assert program(key_of(carlos, READ_ACTION)).get(f"{ROOT}/actions/{action.id}").json()["title"]


def test_nobody_makes_a_key_that_may_more_than_they(carlos: Person) -> None:
    with pytest.raises(WrongValue):
        key_of(carlos, PUBLISH_ACTION)
    with pytest.raises(NotAllowed):
        make_key(place("dnm-ar"), "Theirs", (), expires_at=soon(), by=carlos)
    with pytest.raises(NotAllowed):
        make_key(place("mides-uy"), "Nobody's", (), expires_at=soon(), by=VISITOR)
    late = datetime.now(UTC) + timedelta(days=400)
    with pytest.raises(WrongValue):
        make_key(place("mides-uy"), "For ever", (), expires_at=late, by=carlos)


def test_a_key_that_is_revoked_unknown_or_run_out_opens_nothing(carlos: Person) -> None:
    row, secret = make_key(place("mides-uy"), "Program", (), expires_at=soon(), by=carlos)
    assert program(secret).get(f"{ROOT}/actions").status_code == 200
    assert not models.ApiToken.objects.filter(secret_hash=secret).exists()
    revoke_key(row.id, version=1, by=carlos)
    for key in (secret, "cmp_unknown"):
        answer = program(key).get(f"{ROOT}/actions")
        assert (answer.status_code, answer.json()["code"]) == (401, "REG-50")
    other = key_of(carlos)
    models.Membership.objects.update(until=datetime.now(UTC).date())
    assert program(other).get(f"{ROOT}/actions").status_code == 401


def test_the_session_of_a_browser_is_nobody_here(carlos: Person) -> None:
    new = {"institution_id": str(place("mides-uy")), "code": "A1", "title": "Open schools"}
    action = draft_action(new, by=LOCAL)
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(world.account("carlos"))
    assert browser.get(f"{ROOT}/actions/{action.id}").status_code == 404
    assert sent(browser, "post", "/actions", new | {"code": "A2"}).status_code == 404


def test_what_goes_wrong_is_told_as_a_problem(carlos: Person) -> None:
    client = program(key_of(carlos, *SCOPES))
    wrong = sent(client, "post", "/actions", {"title": "No institution", "colour": "red"})
    assert wrong["Content-Type"] == "application/problem+json"
    assert (wrong.status_code, wrong.json()["status"]) == (422, 422)
    absent = client.get(f"{ROOT}/actions/{place('mides-uy')}")
    assert absent["Content-Type"] == "application/problem+json"
    odd = client.get(f"{ROOT}/evidence?report=not-an-identifier")
    assert (odd.status_code, odd.json()["code"]) == (400, "REG-04")


def test_the_secret_of_a_key_is_shown_once(carlos: Person) -> None:
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(world.account("carlos"))
    keys = address("keys")
    said = {"name": "Our system", "institution": str(place("mides-uy")), "scopes": [DRAFT_ACTION]}
    made = browser.post(keys, said | {"until": soon().date().isoformat()})
    row = models.ApiToken.objects.get()
    assert "cmp_" in made.text
    assert "T23:59" not in made.text
    assert "cmp_" not in browser.get(keys).text
    browser.post(address("key-revoke", "en", row.id), {"version": row.version})
    row.refresh_from_db()
    assert row.revoked


def test_the_reference_says_what_each_address_does_in_the_readers_language(held: str) -> None:
    description = program().get(f"{ROOT}/openapi.json").json()
    page = program().get(f"{ROOT}/", headers={"Accept-Language": "es"}).text
    for where, methods in description["paths"].items():
        assert page.count(f"<code>{where}</code>") == len(methods)
    assert "página por página" in page
    assert "con una llave que puede" in page
