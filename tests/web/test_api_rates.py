"""Who asks the API too often is told how long to wait, and nobody else is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import institutions_sample as world
import pytest
from django.core.cache import caches
from django.test import Client
from web.test_api import ROOT, key_of

from compromiso.register.permissions import Person
from compromiso.web.api import rates

MOST = 3


@pytest.fixture(autouse=True)
def clock(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    settings.API_REQUESTS_A_MINUTE = MOST
    now = [1_800_000_040.0]
    monkeypatch.setattr(rates.time, "time", lambda: now[0])
    caches["rates"].clear()
    yield now
    caches["rates"].clear()


@pytest.fixture
def carlos(held: str) -> Person:
    return world.people("carlos")["carlos"]


def asked(where: str, key: str = "", times: int = 1) -> list[int]:
    said = {"HTTP_AUTHORIZATION": f"Bearer {key}"} if key else {}
    client = Client(HTTP_HOST="127.0.0.1", REMOTE_ADDR=where, **said)
    return [client.get(f"{ROOT}/scales").status_code for _ in range(times)]


def test_an_address_that_asks_too_often_is_told_how_long_to_wait(
    held: str, clock: list[float]
) -> None:
    assert asked("192.0.2.1", times=MOST + 1) == [200] * MOST + [429]
    client = Client(HTTP_HOST="127.0.0.1", REMOTE_ADDR="192.0.2.1")
    answer = client.get(f"{ROOT}/scales")
    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.json()["code"], answer["Retry-After"]) == ("REG-54", "20")
    clock[0] += 20
    assert asked("192.0.2.1") == [200]


def test_another_address_is_answered_and_a_neighbour_in_the_same_network_is_not(held: str) -> None:
    assert asked("2001:db8::1", times=MOST) == [200] * MOST
    assert asked("2001:db8::ffff:1") == [429]
    assert asked("2001:db8:0:1::1") == asked("192.0.2.2") == [200]


def test_a_key_is_counted_for_itself_wherever_it_asks_from(carlos: Person) -> None:
    one, other = key_of(carlos), key_of(carlos)
    assert asked("192.0.2.1", one, MOST) == [200] * MOST
    assert asked("192.0.2.9", one) == [429]
    assert asked("192.0.2.1", other) == asked("192.0.2.1") == [200]


def test_keys_that_open_nothing_are_counted_for_their_address(held: str) -> None:
    told = [asked("192.0.2.1", f"cmp_{n}")[0] for n in range(MOST + 1)]
    assert told == [401] * MOST + [429]


def test_the_machine_itself_and_a_server_without_a_limit_count_nothing(
    held: str, settings: Any
) -> None:
    assert asked("127.0.0.1", times=MOST + 1) == [200] * (MOST + 1)
    settings.API_REQUESTS_A_MINUTE = 0
    assert asked("192.0.2.1", times=MOST + 1) == [200] * (MOST + 1)


def test_the_page_tells_the_limit_that_holds() -> None:
    from compromiso.web.surroundings import api_requests

    page = (Path(__file__).parents[2] / "docs" / "howto" / "api.md").read_text("utf-8")
    told = re.search(r"A key may ask (\d+) times a minute", page)
    assert told is not None
    assert int(told[1]) == api_requests()
