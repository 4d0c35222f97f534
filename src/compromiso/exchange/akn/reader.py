"""Our own Akoma Ntoso read back: instruments, provisions and citations as they were written.

The words come back with single spaces, a paragraph a line; positions are those in that text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from lxml import etree

from compromiso.exchange.akn.elements import AKN
from compromiso.exchange.akn.errors import NotOurAkn
from compromiso.exchange.akn.marks import SOURCE, own, told_in
from compromiso.exchange.akn.metadata import LANGUAGES
from compromiso.exchange.akn.references import Reference, TargetIndex
from compromiso.exchange.fitting import misfit
from compromiso.model.actor import Actor
from compromiso.model.citation import Citation, Status
from compromiso.model.dossier import EXTRACTOR, Dossier
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision, ProvisionRef, Span
from compromiso.model.source import Source

A: Final = f"{{{AKN}}}"
WORDED: Final = (f"{A}num", f"{A}heading", f"{A}intro", f"{A}content", f"{A}wrapUp", f"{A}p")
REFERENCES: Final = (f"{A}ref", f"{A}inline")
BROKEN: Final = (AttributeError, KeyError, TypeError, ValueError, IndexError)


def read_akn(content: bytes, name: str) -> Dossier:
    """Give the dossier that an Akoma Ntoso file of this program tells."""
    root = _parsed(content, name)
    whole = next(iter(root), None)
    meta = None if whole is None else whole.find(f"{A}meta")
    source = told_in(meta, "source")
    if root.tag != f"{A}akomaNtoso" or whole is None or source is None:
        raise NotOurAkn(name=name, why="it does not say which file it was read from")
    try:
        dossier = _Reader(whole, source).dossier()
    except BROKEN as broken:
        raise NotOurAkn(name=name, why=f"damaged: {type(broken).__name__} {broken}") from broken
    _check(dossier, name)
    return dossier


def _check(dossier: Dossier, name: str) -> None:
    """Pass a dossier that has words, and nouns as they are declared."""
    if not dossier.text.strip():
        raise NotOurAkn(name=name, why="it holds no words")
    read = (dossier.source, *dossier.instruments, *dossier.provisions, *dossier.citations)
    for noun in read:
        if odd := misfit(noun):
            raise NotOurAkn(name=name, why=f"damaged: {odd} is of another kind")


def _parsed(content: bytes, name: str) -> etree._Element:
    """Parse without fetching or expanding anything; refuse a file that declares a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise NotOurAkn(name=name, why=str(broken)[:200]) from broken
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotOurAkn(name=name, why="it declares a document type")
    return root


