"""The scheme of themes: names in four languages, a hierarchy, matches by identifier."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter

import pytest
from gold import SHARED

from compromiso.terms.loading import LANGUAGES
from compromiso.terms.theme_scheme import SCHEMES, Theme, themes

ALL = tuple(themes().values())
IDENTIFIER = {
    "sdg": re.compile(r"(?:[1-9]|1[0-7])\.(?:[1-9]|1[0-9]|[a-d])"),
    "gcm": re.compile(r"[1-9]|1[0-9]|2[0-3]"),
    "eurovoc": re.compile(r"[0-9]{1,6}|c_[0-9a-f]{8}"),
}


def matched(scheme: str) -> list[str]:
    """List the identifiers of a public scheme that themes are matched to."""
    base = SCHEMES[scheme]
    iris = (iri for theme in ALL for iri in (*theme.exact, *theme.close))
    return [iri.removeprefix(base) for iri in iris if iri.startswith(base)]


def test_there_are_enough_themes_and_each_is_named_in_four_languages() -> None:
    assert len(ALL) >= 150
    for theme in ALL:
        assert set(theme.label) == set(theme.words) == set(LANGUAGES)
        assert all(theme.label[language] and theme.words[language] for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_means_two_themes(language: str) -> None:
    names = Counter(
        unicodedata.normalize("NFC", name).casefold()
        for theme in ALL
        for name in {theme.label[language].casefold(), *theme.other_names(language)}
    )
    assert [name for name, n in names.items() if n > 1] == []


def test_the_top_themes_are_defined_in_four_languages() -> None:
    tops = [theme for theme in ALL if theme.broader is None]
    assert 10 <= len(tops) <= 20
    assert all(set(theme.definition) == set(LANGUAGES) for theme in tops)


def above(theme: Theme, seen: tuple[str, ...] = ()) -> tuple[str, ...]:
    """List the theme and those above it; none of them twice."""
    assert theme.id not in seen
    chain = (*seen, theme.id)
    return chain if theme.broader is None else above(themes()[theme.broader], chain)


def test_every_theme_hangs_below_a_top_one_and_never_below_itself() -> None:
    assert max(len(above(theme)) for theme in ALL) >= 3


def test_related_themes_exist_and_none_is_above_the_other() -> None:
    for theme in ALL:
        for other in theme.related:
            assert theme.id not in above(themes()[other])
            assert other not in above(theme)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_match_is_a_well_formed_identifier_of_a_known_scheme(scheme: str) -> None:
    found = matched(scheme)
    assert len(found) >= 20
    assert [n for n in found if not IDENTIFIER[scheme].fullmatch(n)] == []


def test_every_objective_of_the_global_compact_has_a_theme() -> None:
    assert {int(n) for n in matched("gcm")} == set(range(1, 24))


def test_every_concept_of_eurovoc_exists() -> None:
    path = SHARED / "data" / "eurovoc_migration_subset.json"
    if not path.exists():
        pytest.skip("the shared material is not here")
    held = {c["id"] for c in json.loads(path.read_text(encoding="utf-8"))["concepts"]}
    assert set(matched("eurovoc")) <= held


@pytest.mark.parametrize("language", LANGUAGES)
def test_stems_are_long_enough_to_be_looked_up(language: str) -> None:
    first = [word.split()[0] for theme in ALL for word in theme.words[language]]
    assert [word for word in first if "*" in word and len(word) <= 4] == []
