"""Write the scheme of themes as SKOS, or list it for people."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from compromiso.terms.loading import LANGUAGES

if TYPE_CHECKING:
    from compromiso.terms.theme_scheme import Theme


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the verb takes."""
    parser.add_argument(
        "--format",
        choices=("text", "skos"),
        default="text",
        help="text: a list for people (the default); skos: RDF/XML for programs",
    )
    parser.add_argument(
        "--language", choices=LANGUAGES, default="en", help="the language of the list"
    )
    parser.add_argument("--base", metavar="IRI", help="what the identifiers of concepts begin with")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write into this file")


def run(arguments: Namespace) -> int:
    """Write the scheme to the screen or into a file."""
    from compromiso.terms.theme_scheme import themes

    if arguments.format == "skos":
        from compromiso.exchange.skos import BASE, to_skos

        text = to_skos(themes(), arguments.base or BASE)
    else:
        text = "".join(f"{line}\n" for line in _listed(list(themes().values()), arguments.language))
    if arguments.out is None:
        sys.stdout.write(text)
    else:
        arguments.out.write_text(text, encoding="utf-8")
    return 0


def _listed(all_themes: list[Theme], language: str, under: str | None = None) -> Iterator[str]:
    """Yield the concepts below one, indented, each with its identifier."""
    for theme in all_themes:
        if theme.broader == under:
            yield f"{theme.label[language]}  [{theme.id}]"
            yield from (f"  {line}" for line in _listed(all_themes, language, theme.id))
