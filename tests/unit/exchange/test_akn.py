"""A source as Akoma Ntoso: valid, with the document's own numbers, words and references."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from gold import gold_structure_001, text_001
from lxml import etree
from specimen import PLEDGE, TEXT, at, dossier

from compromiso.exchange.akn import to_akn, validate
from compromiso.exchange.akn.elements import AKN, OWN
from compromiso.exchange.akn.metadata import full_date
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision
from compromiso.model.source import Source

NAMES = {"a": AKN, "c": OWN}


def single() -> Dossier:
    """Give the pledge alone."""
    whole = dossier()
    return replace(
        whole,
        instruments=whole.instruments[:1],
        provisions=tuple(p for p in whole.provisions if p.instrument == PLEDGE),
    )


def found(told: Dossier, path: str) -> list[etree._Element]:
    return etree.fromstring(to_akn(told)).xpath(path, namespaces=NAMES)  # type: ignore[no-any-return]


def letters(text: str) -> str:
    return re.sub(r"[\s*_#•·–—-]", "", text)


def own_words(container: etree._Element) -> str:
    parts = container.xpath("a:num|a:heading|a:intro|a:content|a:wrapUp|a:p", namespaces=NAMES)
    return letters("".join("".join(part.itertext()) for part in parts))  # type: ignore[union-attr]


def test_a_bundle_is_a_collection_of_its_instruments() -> None:
    components = found(dossier(), "//a:documentCollection/a:collectionBody/a:component/*")

    assert [(etree.QName(c).localname, c.get("name")) for c in components] == [
        ("statement", "declaration"),
        ("doc", "action-plan"),
    ]


def test_a_file_with_one_instrument_is_one_document_with_its_own_eids() -> None:
    assert [
        e.get("eId") for e in found(single(), "/a:akomaNtoso/a:statement/a:mainBody//*[@eId]")
    ] == [
        "para_1",
        "para_1__point_a",
        "para_1__point_b",
    ]


@pytest.mark.parametrize(
    "told", [dossier(), single(), replace(dossier(), instruments=(), provisions=())]
)
def test_what_is_written_is_valid(told: Dossier) -> None:
    assert validate(to_akn(told)) == []


def test_the_schema_finds_what_is_wrong() -> None:
    broken = to_akn(single()).replace(b"<num>", b"<number>").replace(b"</num>", b"</number>")

    assert "number" in validate(broken)[0]
    assert validate(b"<akomaNtoso>") != []


def test_an_eid_given_twice_is_told_apart() -> None:
    twice = replace(single(), provisions=single().provisions[:2] + single().provisions[1:2])

    assert validate(to_akn(twice)) == []


def test_a_point_keeps_its_printed_number() -> None:
    assert [num.text for num in found(single(), "//a:num")] == ["1.", "a)", "b)"]


def test_a_citation_is_a_reference_with_its_status() -> None:
    references = found(single(), "//a:ref | //a:inline")

    assert [(r.text, r.get(f"{{{OWN}}}status")) for r in references] == [
        ("point b)", "resolved"),
        ("Santiago Statement", "external"),
        ("point z)", "dangling"),
    ]
    assert references[0].get("href", "").endswith("/river/~para_1__point_b")
    assert references[2].get(f"{{{OWN}}}suggestions", "").endswith("~para_1__point_b")


def test_an_instrument_that_is_not_held_is_named_in_the_metadata() -> None:
    (external,) = found(single(), "//a:ref[@c:status='external']")
    (named,) = found(single(), f"//a:TLCReference[@eId='{external.get('href', '')[1:]}']")

    assert named.get("showAs") == "Santiago Statement"


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("2006-11-05", ("2006-11-05", "full")),
        ("2006-11", ("2006-11-01", "month-only")),
        ("2006", ("2006-01-01", "year-only")),
        ("2006-02-31", ("0001-01-01", "unknown")),
        (None, ("0001-01-01", "unknown")),
    ],
)
def test_a_date_is_written_in_full_and_says_how_much_is_known(
    told: str | None, written: tuple[str, str]
) -> None:
    assert full_date(told) == written


def test_every_level_has_its_date() -> None:
    dates = found(single(), "//a:FRBRdate")

    assert {(d.get("date"), d.get("name")) for d in dates} == {("2006-11-01", "month-only")}
    assert len(dates) == 3


def test_characters_that_xml_cannot_carry_become_spaces() -> None:
    told = replace(
        single(), text=TEXT.replace("The towns", "The\x0ctowns").replace("HEAD", "HE\x00D")
    )

    assert validate(to_akn(told)) == []
    assert b"The towns undertake" in to_akn(told)


def test_words_after_the_points_are_a_wrap_up() -> None:
    title, paragraph, *points = single().provisions
    start, end = at("HEAD OF PAGE")
    told = replace(
        single(),
        provisions=(title, replace(paragraph, spans=(*paragraph.spans, (start, end))), points[0]),
    )

    assert ["".join(w.itertext()).strip() for w in found(told, "//a:wrapUp")] == ["HEAD OF PAGE"]
    assert validate(to_akn(told)) == []


def test_each_provision_says_its_own_words_once() -> None:
    containers = {e.get("eId"): e for e in found(single(), "//*[@eId]")}

    for provision in single().provisions:
        assert own_words(containers[provision.eid]) == letters(said(provision, TEXT))


def said(provision: Provision, text: str) -> str:
    return " ".join(text[start:end] for start, end in provision.spans)


def test_the_hand_made_structure_of_a_real_bundle_is_written_whole() -> None:
    text, structure = text_001(), gold_structure_001()
    told = Dossier(
        Source("001.txt", "0" * 64, "text/plain", len(text), len(text), "en"),
        text,
        structure.instruments,
        structure.provisions,
        structure.artefacts,
    )
    xml = to_akn(told)
    by_spans = {e.get(f"{{{OWN}}}spans"): e for e in etree.fromstring(xml).iter("{*}*")}

    assert validate(xml) == []
    for provision in structure.provisions:
        told_spans = " ".join(f"{a}-{b}" for a, b in provision.spans)
        words = letters(said(provision, text))
        # the theme of a row may be printed in pieces between the other cells
        in_pieces = "" if words.startswith(letters(provision.label or "")) else provision.label
        assert own_words(by_spans[told_spans]) == letters(in_pieces or "") + words
