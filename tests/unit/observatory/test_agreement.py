"""Agreement between assessors, against the published example."""

from __future__ import annotations

import pytest

from compromiso.observatory.agreement import alpha

NONE = None
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3),
    (NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE),
)
"""Krippendorff 2011, example D: four observers, twelve units, ratings that are missing."""
UNITS = [[r for r in unit if r is not None] for unit in zip(*OBSERVERS, strict=True)]


@pytest.mark.parametrize(
    ("metric", "published"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_alpha_is_that_of_the_published_example(metric: str, published: float) -> None:
    assert alpha(UNITS, metric) == pytest.approx(published, abs=0.0006)


def test_two_observers_and_two_values_give_the_published_alpha() -> None:
    one, other = "0100000000", "1110010010"
    units = [(float(a), float(b)) for a, b in zip(one, other, strict=True)]
    assert alpha(units, "nominal") == pytest.approx(0.095, abs=0.0006)


def test_full_agreement_is_one() -> None:
    assert alpha([(1, 1), (2, 2), (3, 3, 3)], "ordinal") == pytest.approx(1.0)


def test_what_only_one_assessor_rated_tells_nothing() -> None:
    assert alpha([(1,), (2,)], "nominal") is None


def test_one_value_for_all_tells_nothing() -> None:
    assert alpha([(2, 2), (2, 2)], "nominal") is None
