"""What is known of an instrument from its title and its first words."""

from __future__ import annotations

import re
import unicodedata

from compromiso.model.instrument import Instrument
from compromiso.text.structure.titles import Title
from compromiso.text.structure.wording import (
    instrument_pattern,
    kind_named,
    minor_words,
    phrases,
)


def slug(text: str, words: int = 6) -> str:
    """Give a short ASCII name of a text: its first words that carry meaning."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    kept = [w for w in re.findall(r"[a-z0-9]+", plain) if w not in minor_words()]
    return "-".join(kept[:words])[:60].strip("-") or "text"


KIND_LINES = 7


def kind_of(title: Title | None, opening: list[str], *, contact: bool, form: bool) -> str:
    """Give the kind of instrument: what its title names, else what its shape says."""
    if form:
        return "follow-up-report"
    if contact:
        return "press-release"
    if title is not None and (title.kind != "other" or title.noun):
        return title.kind
    for words in opening[:KIND_LINES]:
        if phrases("formulas", "recital").match(words):
            continue
        match = instrument_pattern().search(words, 0, 100)
        if match is None or words[0].isdigit() or len(words) > 220:
            continue
        if match.group()[0].isupper():
            return kind_named(match.group())
    return "other"


def make_instrument(
    ident: str, title: str, kind: str, language: str, source: str, span: tuple[int, int]
) -> Instrument:
    """Give the instrument with its Akoma Ntoso Work IRI."""
    iri = f"/akn/un/statement/{kind}/{slug(title, 4)}"
    return Instrument(ident, iri, title, kind, language, None, (), source, *span)
