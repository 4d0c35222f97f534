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


def test_a_reading_leaves_the_collector_as_it_found_it_once_it_has_looked() -> None:
    gc.set_threshold(701, 11, 12)
    read(b"1. The Parties shall plant trees.", "a.txt")
    gc.collect(0)
    assert gc.get_threshold() == (701, 11, 12)


def test_what_was_read_does_not_make_the_collector_look() -> None:
    gc.collect()
    before = gc.get_stats()[0]["collections"]
    with seldom_collected():
        kept = [[] for _ in range(5_000)]  # type: ignore[var-annotated]
    more = [[] for _ in range(600)]  # type: ignore[var-annotated]
    assert gc.get_stats()[0]["collections"] == before
    more += [[] for _ in range(200)]
    assert gc.get_stats()[0]["collections"] == before + 1
    assert gc.get_threshold()[0] == 700
    assert kept
    assert more


def test_readings_one_after_the_other_put_back_what_stood_before_the_first() -> None:
    for _ in range(3):
        with seldom_collected():
            assert gc.get_threshold()[0] == SELDOM
    gc.collect(0)
    assert gc.get_threshold()[0] == 700


def test_an_error_puts_it_back_too() -> None:
    with pytest.raises(LookupError), seldom_collected():
        raise LookupError
    gc.collect(0)
    assert gc.get_threshold()[0] == 700


def test_the_last_of_two_readings_at_once_puts_it_back() -> None:
    one, other = seldom_collected(), seldom_collected()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    gc.collect(0)
    assert gc.get_threshold()[0] == SELDOM
    other.__exit__(None, None, None)
    gc.collect(0)
    assert gc.get_threshold()[0] == 700


def test_who_sets_it_meanwhile_is_heeded() -> None:
    with seldom_collected():
        gc.set_threshold(900)
    gc.collect(0)
    assert gc.get_threshold()[0] == 900


def test_a_reading_leaves_no_rings() -> None:
    text = "\n\n".join(
        f"Article {n}\n\n1. The Parties shall plant trees, as article {n % 7 + 1}, paragraph 1 has"
        f" it.\n\n2. They shall mend roads."
        for n in range(1, 20)
    )
    read(text.encode(), "a.txt")
    gc.collect()
    gc.disable()
    try:
        read(text.encode(), "a.txt")
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize("chosen", [0, 2 * SELDOM])
def test_a_collector_that_is_off_or_looks_more_seldom_stays_so(chosen: int) -> None:
    gc.set_threshold(chosen)
    with seldom_collected():
        assert gc.get_threshold()[0] == chosen
    assert gc.get_threshold()[0] == chosen
