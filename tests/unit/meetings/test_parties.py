from __future__ import annotations

import pytest

from compromiso.text.meetings.parties import read_parties
from compromiso.text.meetings.people import find_speakers, read_person


def parties(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(actor.id, actor.kind) for actor in read_parties(text, 0, len(text), language)]


def test_a_list_ends_where_its_names_end() -> None:
    assert parties(" the Water Fund (WF), IOM and the River\nOffice in Quito, Peru") == [
        ("wf", "organisation"),
        ("iom", "organisation"),
        ("river-office", "body"),
    ]


def test_a_bracket_that_nobody_closed_swallows_nothing() -> None:
    assert parties(" CELADE (the centre for people,\nand the Lake Foundation.") == [
        ("celade", "body"),
        ("lake-foundation", "organisation"),
    ]


def test_and_inside_a_ministry_parts_nothing() -> None:
    assert parties(" the Ministry of Rivers and Lakes of Peru.") == [
        ("ministry-of-rivers-and-lakes-of-peru", "body")
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", " the Peruvian government, which"),
        ("es", " el Gobierno del Perú, en"),
        ("pt", " o Governo do Peru, em"),
        ("fr", " le Gouvernement péruvien, à"),
    ],
)
def test_a_government_is_its_state(language: str, text: str) -> None:
    assert parties(text, language)[0] == ("pe", "state")


@pytest.mark.parametrize(
    ("item", "language", "name", "role"),
    [
        ("Ana Paz, Minister of Rivers of Peru", "en", "Ana Paz", "Minister of Rivers of Peru"),
        (
            "Peru's Vice Minister of Lakes, Ana Paz",
            "en",
            "Ana Paz",
            "Peru's Vice Minister of Lakes",
        ),
        ("Dra. Ana de la Paz, directora de Ríos", "es", "Ana de la Paz", "directora de Ríos"),
        ("Mr João dos Santos, diretor de Rios", "en", "João dos Santos", "diretor de Rios"),
    ],
)
def test_a_person_has_a_role_whichever_comes_first(
    item: str, language: str, name: str, role: str
) -> None:
    person = read_person(item, language)
    assert person is not None
    assert (person.kind, person.name, person.role) == ("person", name, role)


def test_an_item_that_names_no_person_gives_none() -> None:
    assert read_person("representatives of the civil society", "en") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "In his opening remarks, the Fund's Director General Ana Paz will",
        "Ana Paz, Director General of the Fund, will speak",
        "chaired by the Minister of Rivers of Peru, Ana Paz, saw",
    ],
)
def test_speakers_are_found_by_their_roles(sentence: str) -> None:
    assert [p.name for p in find_speakers(sentence, 0, len(sentence), "en")] == ["Ana Paz"]
