from __future__ import annotations

import pytest
from unit.structure.reading_text import paths_of, strays, structure_of

FORM = """Country sheet

Date: 3/16/2018
The office held two courses and trained forty officers from nine countries.
Paragraphs: -

Date: 6/8/2016
The strategy will (a) put rights first, (b) build capacities, and (c) ensure continuity.
Paragraphs: 17
"""


def test_a_form_gives_an_entry_for_each_date_in_iso() -> None:
    entries = [p for p in structure_of(FORM).provisions if p.kind == "entry"]
    assert [(p.label, p.path) for p in entries] == [
        ("3/16/2018", ("2018-03-16",)), ("6/8/2016", ("2016-06-08",)),
    ]  # fmt: skip


def test_day_and_month_change_places_when_a_date_allows_no_other_reading() -> None:
    text = FORM.replace("3/16/2018", "16/3/2018")
    assert [p.path for p in structure_of(text).provisions if p.kind == "entry"][1] == (
        "2016-08-06",
    )


def test_points_inside_a_sentence_are_provisions_of_their_own() -> None:
    structure = structure_of(FORM)
    points = [p for p in structure.provisions if p.kind == "point"]
    assert [p.path for p in points] == [("2016-06-08", c) for c in "abc"]
    assert FORM[points[0].start : points[0].end] == "(a) put rights first,"


def test_cited_letters_are_not_points() -> None:
    text = "1. As said in paragraphs (a) and (b) of article 5 and in point (c).\n\n2. Two."
    assert paths_of(text) == [("1",), ("2",)]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("Artículo 1.º Objeto", ("1",)),
        ("Artigo 1.º", ("1",)),
        ("Article premier", ("1",)),
        ("Art. 1.", ("1",)),
        ("ARTÍCULO ÚNICO.", ("1",)),
        ("CAPÍTULO PRIMERO", ("Capítulo 1",)),
        ("ANEXO II", ("Anexo II",)),
        ("Article 12 bis", ("12 bis",)),
        ("SESSION IV: WORK", ("Session IV",)),
        ("ROUND TABLE: WORK", ("Round Table",)),
        ("SESIÓN INTRODUCTORIA: TRABAJO", ("Sesión Introductoria",)),
        ("Objetivo 3: Trabajo decente", ("Objetivo 3",)),
        ("CAPÍTULO lI. Trabajo", ("Capítulo II",)),
    ],
)
def test_containers_are_read_in_four_languages(line: str, path: tuple[str, ...]) -> None:
    assert paths_of(f"{line}\n\nSome words stand here and end.")[0] == path


def test_a_sentence_that_begins_with_an_article_number_is_no_article() -> None:
    assert paths_of("Article 17 of the statement highlights this.\n\nPart of it is new.") == []


def test_html_lists_keep_the_numbers_that_only_the_browser_showed() -> None:
    page = "<h1>Declaration</h1><h2>Article 1</h2><ol><li>One thing.</li><li>Two things.</li></ol>"
    assert paths_of(page, "d.html") == [("1",), ("1", "1"), ("1", "2")]


def test_every_character_has_exactly_one_place() -> None:
    text = FORM + "\n---\n\n- **b)** Bold point\n    goes **on** here\n\n12\n"
    assert strays(text, structure_of(text)) == []


def test_eids_are_unique_within_an_instrument() -> None:
    structure = structure_of("1. One.\n\n1. One again.\n\na) A.\n\na) A again.\n\nText.\n\nText.")
    refs = [p.ref for p in structure.provisions]
    assert len(refs) == len(set(refs))
