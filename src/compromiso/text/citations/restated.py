"""The words that a citation claims to restate."""

from __future__ import annotations

from collections.abc import Sequence

from compromiso.model.citation import Citation
from compromiso.model.structure import Structure
from compromiso.text.citations.wording import stems

LINKS = 12
"""Two citations with no more than this many characters between them share their words."""
SENTENCE_ENDS = (". ", ".\n", "? ", "! ", "; ", "\n\n", "\t", ".\" ", ".” ")


def restated_words(
    lower: str, citations: Sequence[Citation], i: int, structure: Structure
) -> tuple[list[str], list[int]]:
    """Give the stems of the words before citation `i`, and the citations that share them with it.

    The words are those of its sentence, from the citation before it on, and of the row of a
    programme that it stands in.
    """
    first = i
    while first and citations[first].start - citations[first - 1].end <= LINKS:
        first -= 1
    last = i
    while last + 1 < len(citations) and citations[last + 1].start - citations[last].end <= LINKS:
        last += 1
    citation = citations[first]
    host = structure.index.by_ref.get(citation.host) if citation.host else None
    floor = host.start if host else max(0, citation.start - 600)
    if first and citations[first - 1].end > floor:
        floor = citations[first - 1].end
    start = max([floor, *(lower.rfind(mark, floor, citation.start - 2) + 1 for mark in SENTENCE_ENDS)])
    language = structure.language_of(host) if host else structure.instruments[0].language
    theme = ""
    if host is not None and host.label is None and host.path and len(host.path[-1]) > 3:
        theme = host.path[-1].lower()
    words = stems(lower[start : citation.start], language) + stems(theme, language)
    return words, [n for n in range(first, last + 1) if n != i]
