"""The themes that commitments are about: a concept scheme with names in four languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from compromiso.terms.loading import LANGUAGES

SCHEMES: Final[Mapping[str, str]] = {
    "sdg": "http://metadata.un.org/sdg/",
    "gcm": "https://undocs.org/A/RES/73/195#objective-",
    "eurovoc": "http://eurovoc.europa.eu/",
}
"""The public schemes that themes are matched to: targets of the Sustainable Development Goals,
objectives of the Global Compact for Migration by number, concepts of EuroVoc."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A concept of the scheme.

    `label` is its preferred name in each language, `words` what it is found by (a `*` stands for
    any ending), `definition` is empty below the top concepts; `exact` and `close` are IRIs of
    public schemes.
    """

    id: str
    broader: str | None
    related: tuple[str, ...]
    exact: tuple[str, ...]
    close: tuple[str, ...]
    label: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    definition: Mapping[str, str]

    def other_names(self, language: str) -> tuple[str, ...]:
        """List the names besides the preferred one: the words that are whole."""
        preferred = self.label[language].casefold()
        whole = (word for word in self.words[language] if "*" not in word)
        return tuple(word for word in whole if word.casefold() != preferred)

    def found_by(self, language: str) -> tuple[str, ...]:
        """List the words that a text speaks of it by, its preferred name among them."""
        return tuple(dict.fromkeys((*self.words[language], self.label[language].lower())))


@cache
def themes() -> Mapping[str, Theme]:
    """Give the concepts by identifier, top concept by top concept, each after its broader one."""
    return {theme.id: theme for theme in _read()}


def with_narrower(theme: str) -> frozenset[str]:
    """Give a theme and all that are narrower than it, at whatever depth."""
    return frozenset(known for known in {*themes(), theme} if theme in with_broader(known))


def with_broader(theme: str) -> tuple[str, ...]:
    """Give a theme and those above it, the narrowest first; one not in the scheme stands alone."""
    found = [theme]
    while (known := themes().get(found[-1])) is not None and known.broader is not None:
        found.append(known.broader)
    return tuple(found)


def _read() -> Iterator[Theme]:
    folder = files("compromiso.terms").joinpath("themes")
    for page in sorted(folder.iterdir(), key=lambda page: page.name):
        if page.name.endswith(".toml"):
            with page.open("rb") as stream:
                yield from map(_theme, tomllib.load(stream)["theme"])


def _theme(entry: dict[str, Any]) -> Theme:
    return Theme(
        id=entry["id"],
        broader=entry.get("broader"),
        related=tuple(entry.get("related", ())),
        exact=tuple(map(_iri, entry.get("exact", ()))),
        close=tuple(map(_iri, entry.get("close", ()))),
        label=entry["label"],
        words={language: tuple(entry["words"][language]) for language in LANGUAGES},
        definition=entry.get("definition", {}),
    )


def _iri(match: str) -> str:
    scheme, _, identifier = match.partition(":")
    return SCHEMES[scheme] + identifier
