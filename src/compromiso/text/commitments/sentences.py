"""A provision's own words, label and heading left out, as sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from compromiso.model.provision import Provision, Span
from compromiso.text.commitments.speech import Speech

BOUNDARY = re.compile(
    r"[.!?\n](?:"  # one set first: a text is searched for it at once
    r"(?<=[.!?])[\"”»’)\]*_]{0,4}\s+(?=[\"“«(¿¡*_\-–•]{0,4}\s?[^\W\d_a-zß-ÿ])"
    r"|(?<=\n)[ \t]*\n)"
)
MARKUP = re.compile(r"(?:</?\w{1,10}>|[*_\s]){1,20}\Z")
MARKS = frozenset("*_>")
DATED = re.compile(r"[^,;\n]{2,50}?\b(?:19|20)\d\d\s?,")
YEAR = re.compile(r"(?:19|20)\d\d")
LABEL_REACH, LONGEST_MARKUP, DATE_REACH = 12, 60, 8
EDGE = " \t\r\n*_#>-–—•·.:;)"


def sentences(speech: Speech, provision: Provision, starts: list[int]) -> list[tuple[int, int]]:
    """List the sentences, each as the numbers of its first and last word (excluded).

    `starts` are the positions at which the provisions of the instrument start, in order.
    """
    found: list[tuple[int, int]] = []
    for start, end in _segments(provision, starts):
        at = body_starts(speech.words.text, provision, start, end)
        end = body_ends(speech.words.text, at, end)
        first, stop = speech.words.between(at, end)
        for cut in _cuts(speech, at, end):
            last = bisect_left(speech.words.starts, cut, first, stop)
            if last > first:
                found.append((first, last))
                first = last
        if stop > first:
            found.append((first, stop))
    return found


def opens_with_date(text: str, provision: Provision) -> bool:
    """Say whether a labelled provision seems to open with a year ("7.1 By 2030, …")."""
    return provision.label is not None and bool(DATED.match(text, provision.start, provision.end))


def after_date(speech: Speech, first: int, last: int) -> int | None:
    """Give the number of the word after "By 2030,", or None where no date opens a sentence."""
    for i in range(first, min(first + DATE_REACH, last - 1)):
        if YEAR.fullmatch(speech.words.words[i]):
            return i + 1 if "," in speech.gap(i, i + 1) else None
    return None


def body_starts(text: str, provision: Provision, start: int, end: int) -> int:
    """Give the position after the printed label and the heading."""
    for words in (provision.label, provision.heading):
        if words and start == provision.start:
            at = text.find(words, start, start + len(words) + LABEL_REACH)
            if at >= 0:
                return _after(text, at + len(words), end, provision, words)
    return start


def body_ends(text: str, start: int, end: int) -> int:
    """Give the position before what is only markup: stars, underscores, a closing tag."""
    if not (text[end - 1 : end].isspace() or text[end - 1 : end] in MARKS):
        return end
    found = MARKUP.search(text, max(start, end - LONGEST_MARKUP), end)
    return found.start() if found else end


def last_mark(text: str, start: int, end: int) -> str:
    """Give the sign that ends some words, markup left out; two hyphens are a dash."""
    end = body_ends(text, start, end)
    return "—" if text[end - 2 : end] == "--" else text[end - 1 : end]


def _after(text: str, at: int, end: int, provision: Provision, words: str) -> int:
    heading = provision.heading
    if heading and words is not heading:
        found = text.find(heading, at, at + len(heading) + LABEL_REACH)
        if found >= 0:
            at = found + len(heading)
    while at < end and text[at] in EDGE:
        at += 1
    return at


def _segments(provision: Provision, starts: list[int]) -> list[Span]:
    """Join the pieces of a provision that only page furniture cuts apart."""
    spans = provision.spans or ((provision.start, provision.end),)
    if len(spans) == 1:
        return [*spans]
    joined: list[Span] = []
    for start, end in spans:
        if joined and not _starts_between(starts, joined[-1][1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _starts_between(starts: list[int], after: int, before: int) -> bool:
    i = bisect_right(starts, after - 1)
    return i < len(starts) and starts[i] < before


def _cuts(speech: Speech, start: int, end: int) -> Iterator[int]:
    text = speech.words.text
    for found in BOUNDARY.finditer(text, start, end):
        if text[found.start()] == "\n":
            if _goes_on(text, found.end(), end):
                continue
        elif _abbreviates(speech, found.start()):
            continue
        yield found.end()


def _goes_on(text: str, at: int, end: int) -> bool:
    """Say whether a sentence carries on after a blank line (a page break cut it)."""
    while at < end and text[at].isspace():
        at += 1
    return at < end and text[at].islower()


def _abbreviates(speech: Speech, dot: int) -> bool:
    first, last = speech.words.between(dot - 8, dot)
    return (
        last > first
        and speech.words.ends[last - 1] == dot
        and speech.said(last - 1, "abbreviations")
    )
