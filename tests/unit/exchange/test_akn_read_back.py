"""Akoma Ntoso of our own is read back: structure, labels, words and citations as they were."""

from __future__ import annotations

import pytest
from specimen import dossier
from unit.reading.pdf_file import Sheet, pdf

from compromiso.exchange.akn import read_akn, to_akn
from compromiso.exchange.akn.errors import NotOurAkn
from compromiso.intake.readers import read_any
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision
from compromiso.text.dossier import read

SAME = (
    *("instrument", "eid", "path", "label", "label_norm", "kind", "heading", "page", "boxes"),
    *("confidence", "alternatives"),
)


def letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def told_of(held: Dossier) -> list[tuple[object, ...]]:
    def words(provision: Provision) -> str:
        return letters("".join(held.text[start:end] for start, end in provision.spans))

    return [(*(getattr(p, key) for key in SAME), words(p)) for p in held.provisions]


def test_every_position_that_is_read_back_quotes_its_words() -> None:
    back = read_any(to_akn(dossier()), "towns.xml")
    assert all(back.text[c.start : c.end] == c.raw for c in back.citations)
    point = next(p for p in back.provisions if p.eid == "para_1__point_b")
    assert back.text[point.start : point.end].startswith("b) publish")


def test_pages_and_boxes_come_back() -> None:
    content = pdf(Sheet().say(72, 700, "1. The States meet."), Sheet().say(72, 700, "2. They go."))
    was = read(content, "a.pdf")
    assert [p.page for p in was.provisions] == [1, 2]
    assert told_of(read_akn(to_akn(was), "a.xml")) == told_of(was)


BOMB = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no xml", "Start tag expected"),
        (b"", "empty"),
        (b"<html/>", "does not say which file"),
        (b"<a>" * 400, "depth"),
        (BOMB, "document type"),
        (OUTSIDE, "document type"),
    ],
)
def test_what_is_not_our_own_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(NotOurAkn, match=why):
        read_akn(content, "a.xml")


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b'status="resolved', b'status="solved'),
        (b"FRBRWork", b"FRBRPlay"),
        (b"[&quot;1&quot;", b"{&quot;1&quot;"),
        (b"~para_1__point_b", b"~x"),
    ],
)
def test_a_damaged_file_is_refused_with_what_is_wrong(was: bytes, becomes: bytes) -> None:
    xml = to_akn(dossier())
    assert was in xml
    with pytest.raises(NotOurAkn, match="damaged"):
        read_akn(xml.replace(was, becomes), "a.xml")
