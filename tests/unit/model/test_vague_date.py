"""A date is as precise as it was said."""

from __future__ import annotations

from datetime import date

import pytest

from compromiso.model.vague_date import VagueDate


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2028", date(2028, 1, 1), date(2028, 12, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2028-02-03", date(2028, 2, 3), date(2028, 2, 3)),
    ],
)
def test_it_spans_the_days_it_may_mean(iso, first, last) -> None:
    found = VagueDate.read(iso)
    assert found is not None
    assert (found.first, found.last) == (first, last)
    assert found.is_past(date(2030, 1, 1))
    assert not found.is_past(last)


@pytest.mark.parametrize("text", ["", "soon", "2028-13", "2027-02-29", "2028-1", "0000", "٢٠٢٨"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert VagueDate.read(text) is None
