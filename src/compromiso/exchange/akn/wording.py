"""The words of a provision as Akoma Ntoso tells them: number, heading, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from compromiso.exchange.akn.edition import Edition
from compromiso.exchange.akn.elements import add, mark, one_line
from compromiso.exchange.akn.marks import mark_citation
from compromiso.model.citation import Citation, Target
from compromiso.model.provision import Provision, Span

BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n\s*)+")
MARKUP = r"[\s*_#>•·–—-]{0,12}"


@dataclass(frozen=True)
class Wording:
    """A provision's own text: number, heading, what comes before and after its points.

    The number `is_apart` where the text does not begin with it.
    """

    number: str
    heading: tuple[Span, ...]
    before: tuple[Span, ...]
    after: tuple[Span, ...]
    is_apart: bool = False


def wording(provision: Provision, first_child: int | None, text: str) -> Wording:
    """Part the own text of a provision into heading, opening and closing, its number left out."""
    number, at = _number(provision, text)
    spans = _without(provision.spans, at)
    heading = _heading(provision, spans, text)
    rest = _without(spans, heading[-1][1]) if heading else spans
    limit = provision.subtree_end if first_child is None else first_child
    before = tuple(span for span in rest if span[0] < limit)
    after = tuple(span for span in rest if span[0] >= limit)
    return Wording(number, heading, before, after, bool(number) and at == provision.start)


def _number(provision: Provision, text: str) -> tuple[str, int]:
    if not provision.label:
        return "", provision.start
    label = r"\s+".join(map(re.escape, provision.label.split()))
    printed = re.compile(rf"{MARKUP}({label})[*_]{{0,3}}([.:]?)[*_]{{0,3}}")
    found = printed.match(text, provision.start, provision.end)
    if found is None:
        return provision.label, provision.start
    return found[1] + found[2], found.end()


def _without(spans: Iterable[Span], until: int) -> tuple[Span, ...]:
    return tuple((max(start, until), end) for start, end in spans if end > until)


def _heading(provision: Provision, spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    if not provision.heading or not spans:
        return ()
    words = r"\s+".join(map(re.escape, provision.heading.split()))
    found = re.compile(rf"{MARKUP}({words})[*_]{{0,3}}").match(text, *spans[0])
    return ((found.start(1), found.end()),) if found else ()


def paragraphs(spans: Iterable[Span], text: str) -> list[list[Span]]:
    """Part spans into paragraphs at blank lines; a page break in mid-sentence parts nothing."""
    found: list[list[Span]] = [[]]
    for start, end in spans:
        at = start
        for blank in BLANK_LINE.finditer(text, start, end):
            found[-1].append((at, blank.start()))
            found.append([])
            at = blank.end()
        found[-1].append((at, end))
    return [pieces for pieces in found if any(text[a:b].strip() for a, b in pieces)]


class Scribe:
    """Writes pieces of the text into elements, each citation in them as a reference."""

    def __init__(self, edition: Edition, prefix: str) -> None:
        self.edition = edition
        self.prefix = prefix

    def write_paragraphs(self, parent: etree._Element, spans: Iterable[Span]) -> None:
        """Write spans as paragraphs under `parent`; an empty one where there are no words."""
        for pieces in paragraphs(spans, self.edition.dossier.text) or [[]]:
            self.write(add(parent, "p"), pieces)

    def write(self, parent: etree._Element, pieces: Iterable[Span]) -> None:
        """Write pieces of the text into `parent`, parted by single spaces."""
        for number, (start, end) in enumerate(pieces):
            if number:
                _say(parent, " ")
            for citation, piece in self._cut(start, end):
                words = one_line(self.edition.dossier.text[slice(*piece)])
                if citation is None:
                    _say(parent, words)
                else:
                    self._refer(parent, citation, words)
        _strip(parent)

    def _cut(self, start: int, end: int) -> Iterator[tuple[Citation | None, Span]]:
        at = start
        for citation in self.edition.citations_in(start, end):
            if citation.start < at:
                continue
            yield None, (at, citation.start)
            at = min(citation.end, end)
            yield citation, (citation.start, at)
        yield None, (at, end)

    def _refer(self, parent: etree._Element, citation: Citation, words: str) -> None:
        addresses = self._addresses(citation.targets)
        if addresses:
            reference = add(parent, "ref", href=addresses[0])
        else:
            reference = add(parent, "inline", name="citation")
        reference.text = words
        mark_citation(reference, citation, self.edition.aside)
        mark(reference, "targets", " ".join(addresses if len(addresses) > 1 else ()))
        mark(reference, "suggestions", " ".join(self._addresses(citation.suggestions)))

    def _addresses(self, targets: Iterable[Target]) -> list[str]:
        found = [self.edition.address(target, self.prefix) for target in targets]
        return [address for address in found if address]


def _say(parent: etree._Element, words: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def _strip(parent: etree._Element) -> None:
    parent.text = (parent.text or "").lstrip() or None
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "").rstrip() or None
    else:
        parent.text = (parent.text or "").rstrip() or None