@dataclass(slots=True)
class _Reader:
    """Walks a file once and writes its words into one text."""

    whole: etree._Element
    told: etree._Element
    signs: list[str] = field(default_factory=list)
    length: int = 0
    instruments: list[Instrument] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def dossier(self) -> Dossier:
        """Give everything that the file tells."""
        bundled = self.whole.tag == f"{A}documentCollection"
        path = f"{A}collectionBody/{A}component/*"
        for document in self.whole.iterfind(path) if bundled else [self.whole]:
            self._document(document)
        text = "".join(self.signs)
        source = self._source(len(text))
        index = TargetIndex(self.instruments, self.provisions, self.names)
        citations = tuple(_citations(self.references, index))
        extractor = own(self.told, "extractor") or EXTRACTOR
        held = tuple(replace(i, source=source.sha256) for i in self.instruments)
        provisions = tuple(self.provisions)
        return Dossier(source, text, held, provisions, citations=citations, extractor=extractor)

    def _source(self, chars: int) -> Source:
        told = {key: own(self.told, key) or "" for key in SOURCE}
        pages = int(told["pages"]) if told["pages"] else None
        size = int(told["bytes"])
        named = (told["name"], told["sha256"], told["media_type"])
        return Source(*named, size, chars, told["language"], pages)

    def _document(self, document: etree._Element) -> None:
        told = told_in(document.find(f"{A}meta"), "instrument")
        if told is None:
            raise KeyError("instrument")
        start, ref = self.length, own(told, "id") or ""
        work = document.find(f"{A}meta/{A}identification/{A}FRBRWork")
        for named in document.iterfind(f"{A}meta/{A}references/{A}TLCReference"):
            self.names[f"#{named.get('eId')}"] = named.get("showAs", "")
        for title in document.iterfind(f"{A}preface/{A}longTitle"):
            self._provision(title, "title", ref)
        for child in document.iterfind(f"{A}mainBody/*"):
            self._hierarchy(child, ref)
        instrument = _instrument(document, told, work)
        self.instruments.append(replace(instrument, id=ref, start=start, end=self.length))

    def _hierarchy(self, element: etree._Element, ref: str) -> None:
        if own(element, "eid") is None:
            return
        kind = element.get("name") if element.tag == f"{A}hcontainer" else None
        self._provision(element, kind or etree.QName(element).localname, ref)

    def _provision(self, element: etree._Element, kind: str, ref: str) -> None:
        """Write the words of an element and of those within it; note where they stand."""
        at, host = len(self.provisions), ProvisionRef(ref, own(element, "eid") or "")
        self.provisions.append(_told_provision(element, kind, host))
        spans: list[Span] = []
        for child in element:
            if child.tag == f"{A}num" and own(element, "number"):
                continue
            if child.tag in WORDED:
                self._words(child, host, spans)
            else:
                self._hierarchy(child, ref)
        start = spans[0][0] if spans else self.length
        end = next((e for s, e in reversed(spans)), start)
        self.provisions[at] = replace(
            self.provisions[at], start=start, end=end, subtree_end=max(self.length, end),
            spans=tuple(spans),
        )  # fmt: skip

    def _words(self, element: etree._Element, host: ProvisionRef, spans: list[Span]) -> None:
        """Write the paragraphs of a part; what goes on at once is one span with what was before."""
        inner = list(element.iterfind(f"{A}p")) or [element]
        for paragraph in inner:
            parting = " " if spans and spans[-1][1] == self.length else "\n\n"
            start = self.length + (len(parting) if self.length else 0)
            pieces = list(_pieces(paragraph))
            words = "".join(words for words, _ in pieces).strip()
            if not words:
                continue
            self._say(parting if self.length else "")
            at = start - (len(pieces[0][0]) - len(pieces[0][0].lstrip()))
            for said, reference in pieces:
                if reference is not None:
                    self.references.append(Reference(reference, host, at, at + len(said), said))
                at += len(said)
            self._say(words)
            if parting == " ":
                start = spans.pop()[0]
            spans.append((start, self.length))

    def _say(self, words: str) -> None:
        self.signs.append(words)
        self.length += len(words)


def _pieces(paragraph: etree._Element) -> Iterator[tuple[str, etree._Element | None]]:
    """Yield the words of a paragraph, those of a reference with its element."""
    yield paragraph.text or "", None
    for child in paragraph:
        if child.tag in REFERENCES:
            yield child.text or "", child
        else:
            yield from _pieces(child)
        yield child.tail or "", None


def _told_provision(element: etree._Element, kind: str, host: ProvisionRef) -> Provision:
    boxes = [box.split(",") for box in (own(element, "boxes") or "").split()]
    page = own(element, "page")
    return Provision(
        host.instrument,
        host.eid,
        tuple(_list(element, "path")),
        own(element, "label"),
        own(element, "norm"),
        kind,
        own(element, "heading"),
        0, 0, 0, (),
        page=int(page) if page else None,
        confidence=float(own(element, "confidence") or 1.0),
        alternatives=tuple(_list(element, "alternatives")),
        boxes=tuple((int(page), *map(float, sides)) for page, *sides in boxes),  # type: ignore[misc]
    )  # fmt: skip


def _list(element: etree._Element, key: str) -> list[Any]:
    told = json.loads(own(element, key) or "[]")
    if not isinstance(told, list):
        raise TypeError(key)
    return told


def _instrument(
    document: etree._Element, marks: etree._Element, work: etree._Element | None
) -> Instrument:
    """Give an instrument, its place in the text left out."""
    if work is None:
        raise KeyError("FRBRWork")
    told = {etree.QName(each).localname: each.get("value", "") for each in work}
    spoken = document.find(f"{A}meta/{A}identification/{A}FRBRExpression/{A}FRBRlanguage")
    languages = {code: language for language, code in LANGUAGES.items()}
    language = languages.get(spoken.get("language", "") if spoken is not None else "", "und")
    bodies = tuple(Actor(*body) for body in _list(marks, "bodies"))
    title, kind, iri = told["FRBRname"], document.get("name", "other"), told["FRBRuri"]
    return Instrument("", iri, title, kind, language, own(marks, "date"), bodies, "", 0, 0)


def _citations(references: list[Reference], index: TargetIndex) -> Iterator[Citation]:
    for reference in references:
        status = own(reference.element, "status")
        if status is None:
            continue
        targets, suggestions = index.targets_of(reference)
        form, reason = own(reference.element, "form") or "", own(reference.element, "reason") or ""
        yield Citation(
            reference.host, reference.start, reference.end, reference.words, form, Status(status),
            targets, suggestions, reason,
        )  # fmt: skip
