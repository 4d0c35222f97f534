"""Reading a text lets the garbage collector be, and leaves it as it was found."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from compromiso.text import read
from compromiso.text.collecting import SELDOM, seldom_collected


@pytest.fixture(autouse=True)
def _as_found() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_a_reading_leaves_the_collector_as_it_found_it() -> None:
    gc.set_threshold(701, 11, 12)
    read(b"1. The Parties shall plant trees.", "a.txt")
    assert gc.get_threshold() == (701, 11, 12)


def test_an_error_puts_it_back_too() -> None:
    with pytest.raises(LookupError), seldom_collected():
        raise LookupError
    assert gc.get_threshold()[0] == 700


def test_the_last_of_two_readings_at_once_puts_it_back() -> None:
    one, other = seldom_collected(), seldom_collected()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert gc.get_threshold()[0] == SELDOM
    other.__exit__(None, None, None)
    assert gc.get_threshold()[0] == 700


@pytest.mark.parametrize("chosen", [0, 2 * SELDOM])
def test_a_collector_that_is_off_or_looks_more_seldom_stays_so(chosen: int) -> None:
    gc.set_threshold(chosen)
    with seldom_collected():
        assert gc.get_threshold()[0] == chosen
    assert gc.get_threshold()[0] == chosen
