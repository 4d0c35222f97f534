"""Whatever is typed into an address or sent with a button, a page says something sensible."""

from __future__ import annotations

from uuid import uuid4

import institutions_sample as world
import pytest
from django.core.exceptions import BadRequest
from django.test import Client, RequestFactory
from matrix_cells import addresses
from page_addresses import address

from compromiso.web.ui.sent import at_least, page_of, version_of, whole

ODD = ("²", "٣", "-1", "0", "1e3", "9" * 5000, "x", "\x00", "'")
NUMBERS = ("page", "part", "year", "n", "before", "seq", "place")
OTHERS = ("q", "last", "plan", "institution", "commitment", "line", "call", "of", "state", "lang")
PAGES = (one for one in addresses() if not (one.converters or one.is_ready_made))
NAMES = sorted({one.name for one in PAGES if not one.is_for_programs})


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("٣", 3), ("²", None), ("-1", None), ("", None), (None, None), ("1234567", None)],
)
def test_a_whole_number_is_written_in_few_digits(text: str | None, number: int | None) -> None:
    assert whole(text) == number
    assert at_least(text, 2) == max(number or 2, 2)
    assert page_of(text, 5) == min(number or 1, 5)


@pytest.mark.parametrize("odd", [*ODD[2:], "²", ""])
def test_a_version_that_is_no_number_is_a_bad_request(odd: str) -> None:
    request = RequestFactory().post("/", {"version": odd})
    if odd == "0":
        assert version_of(request) == 0
    else:
        with pytest.raises(BadRequest):
            version_of(request)


def test_the_pages_that_count_are_among_them() -> None:
    assert {"library", "actions", "calendar", "changes", "search", "review"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_page_breaks_over_an_odd_address(name: str, held: str) -> None:
    world.people("clara")
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(world.account("clara"))
    for odd in ("²", "9" * 5000, "\x00", str(uuid4())):
        answer = client.get(address(name), dict.fromkeys((*NUMBERS, *OTHERS), odd))
        assert answer.status_code in {200, 302, 400, 404, 405}, odd[:9]
