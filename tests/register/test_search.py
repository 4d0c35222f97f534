from __future__ import annotations

from dataclasses import replace

import pytest
import register_sample as sample

from compromiso.register import models
from compromiso.register.permissions import LOCAL
from compromiso.register.search import normalised, query_words, snippet, stems
from compromiso.register.selectors import search
from compromiso.register.selectors.search import PAGE_SIZE, find
from compromiso.register.services.load import store

TEXTS = {
    "en": "The ministers strengthened their commitments.",
    "es": "Los ministros fortalecieron la migración en la región.",
    "pt": "Os ministros fortaleceram as migrações na região.",
    "fr": "Les ministres ont renforcé leurs engagements à l'étranger.",
}


def load(language: str, text: str) -> None:
    read = sample.read_file(text.encode(), f"{language}.txt")
    title = replace(read.instruments[0], language=language, title="Title", iri=f"/akn/{language}")
    store(text.encode(), replace(read, instruments=(title,)), LOCAL)


@pytest.fixture
def four_languages() -> None:
    for language, text in TEXTS.items():
        load(language, text)


def found(query: str, language: str | None = None) -> set[str]:
    return {hit.language for hit in find(query, language).hits if hit.kind == "provision"}


@pytest.mark.parametrize(
    ("query", "languages"),
    [
        ("commitment", {"en"}),
        ("strengthening", {"en"}),
        ("migraciones", {"es"}),
        ("MIGRACION", {"es"}),
        ("migrações fortalecer", {"pt"}),
        ("MIGRACOES", {"pt"}),
        ("renforcer engagement", {"fr"}),
        ("étranger", {"fr"}),
        ("nothing of the kind", set()),
        ("", set()),
        ("  «»!? ", set()),
        ('" OR words', set()),
        ("ministros NOT región", set()),
    ],
)
def test_words_are_found_by_the_stems_of_their_language(
    four_languages: None, query: str, languages: set[str]
) -> None:
    assert found(query) == languages


def test_a_language_can_be_chosen(four_languages: None) -> None:
    assert found("ministros") == {"es", "pt"}
    assert found("ministros", "pt") == {"pt"}


def test_all_words_must_stand_in_the_same_place(four_languages: None) -> None:
    assert found("ministros migración") == {"es"}
    assert found("ministros commitments") == set()


def test_a_language_we_do_not_know_is_found_by_its_own_words() -> None:
    load("qu", "Llaqtakunapa rimanakuynin")
    assert found("llaqtakunapa") == {"qu"}


def test_titles_provisions_and_commitments_are_found(source: models.Source) -> None:
    assert {hit.kind for hit in find("harbour").hits} == {"instrument", "provision"}
    hit = next(hit for hit in find("arrival count").hits if hit.kind == "commitment")
    assert (hit.slug, hit.url_path) == ("harbour-town-2006", "25.b")
    assert models.Commitment.objects.get(id=hit.commitment).action == "count arrivals"


def test_the_snippet_shows_the_words_of_record_with_the_hits_marked(four_languages: None) -> None:
    hit = find("migraciones").hits[0]
    assert "".join(piece.text for piece in hit.snippet) == TEXTS["es"]
    assert [piece.text for piece in hit.snippet if piece.is_hit] == ["migración"]


def test_a_long_text_is_cut_around_its_hits() -> None:
    text = "word " * 200 + "the treasure is here" + " word" * 200
    pieces = snippet(text, "treasures", "en", width=80)
    assert [piece.text for piece in pieces if piece.is_hit] == ["treasure"]
    assert sum(len(piece.text) for piece in pieces) < 150
    assert pieces[0].text.startswith("…")
    assert pieces[-1].text.endswith("…")


def test_results_come_in_pages() -> None:
    for number in range(PAGE_SIZE + 3):
        load("en", f"The lighthouse number {number}.")
    first, second = find("lighthouses"), find("lighthouses", page=2)
    assert (first.total, first.pages, len(first.hits), len(second.hits)) == (23, 2, 20, 3)


def test_words_that_stand_everywhere_are_said_to_and_not_all_weighed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(5):
        load("en", f"The lighthouse number {number}.")
    monkeypatch.setattr(search, "MOST", 5)
    assert (find("lighthouses").total, find("lighthouses").is_more) == (5, False)
    monkeypatch.setattr(search, "MOST", 3)
    assert (find("lighthouses").total, find("lighthouses").is_more) == (3, True)
    assert not find("number 4").is_more


def test_marks_and_case_make_no_difference_and_stems_none_within_a_language() -> None:
    assert normalised("Acción ACCION acciones", "es").split() == ["accion"] * 3
    assert stems(["Über"], "xx") == ["uber"]
    assert query_words("paz y paz", "es") == ("paz", "y")
