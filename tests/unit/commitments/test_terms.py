from __future__ import annotations

import pytest
from babel import Locale

from compromiso.terms.actor_names import actor_by_id, find_actors
from compromiso.terms.loading import LANGUAGES, registry, terms
from compromiso.terms.phrases import PhraseBook, Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_tables(language: str) -> None:
    english, other = terms("en", "commitments"), terms(language, "commitments")
    assert set(other) == set(english)
    assert all(set(other[name]) == set(english[name]) for name in ("modal", "verbs", "deadline"))
    assert [verb["force"] for verb in other["verb"]] == [verb["force"] for verb in english["verb"]]


def test_every_actor_is_told_in_four_languages_and_belongs_to_another_that_exists() -> None:
    actors = registry("actors")["actor"]
    for actor in actors.values():
        assert all(actor[language] for language in LANGUAGES)
        assert actor["kind"] in {"organisation", "body", "group"}
        assert actor.get("part_of") in {None, *actors}


@pytest.mark.parametrize(
    ("language", "text", "actors"),
    [
        ("en", "the United States of America and SEGIB", ["us", "segib"]),
        ("en", "the heads of state and government", ["heads-of-state-and-government"]),
        ("en", "whoever reads this, who knows", []),
        ("en", "a turkey in china", []),
        ("es", "la República Dominicana y la CEPAL", ["do", "eclac"]),
        ("pt", "o MERCOSUL e os Estados-Membros", ["mercosur", "member-states"]),
        ("fr", "l’OIM et la Côte d’Ivoire", ["iom", "ci"]),
    ],
)
def test_actors_are_found_by_their_names(language: str, text: str, actors: list[str]) -> None:
    assert [m.actor.id for m in find_actors(Words(text), language)] == actors


def test_an_actor_is_named_in_the_language_of_the_text() -> None:
    assert actor_by_id("iom", "es").name == "Organización Internacional para las Migraciones (OIM)"


def test_the_longest_phrase_wins_and_a_star_stands_for_any_ending() -> None:
    book = PhraseBook([("red", 1), ("red boat", 2), ("paint*", 3), ("east, west", 4)])
    words = Words("Red boats, a red  boat, painters; east, west and east west")
    assert [hit.meaning for hit in book.find(words)] == [1, 2, 3, 4]


def test_passing_words_may_stand_inside_a_phrase_but_not_end_it() -> None:
    book = PhraseBook([("we agree to", 1)], frozenset(("also",)))
    found = [(h.start, h.end) for h in book.find(Words("we also agree to; we agree also"))]
    assert found == [(0, 16)]


def test_words_keep_their_places_in_the_whole_text() -> None:
    words = Words("one two three", 4)
    assert (words.words, list(words.starts), list(words.ends)) == (
        ["two", "three"],
        [4, 8],
        [7, 13],
    )
    assert words.between(8, 13) == (1, 2)


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        ("en", "the Italian Republic", "it"),
        ("en", "Trinidad and Tobago", "tt"),
        ("en", "Antigua and Barbuda", "ag"),
        ("en", "the Democratic Republic of the Congo", "cd"),
        ("en", "the Congo", "cg"),
        ("en", "the Republic of Korea", "kr"),
        ("es", "la República Oriental del Uruguay", "uy"),
        ("es", "la Confederación Suiza", "ch"),
        ("es", "Arabia Saudita", "sa"),
        ("es", "la República Democrática del Congo", "cd"),
        ("pt", "a República Federativa do Brasil", "br"),
        ("pt", "a Polónia", "pl"),
        ("pt", "o Irão", "ir"),
        ("fr", "la République française", "fr"),
        ("fr", "l'Equateur", "ec"),
        ("fr", "la République arabe d'Égypte", "eg"),
        ("fr", "la République du Congo", "cg"),
        ("en", "the Costa Rican Government", "cr"),
        ("es", "el Gobierno español", "es"),
        ("es", "la Parte argentina", "ar"),
        ("pt", "o governo norte-americano", "us"),
        ("pt", "a Parte cabo-verdiana", "cv"),
        ("fr", "le Gouvernement marocain", "ma"),
        ("fr", "la Partie française", "fr"),
    ],
)
def test_a_state_is_known_by_each_of_its_names(language: str, name: str, code: str) -> None:
    text = f"— {name} —"
    found = find_actors(Words(text, 0, len(text)), language)
    assert [mention.actor.id for mention in found] == [code]


def test_names_of_states_are_those_of_states_that_babel_knows() -> None:
    known = {code.lower() for code in Locale("en").territories}
    assert not set(registry("states")) - known
    assert not set(registry("demonyms")["state"]) - known


def test_the_adjective_of_a_state_is_told_in_four_languages() -> None:
    for adjectives in registry("demonyms")["state"].values():
        assert all(adjectives[language] for language in LANGUAGES)
