"""The theme scheme written as SKOS."""

from __future__ import annotations

import pytest
from lxml import etree

from compromiso.cli import main
from compromiso.exchange.skos import RDF, SKOS, to_skos
from compromiso.terms.theme_scheme import themes

ABOUT, RESOURCE = f"{{{RDF}}}about", f"{{{RDF}}}resource"
NAMES = {"skos": SKOS}


def scheme(base: str = "https://example.org/t/") -> etree._Element:
    return etree.fromstring(to_skos(themes(), base).encode())


def pointed(root: etree._Element, relation: str) -> set[tuple[str, str]]:
    """List the pairs of concepts that a relation joins."""
    return {
        (element.getparent().get(ABOUT), element.get(RESOURCE))
        for element in root.iterfind(f".//skos:Concept/skos:{relation}", NAMES)
    }


def test_every_theme_is_a_concept_with_one_preferred_name_a_language() -> None:
    concepts = scheme().findall("skos:Concept", NAMES)
    assert len(concepts) == len(themes())
    assert {len(c.findall("skos:prefLabel", NAMES)) for c in concepts} == {4}


def test_what_is_broader_is_narrower_the_other_way_and_related_goes_both_ways() -> None:
    root = scheme()
    assert pointed(root, "broader") == {(b, a) for a, b in pointed(root, "narrower")}
    assert pointed(root, "related") == {(b, a) for a, b in pointed(root, "related")}


def test_everything_that_is_pointed_at_inside_the_scheme_is_there() -> None:
    root = scheme()
    held = {element.get(ABOUT) for element in root}
    inside = {
        e.get(RESOURCE)
        for e in root.iter()
        if (e.get(RESOURCE) or "").startswith("https://example.org/")
    }
    assert inside <= held


def test_matches_lead_to_public_schemes() -> None:
    base = "https://example.org/t/"
    assert (f"{base}remittances", "https://undocs.org/A/RES/73/195#objective-20") in pointed(
        scheme(base), "exactMatch"
    )
    assert (f"{base}labour-rights", "http://metadata.un.org/sdg/8.8") in pointed(
        scheme(base), "exactMatch"
    )


def test_the_command_lists_themes_and_writes_them(
    capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    assert main(["themes", "--language", "es"]) == 0
    assert "\n  Remesas  [remittances]\n" in capsys.readouterr().out
    assert main(["themes", "--format", "skos"]) == 0
    assert capsys.readouterr().out == to_skos(themes())
