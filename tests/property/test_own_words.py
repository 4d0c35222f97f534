"""The reader takes its own words in any order, space, letter and case, and never stops at one."""

from __future__ import annotations

import random

import pytest
from hostile.mutants import OTHERWISE
from hostile.own_words import in_own_words

from compromiso.errors import CompromisoError
from compromiso.text.dossier import read

TEXTS = 40
THIN = "\u2009"


@pytest.mark.parametrize("lang", ["en", "es", "pt", "fr"])
def test_reads_what_its_tables_list_however_it_is_printed(lang: str) -> None:
    provisions = 0
    for number in range(TEXTS):
        chance = random.Random(f"{lang}:{number}")  # noqa: S311 - the same each time, no secret
        old, new = chance.choice(OTHERWISE)
        text = in_own_words(chance, lang).replace(old, new)
        try:
            dossier = read(text.encode(), "own.txt")
        except CompromisoError:
            continue
        provisions += len(dossier.provisions)
        assert all(dossier.text[c.start : c.end] for c in dossier.citations)
    assert provisions > 5 * TEXTS


@pytest.mark.parametrize(
    "told",
    [
        "Article 1\n\nThe Parties shall give 5 millıon dollars.",
        "Pursuant to the conventıon of 3 May 1990, the Parties open schools.",
        "Recommandation 1\tAction\tDélai\n1\tOuvrir\tmaı 2030",
        "Under article 5 of the memorandum of\nunderstanding the Parties give 3 cases.",
        "Art\u00a0. 1. Los Estados se reúnen.",
        "LIGNE D’ACTION 1\n\n1. Les États ouvrent des écoles.",
        "commitment\tactivity\tcontents\n\tl",
        f"    {THIN}             ARTICLE 1.\n       {THIN}        {THIN}             ARTICLE 2.",
    ],
)
def test_reads_what_once_stopped_it(told: str) -> None:
    """A currency, a noun over two lines, spaces that do not break, letters of bad fonts."""
    assert read(told.encode(), "told.txt").provisions
