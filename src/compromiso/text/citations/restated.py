"""The words that a citation claims to restate."""

from __future__ import annotations

from collections.abc import Sequence

from compromiso.model.citation import Citation
from compromiso.model.provision import Provision
from compromiso.model.structure import Structure
from compromiso.text.citations.wording import stems

MOST_BESIDE = 6
"""No more citations than this on either side are read together with one."""
LINKS = 12
"""Two citations with no more than this many characters between them share their words."""
REACH = 1500
"""How far a sentence may reach."""
LONGEST_LABEL = 4
"""A longer label is a name."""
SENTENCE_ENDS = (". ", ".\n", "? ", "! ", "; ", "\n\n", "\t", '." ', ".” ")


def restated_words(
    lower: str, citations: Sequence[Citation], i: int, structure: Structure
) -> tuple[list[str], list[int]]:
    """Give the stems of the words before citation `i`, and the citations that share them with it.

    The words are those of its sentence, from the citation before it on, and of the row of a
    programme that it stands in.
    """
    first = i
    while first > i - MOST_BESIDE and first and _share_words(citations[first - 1 : first + 1]):
        first -= 1
    last = i
    while last < i + MOST_BESIDE and _share_words(citations[last : last + 2]):
        last += 1
    citation = citations[first]
    host = structure.index.named(citation.host) if citation.host else None
    floor = max(host.start if host else 0, citation.start - REACH)
    if first and citations[first - 1].end > floor:
        floor = citations[first - 1].end
    start = _sentence_start(lower, floor, citation.start)
    language = structure.language_of(host) if host else structure.instruments[0].language
    words = stems(lower[start : citation.start], language) + _theme(host, language)
    return words, [n for n in range(first, last + 1) if n != i]


def _share_words(pair: Sequence[Citation]) -> bool:
    """Tell whether two citations stand side by side; False at the end of the list."""
    return len(pair) == 2 and pair[1].start - pair[0].end <= LINKS


def around_words(
    lower: str, citations: Sequence[Citation], i: int, structure: Structure
) -> list[str]:
    """Give the stems of the whole sentence that citation `i` stands in, itself left out."""
    citation = citations[i]
    host = structure.index.named(citation.host) if citation.host else None
    floor = max(host.start if host else 0, citation.start - REACH)
    ceiling = min(host.end if host else len(lower), citation.end + REACH)
    start = _sentence_start(lower, floor, citation.start)
    ends = (lower.find(mark, citation.end, ceiling) for mark in SENTENCE_ENDS)
    end = min((e for e in ends if e >= 0), default=ceiling)
    language = structure.language_of(host) if host else structure.instruments[0].language
    said = f"{lower[start : citation.start]} {lower[citation.end : end]}"
    return stems(said, language) + _theme(host, language)


def _sentence_start(lower: str, floor: int, position: int) -> int:
    return max(floor, *(lower.rfind(mark, floor, position - 2) + 1 for mark in SENTENCE_ENDS))


def _theme(host: Provision | None, language: str) -> list[str]:
    """Give the stems of the row that an objective stands in: its label is words."""
    if (
        host is None
        or host.label is not None
        or not host.path
        or len(host.path[-1]) <= LONGEST_LABEL
    ):
        return []
    return stems(host.path[-1].lower(), language)
