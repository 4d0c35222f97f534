from __future__ import annotations

import pytest

from compromiso.text.meetings.places import place_at, region_at, state_of


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Madrid (Spain) during", "Madrid", "es"),
        ("New\nYork in September", "New York", "us"),
        ("San José, Uruguay, in", "San José", "uy"),
        ("Villa Nueva, Honduras, in", "Villa Nueva", "hn"),
        ("Marruecos el próximo año", "Marruecos", "ma"),
        ("Santiago do Chile", "Santiago", "cl"),
    ],
)
def test_a_place_has_the_country_that_is_named_or_known(text: str, name: str, country: str) -> None:
    place = place_at(text, 0, len(text))
    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize("text", ["Peruvian capital", "Ministers of", "Villa Nueva and", "lima"])
def test_what_is_no_known_place_is_none(text: str) -> None:
    assert place_at(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the Dominican Republic", "do"),
        ("la República Dominicana", "do"),
        ("Republic of\nCosta Rica", "cr"),
        ("l'Équateur", "ec"),
        ("Viet Nam", "vn"),
        ("Estado Plurinacional de Bolivia", "bo"),
        ("European Union", None),
    ],
)
def test_states_are_known_by_all_their_names(name: str, code: str | None) -> None:
    assert state_of(name) == code


def test_regions_are_the_longest_name_that_fits() -> None:
    text = "Latin America and the Caribbean was"
    assert region_at(text, 0, len(text)) == "Latin America and the Caribbean"
