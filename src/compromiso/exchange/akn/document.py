"""A dossier as one Akoma Ntoso file: one document, or a collection of those in a bundle."""

from __future__ import annotations

from typing import Final

from lxml import etree

from compromiso.exchange.akn.edition import Edition, Named
from compromiso.exchange.akn.elements import add, element, mark, one_line
from compromiso.exchange.akn.marks import mark_instrument, mark_provision, mark_source
from compromiso.exchange.akn.metadata import bundle_meta, instrument_meta
from compromiso.exchange.akn.wording import Scribe, wording
from compromiso.model.dossier import Dossier
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision

TELLING: Final = frozenset(
    ("report", "action-plan", "press-release", "follow-up-report", "fact-sheet", "matrix")
) | {"letter", "other"}
"""Kinds written as `doc`; any other is a `statement`, the formal expression of a will."""

HIERARCHY: Final = frozenset(
    ("article", "section", "paragraph", "point", "chapter", "title", "part", "subparagraph")
) | {"subsection", "clause", "indent", "list", "book", "division"}
"""Kinds of provision that Akoma Ntoso knows by the same name; any other is an `hcontainer`."""


def to_akn(dossier: Dossier) -> bytes:
    """Give a dossier as Akoma Ntoso 3.0 XML, valid against the strict schema."""
    edition = Edition(dossier)
    root = element("akomaNtoso")
    alone = len(edition.instruments) == 1
    whole = _document(edition.instruments[0], edition) if alone else _collection(edition)
    mark_source(whole[0], dossier)
    root.append(whole)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _collection(edition: Edition) -> etree._Element:
    collection = element("documentCollection", name="bundle")
    collection.append(bundle_meta(edition))
    body = add(collection, "collectionBody")
    for number, instrument in enumerate(edition.instruments, 1):
        component = add(body, "component", eId=f"cmp_{number}")
        component.append(_document(instrument, edition))
    return collection


def _document(instrument: Instrument, edition: Edition) -> etree._Element:
    document = element("doc" if instrument.kind in TELLING else "statement", name=instrument.kind)
    document.append(instrument_meta(instrument, edition))
    mark_instrument(document[0], instrument)
    provisions = edition.provisions_of(instrument)
    scribe = Scribe(edition, edition.prefix(instrument.id))
    if provisions and _is_title(provisions[0][0]):
        _write_preface(document, provisions.pop(0), scribe)
    _write_body(add(document, "mainBody"), provisions, scribe)
    return document


def _is_title(provision: Provision) -> bool:
    return provision.kind == "title" and provision.label is None


def _write_preface(document: etree._Element, named: Named, scribe: Scribe) -> None:
    title, eid = named
    long_title = add(add(document, "preface"), "longTitle", eId=eid)
    mark_provision(long_title, title)
    scribe.write(add(add(long_title, "p"), "docTitle"), title.spans)


def _write_body(body: etree._Element, provisions: list[Named], scribe: Scribe) -> None:
    open_: list[tuple[Provision, etree._Element]] = []
    followers = [*(provision for provision, _ in provisions[1:]), None]
    for (provision, eid), following in zip(provisions, followers, strict=False):
        while open_ and provision.start >= open_[-1][0].subtree_end:
            open_.pop()
        parent = open_[-1][1] if open_ else body
        has_points = following is not None and following.start < provision.subtree_end
        first_point = following.start if following is not None and has_points else None
        written = _write_provision(provision, first_point, scribe)
        written.set("eId", eid)
        closing = parent.find("{*}wrapUp")
        parent.append(written) if closing is None else closing.addprevious(written)
        open_.append((provision, written))
    if not len(body):
        add(body, "p")


def _write_provision(
    provision: Provision, first_point: int | None, scribe: Scribe
) -> etree._Element:
    written = _container(provision)
    mark_provision(written, provision)
    words = wording(provision, first_point, scribe.edition.dossier.text)
    if words.number:
        add(written, "num").text = one_line(words.number)
        mark(written, "number", "apart" if words.is_apart else "")
    if words.heading:
        scribe.write(add(written, "heading"), words.heading)
    if first_point is None:
        scribe.write_paragraphs(add(written, "content"), words.before)
        return written
    for name, spans in (("intro", words.before), ("wrapUp", words.after)):
        if spans:
            scribe.write_paragraphs(add(written, name), spans)
    return written


def _container(provision: Provision) -> etree._Element:
    if provision.kind in HIERARCHY:
        return element(provision.kind)
    return element("hcontainer", name=provision.kind)
