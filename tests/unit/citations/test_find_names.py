"""Instruments named by title or by date, without a provision of them."""

from __future__ import annotations

import pytest

from compromiso.text.citations.dated import find_dated
from compromiso.text.citations.find_names import find_names
from compromiso.text.citations.grammar import grammar
from compromiso.text.citations.treaty_names import treaty_of_words


def named(text: str) -> list[tuple[str, str | None]]:
    found = find_names(text, (0, len(text)))
    return [(r.instrument.text, r.instrument.known) for r in found if r.instrument]


def dated(text: str, language: str) -> list[str]:
    found = find_dated(text, grammar(language), (0, len(text)))
    return [r.instrument.text for r in found if r.instrument]


@pytest.mark.parametrize(
    "text",
    [
        "ratify the Convention on the Rights of the Child soon",
        "ratify the United Nations Convention on the Rights of the Child",
        "ratificar la Convención de las Naciones Unidas sobre los Derechos del Niño",
        "ratificar a Convenção das Nações Unidas sobre os Direitos\nda Criança",
        "ratifier la Convention des Nations Unies relative aux droits de l'enfant",
    ],
)
def test_a_treaty_is_known_whether_or_not_it_is_said_whose_it_is(text: str) -> None:
    assert [known for _, known in named(text)] == ["crc"]


def test_the_year_before_or_within_a_name_belongs_to_it() -> None:
    assert named("Under the 1951 Convention relating to the Status of Refugees, States") == [
        ("1951 Convention relating to the Status of Refugees", "refugee-convention")
    ]
    assert [k for _, k in named("a Agenda de 2030 para o Desenvolvimento Sustentável")] == [
        "agenda-2030"
    ]


def test_a_name_does_not_go_on_in_the_next_sentence() -> None:
    assert named("as set out in this Convention. 29 States took part.") == []
    assert named("by ILO Convention No. 29 and after") == [("ILO Convention No. 29", "ilo-c29")]


def test_a_name_of_another_year_is_another_instrument() -> None:
    assert named("the Convention of 1938 relating to the Status of Refugees from Germany") == []


def test_a_bracket_within_a_name_is_closed() -> None:
    assert [
        text for text, _ in named("the Migration for Employment Convention (Revised), 1949")
    ] == ["Migration for Employment Convention (Revised)"]


def test_bilateral_agreements_are_cited_by_the_day_and_place_of_signature() -> None:
    assert dated(
        "the Agreement signed at Port Royal on 22 January 1959, amended on 3 May 1960, and the "
        "Protocol of October 3, 1967",
        "en",
    ) == ["Agreement signed at Port Royal on 22 January 1959", "Protocol of October 3, 1967"]
    assert dated("el Convenio firmado en San José el 3 de marzo de 1961", "es") == [
        "Convenio firmado en San José el 3 de marzo de 1961"
    ]
    assert dated("o Tratado de Amizade, assinado em Porto Seguro a 22 de abril de 2000", "pt") == [
        "Tratado de Amizade, assinado em Porto Seguro a 22 de abril de 2000"
    ]
    assert dated("l’accord conclu à Port-au-Prince le 1er mars\n1967", "fr") == [
        "accord conclu à Port-au-Prince le 1er mars 1967"
    ]


def test_several_of_one_kind_are_told_apart_by_their_dates() -> None:
    text = "los Acuerdos de 5 de julio de 1922 y 30 de junio de 1928, y en otras fechas de 1930"
    assert dated(text, "es") == ["Acuerdos de 5 de julio de 1922", "Acuerdos, 30 de junio de 1928"]


def test_the_instrument_that_speaks_is_not_cited_by_its_date() -> None:
    assert dated("the present Agreement, signed at Lima on 4 May 1999, shall", "en") == []
    assert dated("el presente Acuerdo, firmado en Lima el 4 de mayo de 1999", "es") == []


def test_a_name_that_opens_with_a_joining_word_is_known_by_its_words() -> None:
    words = frozenset({"los", "angeles", "declaration"})
    assert treaty_of_words(words) == treaty_of_words(words - {"los"}) == "los-angeles-declaration"
