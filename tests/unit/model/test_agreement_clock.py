"""The clock of an agreement: terms, renewals, notice, and months of every length."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compromiso.model.agreement_clock import AgreementClock, months_after

YEARLY = AgreementClock(date(2026, 7, 18), 12, True, 3)
days = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 10, 31), 3, date(2028, 1, 31)),
    ],
)
def test_a_month_that_is_too_short_ends_on_its_last_day(day, months, then) -> None:
    assert months_after(day, months) == then


def test_one_year_renewed_unless_notice_three_months_before() -> None:
    first, second = islice(YEARLY.terms(), 2)
    assert (first.first, first.last) == (date(2026, 7, 18), date(2027, 7, 17))
    assert first.notice_by == date(2027, 4, 17)
    assert second.last == date(2028, 7, 17)
    assert YEARLY.ends_on() is None
    assert YEARLY.renewals(date(2028, 7, 18)) == 2


@pytest.mark.parametrize(
    ("given_on", "ends"),
    [
        (date(2027, 4, 17), date(2027, 7, 17)),
        (date(2027, 4, 18), date(2028, 7, 17)),
        (date(2026, 7, 18), date(2027, 7, 17)),
    ],
)
def test_notice_in_time_ends_this_term_and_late_notice_the_next(given_on, ends) -> None:
    assert YEARLY.with_notice(given_on).ends_on() == ends


def test_without_renewal_it_ends_by_itself() -> None:
    clock = AgreementClock(date(2026, 1, 31), 1, renews=False)
    assert clock.ends_on() == date(2026, 2, 27)
    assert clock.term_on(date(2026, 3, 1)) is None


def test_the_last_day_of_a_month_does_not_creep() -> None:
    clock = AgreementClock(date(2026, 1, 31), 1)
    assert [term.first for term in islice(clock.terms(), 3)] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
    ]


def test_a_term_without_months_is_no_term() -> None:
    with pytest.raises(ValueError, match="0 months"):
        AgreementClock(date(2026, 1, 1), 0)


@given(days, st.integers(1, 240), st.integers(0, 24))
def test_terms_follow_each_other_without_gap_or_overlap(day, months, notice) -> None:
    terms = list(islice(AgreementClock(day, months, True, notice).terms(), 5))
    for one, other in pairwise(terms):
        assert other.first == one.last + timedelta(days=1)
    assert all(t.first <= t.last and t.notice_by and t.notice_by <= t.last for t in terms)


@given(days, st.integers(1, 60), st.integers(0, 24), days)
def test_notice_ends_the_first_term_that_it_is_in_time_for(day, months, notice, given_on) -> None:
    clock = AgreementClock(day, months, True, notice, given_on)
    terms = list(islice(clock.terms(), 3000))
    assert clock.ends_on() == terms[-1].last
    assert given_on <= terms[-1].notice_by
    assert all(given_on > term.notice_by for term in terms[:-1])


@given(days, st.integers(-400, 400))
def test_months_there_and_back_lose_at_most_the_end_of_a_month(day, months) -> None:
    back = months_after(months_after(day, months), -months)
    assert timedelta(0) <= day - back <= timedelta(days=3)
