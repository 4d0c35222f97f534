"""The page on the API is true: its examples work, its statuses come, its nouns are all there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import institutions_sample as world
import pytest
from django.test import Client
from web.test_api import NOUNS, ROOT, SCOPES, key_of, place, sent

from compromiso.register.permissions import LOCAL, Person
from compromiso.register.services.actions import draft_action
from compromiso.web.api import rates

PAGE: Final = (Path(__file__).parents[2] / "docs" / "howto" / "api.md").read_text("utf-8")
CALLS: Final = [
    line.replace("\\\n", " ").strip()
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in re.split(r"(?<!\\)\n", block)
    if line.strip()
]
STATUSES: Final = {int(each) for each in re.findall(r"^\| (\d{3}) \|", PAGE, re.MULTILINE)}


@pytest.fixture
def carlos(held: str) -> Person:
    return world.people("carlos", "ciro", "vera")["carlos"]


@pytest.fixture
def program(carlos: Person) -> Client:
    key = key_of(carlos, *SCOPES)
    return Client(HTTP_HOST="127.0.0.1", HTTP_AUTHORIZATION=f"Bearer {key}")


def called(client: Client, words: str, action: str) -> Any:
    """Make the request that a line of the shell would make, with the things that `…` stands for."""
    method, body, headers, address = "GET", "", {}, ""
    said = iter(shlex.split(words)[1:])
    for word in said:
        if word == "-X":
            method = next(said)
        elif word == "-d":
            body = next(said).replace("…", str(place("mides-uy")))
        elif word == "-H":
            name, _, value = next(said).partition(": ")
            headers[name] = value
        else:
            address = word.replace("…", action)
    if "If-Match" in headers:
        headers["If-Match"] = client.get(urlsplit(address).path)["ETag"]
    headers = {name: value for name, value in headers.items() if name != "Authorization"}
    parts = urlsplit(address)
    sent_as = {"content_type": headers.pop("Content-Type"), "data": body} if body else {}
    where = f"{parts.path}?{parts.query}"
    return getattr(client, method.lower())(where, headers=headers, **sent_as)


@pytest.mark.parametrize("words", CALLS)
def test_each_example_of_the_page_works(words: str, program: Client) -> None:
    new = {"institution_id": place("mides-uy"), "code": "Z9", "title": "Plant trees"}
    action = draft_action(new, by=LOCAL)
    assert words.startswith("curl ")
    assert called(program, words, str(action.id)).status_code in {200, 201}


def test_the_page_names_every_noun() -> None:
    told = PAGE.partition("Nouns:")[2].partition("\n\n")[0]
    assert set(re.findall(r"`([a-z-]+)`", told)) == {*NOUNS, "scales"}


def test_every_status_of_the_page_comes(program: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    new = {"institution_id": str(place("mides-uy")), "code": "A1", "title": "Open schools"}
    url = f"/actions/{sent(program, 'post', '/actions', new).json()['id']}"
    etag = program.get(f"{ROOT}{url}")["ETag"]
    stranger = Client(HTTP_HOST="127.0.0.1")
    seen = {
        program.get(f"{ROOT}/evidence?report=no-identifier").status_code,
        stranger.get(f"{ROOT}/actions", headers={"Authorization": "Bearer x"}).status_code,
        stranger.get(f"{ROOT}{url}").status_code,
        sent(program, "patch", url, {"colour": "red"}, HTTP_IF_MATCH=etag).status_code,
        sent(program, "patch", url, {"title": "No version"}).status_code,
        sent(program, "patch", url, {"title": "One"}, HTTP_IF_MATCH=etag).status_code,
        sent(program, "patch", url, {"title": "Two"}, HTTP_IF_MATCH=etag).status_code,
    }
    monkeypatch.setattr(rates, "_next", lambda place: 601)
    seen.add(stranger.get(f"{ROOT}/actions", REMOTE_ADDR="192.0.2.1").status_code)
    assert seen - {200} == STATUSES
