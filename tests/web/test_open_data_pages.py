"""The page of open data, and its files, for anybody."""

from __future__ import annotations

import pytest
from django.test import Client
from page_addresses import address


@pytest.mark.parametrize(
    ("form", "start"), [("zip", b"PK"), ("xml", b"<?xml"), ("ttl", b"@prefix")]
)
def test_anybody_takes_everything_public_away(held: str, form: str, start: bytes) -> None:
    page = Client().get(address("open-data"))
    assert address("open-data-file", "en", form) in page.text
    first, again = (Client().get(address("open-data-file", "en", form)) for _ in range(2))
    content = first.getvalue()
    assert content.startswith(start)
    assert content == again.getvalue()
    assert Client().get(address("open-data-file", "en", "exe")).status_code == 404
