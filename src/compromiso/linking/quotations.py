"""Compares what a text quotes with the words of the provision that it cites for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from compromiso.linking.finding import Difference, Finding
from compromiso.linking.opened import Opened
from compromiso.model.citation import Citation
from compromiso.text.citations.treaty_names import plain

QUOTED = re.compile(r"“([^“”]{30,4000})”|«([^«»]{30,4000})»|\"([^\"]{30,4000})\"")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
FEWEST_WORDS = 6
"""A shorter passage in quotation marks is a name or a term."""
AFTER = 40
"""A citation stands at most so many characters after the quotation that it is the source of."""
BEFORE = 160
"""... or so many before the quotation that it introduces."""
ALIKE = 0.25
"""Below this share of words in common the passage is quoted from elsewhere."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage in quotation marks and the citation that gives its source."""

    start: int
    end: int
    citation: Citation


def quotations(opened: Opened) -> Iterator[Quotation]:
    """Yield the quotations that have a citation just after them, or else before them."""
    citations = opened.dossier.citations
    text = opened.dossier.text
    for found in QUOTED.finditer(text):
        group = found.lastindex or 0
        start, end = found.span(group)
        if len(WORD.findall(text, start, end)) < FEWEST_WORDS:
            continue
        citation = _source_of(text, citations, found.start(), found.end())
        if citation is not None:
            yield Quotation(start, end, citation)


def _source_of(text: str, citations: tuple[Citation, ...], start: int, end: int) -> Citation | None:
    after = [
        c for c in citations if 0 <= c.start - end <= AFTER and "\n\n" not in text[end : c.start]
    ]
    if after:
        return after[0]
    before = [
        c for c in citations if 0 <= start - c.end <= BEFORE and "\n\n" not in text[c.end : start]
    ]
    return before[-1] if before else None


def misquotations(opened: Opened) -> Iterator[Finding]:
    """Yield the quotations whose words are not those of the provision that they are taken from."""
    source = opened.dossier.source
    text = opened.dossier.text
    for quotation in quotations(opened):
        cited = opened.quotes(quotation.citation.targets)
        if len(cited) != 1:
            continue
        quoted = text[quotation.start : quotation.end]
        differences = compare(quoted, cited[0].anchor.quote)
        if differences:
            instrument = opened.instrument_at(quotation.start)
            anchor = opened.anchor(instrument, quotation.start, quotation.end)
            note = opened.anchor(instrument, quotation.citation.start, quotation.citation.end)
            path = ".".join(cited[0].target.path)
            reason = f"The words quoted are not those of {path} as printed in this file."
            yield Finding(
                "misquoted", source.sha256, source.name, (anchor, note), reason, cited,
                differences=differences,
            )  # fmt: skip


def compare(quoted: str, printed: str) -> tuple[Difference, ...]:
    """List where a quotation departs from the text it is taken from; none if it follows it.

    Case, accents and punctuation do not count, nor what stands before and after the passage
    quoted. None either where so few words agree that it is taken from elsewhere.
    """
    ours, theirs = WORD.findall(quoted), WORD.findall(printed)
    a, b = [plain(word) for word in ours], [plain(word) for word in theirs]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) < ALIKE * len(a):
        return ()
    steps = matcher.get_opcodes()
    differences = []
    for place, (step, i, j, k, m) in enumerate(steps):
        outside = step == "insert" and place in (0, len(steps) - 1)
        if step == "equal" or outside:
            continue
        if step == "replace" and place in (0, len(steps) - 1):
            k, m = _edge(place == 0, j - i, k, m)
        differences.append(Difference(" ".join(ours[i:j]), " ".join(theirs[k:m])))
    return tuple(differences)


def _edge(first: bool, length: int, start: int, end: int) -> tuple[int, int]:
    """Keep of the text around a quotation only as many words as the quotation has there."""
    return (max(start, end - length), end) if first else (start, min(end, start + length))
