"""Labels that stick to the words before them: "… this Agreement.2. The annex …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from compromiso.terms.loading import LANGUAGES, terms
from compromiso.text.structure.lines import Line

LABEL = re.compile(
    r"[.;:*_](?P<gap>\s?)(?P<label>\d{1,2}\.|\(?[a-z]{1,3}\)|\(\d{1,2}\))\s{1,3}[«\"“(*_]?[A-ZÀ-Ý]"
)
BEFORE = re.compile(
    r"(?P<word>[^\W\d_]{2,})[)\]»”\"]?[.;:]$|[)\]»”\"*_][.;:]$|(?P<digit>\d)[.;:]$|[^\W\d][*_]$"
)
"""What a label may stick to: the end of a sentence or a name, and no abbreviation ("art.2.")."""
REACH = 24
FEWEST = 5
"""So many labels must stick for one to be taken for more than a slip."""


def part_glued(text: str, lines: list[Line]) -> list[Line]:
    """Part the lines of a text in which labels stick to what stands before them, where many do."""
    if sum(1 for _ in islice(LABEL.finditer(text), FEWEST)) < FEWEST:
        return lines
    places = {at: found for at, line in enumerate(lines) if (found := list(_labels(line.words)))}
    if sum(map(len, places.values())) < FEWEST:
        return lines
    parted: list[Line] = []
    for at, line in enumerate(lines):
        parted += line.cut(places[at], blanks=1) if at in places else [line]
    return parted


def _labels(words: str) -> Iterator[int]:
    """Yield where labels stick to the words before them; white space may part one from a name."""
    for found in LABEL.finditer(words):
        end = found.start() + 1
        before = BEFORE.search(words, max(0, end - REACH), end)
        if before is None or (found["gap"] and before["word"]):
            continue
        if before["digit"] and found["label"][0] != "(":
            continue
        if (before["word"] or "").casefold() not in _abbreviations():
            yield found.start("label")


@cache
def _abbreviations() -> frozenset[str]:
    told = (terms(language, "commitments")["abbreviations"] for language in LANGUAGES)
    return frozenset(word for words in told for word in words)
