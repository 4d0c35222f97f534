"""Two languages of one declaration, side by side: by number first, by content second."""

from __future__ import annotations

from dataclasses import replace

import pytest
from two_tongues import ENGLISH, LETTERS, SPANISH, declaration

from compromiso.text import read
from compromiso.text.alignment.align import align
from compromiso.text.alignment.alignment import Alignment


def paths(alignment: Alignment) -> list[tuple[str, str]]:
    """Give the numbers that are paired."""
    return [
        (".".join(pair.one.path), ".".join(pair.other.path))
        for pair in alignment.pairs
        if pair.one.label
    ]


def codes(alignment: Alignment) -> list[str]:
    return [issue.code for issue in alignment.issues]


def test_each_point_answers_to_the_point_of_its_number() -> None:
    found = align(declaration(ENGLISH), declaration(SPANISH))

    assert paths(found) == [(one, one) for one in ("1", *(f"1.{c}" for c in "abcdefg"), "2")]
    assert found.issues == ()
    assert {pair.basis for pair in found.pairs if pair.one.label} == {"number"}
    assert min(pair.confidence for pair in found.pairs) > 0.5


@pytest.mark.parametrize("missing", range(7))
def test_a_point_that_one_lacks_is_found_whatever_it_is(missing: int) -> None:
    letters = [c for at, c in enumerate(LETTERS) if at != missing]
    found = align(declaration(ENGLISH), declaration(SPANISH, letters=letters, without=[missing]))

    (paired,) = found.instruments
    assert [".".join(p.path) for p in paired.only_in_one] == [f"1.{LETTERS[missing]}"]
    assert paired.only_in_other == ()
    (issue,) = found.issues_of_one
    assert issue.code == "ALIG-01"
    assert ENGLISH["points"][missing] in found.one.text[issue.start : issue.end]


@pytest.mark.parametrize("missing", range(1, 6))
def test_a_list_numbered_anew_is_paired_by_its_words(missing: int) -> None:
    found = align(declaration(ENGLISH), declaration(SPANISH, without=[missing]))

    (paired,) = found.instruments
    assert [".".join(p.path) for p in paired.only_in_one] == [f"1.{LETTERS[missing]}"]
    later = [(f"1.{LETTERS[i]}", f"1.{LETTERS[i - 1]}") for i in range(missing + 1, 7)]
    assert [pair for pair in paths(found) if pair[0] != pair[1]] == later
    assert codes(found).count("ALIG-03") == len(later)


def test_what_the_second_has_alone_is_told_in_its_own_text() -> None:
    found = align(declaration(ENGLISH, letters="abcdeg", without=[5]), declaration(SPANISH))

    (issue,) = found.issues_of_other
    assert found.issues_of_one == ()
    rows = found.instruments[0].rows()
    assert [other.label for _, other, _ in rows if other and other.label] == [
        "1.", *(f"{c})" for c in "abcdefg"), "2.",
    ]  # fmt: skip
    assert str(SPANISH["points"][5]) in found.other.text[issue.start : issue.end]


def test_a_figure_that_differs_is_told_in_both_texts() -> None:
    end = "2. Esta declaración se adoptó en Cuenca el 12 de abril de 2008."
    found = align(declaration(ENGLISH), declaration(SPANISH, end=end))

    assert [issue.message.split(" in ")[0] for issue in found.issues] == ["11", "12"]
    assert codes(found) == ["ALIG-05", "ALIG-05"]


def test_a_state_that_only_one_names_is_told_by_its_name() -> None:
    end = "2. This declaration was adopted in Cuenca, Ecuador, on 11 April 2008."
    found = align(declaration(ENGLISH, end=end), declaration(SPANISH))

    (named,) = found.instruments[0].named_in_one
    assert named.names == ("Ecuador",)


def test_a_paragraph_that_a_translation_divides_is_in_two_pairs() -> None:
    one = """DECLARATION OF THE RIVER TOWNS

The municipal councils of Salto and Concordia administer the bridge together. \
The families of Montevideo protect the migration of the birds in the Charrúa park.

The port of Asunción receives 4,500 passengers in the month of March.
"""
    other = """DECLARACIÓN DE LOS PUEBLOS DEL RÍO

Los consejos municipales de Salto y Concordia administran juntos el puente.

Las familias de Montevideo protegen la migración de las aves en el parque Charrúa.

El puerto de Asunción recibe 4.500 pasajeros en el mes de marzo.
"""
    found = align(read(one.encode(), "towns.txt"), read(other.encode(), "pueblos.txt"))
    first = next(p for p in found.one.provisions if "Salto" in found.one.text[p.start : p.end])

    others = [pair.other for pair in found.pairs if pair.one is first]
    told = [found.other.text[p.start : p.end].split()[-1] for p in others]
    assert told == ["puente.", "Charrúa."]
    assert found.issues == ()


def test_instruments_are_paired_whatever_their_order() -> None:
    plan = "PLAN OF ACTION OF THE PORTS\n\n1. Repair the lamps of Colón.\n\n2. Paint 12 piers.\n"
    plano = (
        "PLAN DE ACCIÓN DE LOS PUERTOS\n\n1. Reparar los faros de Colón.\n\n2. Pintar 12 muelles.\n"
    )
    pledge, compromiso = declaration(ENGLISH).text, declaration(SPANISH).text
    one = read(f"{pledge}\n\n\n\n{plan}".encode(), "one.txt")
    other = read(f"{plano}\n\n\n\n{compromiso}".encode(), "other.txt")
    found = align(one, other)

    assert [(i.one.kind, i.other.kind) for i in found.instruments] == [
        ("declaration", "declaration"),
        ("action-plan", "action-plan"),
    ]
    assert codes(found) == []


def test_an_instrument_that_one_document_lacks_is_told() -> None:
    plan = "PLAN OF ACTION OF THE PORTS\n\n1. Repair the lamps of Colón.\n\n2. Paint 12 piers.\n"
    one = read(f"{declaration(ENGLISH).text}\n\n\n\n{plan}".encode(), "one.txt")
    found = align(one, declaration(SPANISH))

    (alone,) = found.only_in_one
    assert alone.kind == "action-plan"
    assert codes(found) == ["ALIG-02"]


def test_a_text_beside_itself_has_no_difference() -> None:
    found = align(declaration(ENGLISH), declaration(ENGLISH))

    assert all(pair.one == pair.other for pair in found.pairs)
    assert found.issues == ()


def test_a_text_beside_nothing_is_all_alone() -> None:
    blank = replace(declaration(SPANISH), instruments=(), provisions=())
    found = align(declaration(ENGLISH), blank)

    assert found.pairs == ()
    assert codes(found) == ["ALIG-02"]
