"""The theme scheme as SKOS, in RDF/XML: for thesaurus tools and other registers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET  # it writes here; nothing is parsed

from compromiso.terms.loading import LANGUAGES
from compromiso.terms.theme_scheme import Theme

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
XML_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
BASE: Final = "urn:x-compromiso:theme:"
TITLES: Final[Mapping[str, str]] = {
    "en": "Themes of migration and development",
    "es": "Temas de migración y desarrollo",
    "pt": "Temas de migração e desenvolvimento",
    "fr": "Thèmes des migrations et du développement",
}


def to_skos(themes: Mapping[str, Theme], base: str = BASE) -> str:
    """Give the scheme as one RDF/XML document; each concept is `base` and its identifier."""
    ET.register_namespace("rdf", RDF)
    ET.register_namespace("skos", SKOS)
    root = ET.Element(f"{{{RDF}}}RDF")
    root.append(_scheme(themes, base))
    narrower: dict[str, list[str]] = {}
    for theme in themes.values():
        narrower.setdefault(theme.broader or "", []).append(theme.id)
    for theme in themes.values():
        root.append(_concept(theme, narrower.get(theme.id, ()), _related(theme, themes), base))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _scheme(themes: Mapping[str, Theme], base: str) -> ET.Element:
    element = ET.Element(f"{{{SKOS}}}ConceptScheme", {f"{{{RDF}}}about": f"{base}scheme"})
    for language in LANGUAGES:
        _say(element, "prefLabel", language, TITLES[language])
    for theme in themes.values():
        if theme.broader is None:
            _point(element, "hasTopConcept", base + theme.id)
    return element


def _concept(
    theme: Theme, narrower: Iterable[str], related: Iterable[str], base: str
) -> ET.Element:
    element = ET.Element(f"{{{SKOS}}}Concept", {f"{{{RDF}}}about": base + theme.id})
    for language in LANGUAGES:
        _say(element, "prefLabel", language, theme.label[language])
        for name in theme.other_names(language):
            _say(element, "altLabel", language, name)
    for language, words in theme.definition.items():
        _say(element, "definition", language, words)
    ET.SubElement(element, f"{{{SKOS}}}notation").text = theme.id
    _point(element, "inScheme", f"{base}scheme")
    if theme.broader is None:
        _point(element, "topConceptOf", f"{base}scheme")
    for relation, target in _relations(theme, narrower, related):
        _point(element, relation, base + target)
    for relation, iris in (("exactMatch", theme.exact), ("closeMatch", theme.close)):
        for iri in iris:
            _point(element, relation, iri)
    return element


def _relations(
    theme: Theme, narrower: Iterable[str], related: Iterable[str]
) -> Iterator[tuple[str, str]]:
    if theme.broader is not None:
        yield "broader", theme.broader
    yield from (("narrower", target) for target in narrower)
    yield from (("related", target) for target in related)


def _related(theme: Theme, themes: Mapping[str, Theme]) -> list[str]:
    """List what is related either way: the relation holds in both directions."""
    back = (other.id for other in themes.values() if theme.id in other.related)
    return list(dict.fromkeys((*theme.related, *back)))


def _say(parent: ET.Element, name: str, language: str, words: str) -> None:
    ET.SubElement(parent, f"{{{SKOS}}}{name}", {XML_LANGUAGE: language}).text = words


def _point(parent: ET.Element, name: str, iri: str) -> None:
    ET.SubElement(parent, f"{{{SKOS}}}{name}", {f"{{{RDF}}}resource": iri})
