"""Every page that needs no record to be named is led to by links from the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import institutions_sample as sample
import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from e2e.world_at_work import LISTS
from page_addresses import address

LINK = re.compile(r'href="(/[^"?#]*)')
pytestmark = pytest.mark.django_db


def led_to(client: Client, first: str) -> Iterator[str]:
    """Yield the names of the pages that links lead to, through pages without parameters only."""
    known, waiting = {first}, [first]
    while waiting:
        answer = client.get(waiting.pop())
        if answer.status_code != 200 or answer.streaming:
            continue
        for href in set(LINK.findall(answer.content.decode())) - known:
            known.add(href)
            try:
                found = resolve(href)
            except Resolver404:
                continue
            if found.url_name and not found.args and not found.kwargs:
                yield found.url_name
                waiting.append(href)


@pytest.mark.parametrize("name", [name for name in LISTS if name])
def test_links_lead_to_every_page_of_those_who_work(client: Client, name: str) -> None:
    sample.people()
    client.force_login(sample.account(name))
    found = set(led_to(client, address("home", "es")))
    assert {*LISTS[name], *LISTS[""]} - found == set()
