"""What a clause is about: themes of the scheme and treaties that it names."""

from __future__ import annotations

from functools import cache

from compromiso.terms.loading import registry
from compromiso.terms.phrases import PhraseBook, Words
from compromiso.terms.theme_scheme import themes


def find_themes(words: Words, language: str, first: int, last: int) -> tuple[str, ...]:
    """List the themes, by identifier, of which words `first` to `last` (excluded) speak."""
    found = _themes(language).find(words, first, last)
    return tuple(dict.fromkeys([hit.meaning for hit in found]))


def find_treaties(words: Words, language: str, first: int, last: int) -> tuple[str, ...]:
    """List the treaties named in words `first` to `last` (excluded), by their registry names."""
    found = _treaties(language).find(words, first, last)
    return tuple(dict.fromkeys([hit.meaning for hit in found]))


@cache
def _themes(language: str) -> PhraseBook[str]:
    return PhraseBook(
        (words, theme.id) for theme in themes().values() for words in theme.found_by(language)
    )


@cache
def _treaties(language: str) -> PhraseBook[str]:
    return PhraseBook(
        (name, treaty["name"])
        for treaty in registry("treaties")["treaty"]
        for name in (*treaty.get(language, ()), *treaty.get("short", ()))
    )
