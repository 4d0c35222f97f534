from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, astuple, dataclass, replace

import pytest

from compromiso.model.filled_at_once import filled_at_once


@filled_at_once
@dataclass(frozen=True, slots=True)
class Place:
    city: str
    country: str = "Panama"


def test_it_is_filled_and_closed() -> None:
    place = Place("Colón")
    assert type(place) is Place
    assert astuple(place) == ("Colón", "Panama")
    with pytest.raises(FrozenInstanceError):
        place.city = "David"  # type: ignore[misc]


def test_it_is_one_and_the_same_as_its_equals() -> None:
    place = Place(country="Peru", city="Lima")
    assert {place, Place("Lima", "Peru")} == {place}
    assert replace(place, city="Cusco") == Place("Cusco", "Peru")
    assert pickle.loads(pickle.dumps(place)) == place  # noqa: S301


@pytest.mark.parametrize("given", [{}, {"city": "Lima", "town": "Ica"}])
def test_what_it_cannot_hold_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        Place(**given)
