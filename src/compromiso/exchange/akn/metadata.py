"""Who made what and when (FRBR), as Akoma Ntoso asks for it: always a full date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from lxml import etree

from compromiso.exchange.akn.edition import Edition, whole_source
from compromiso.exchange.akn.elements import add, element, no_space
from compromiso.model.actor import Actor
from compromiso.model.instrument import Instrument

NO_DATE = ("0001-01-01", "unknown")
PRECISION = ("year-only", "month-only", "full")
PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
LANGUAGES = {"en": "eng", "es": "spa", "pt": "por", "fr": "fra"}
AUTHOR_UNKNOWN = Actor("unknown", "not named", "body")


def full_date(told: str | None) -> tuple[str, str]:
    """Give a full date and how much of it the text says: `full`, `month-only`, `year-only`.

    >>> full_date("2006-11")
    ('2006-11-01', 'month-only')
    """
    match = PARTIAL_DATE.fullmatch(told or "")
    if match is None:
        return NO_DATE
    parts = [int(part) for part in match.groups() if part]
    try:
        day = date(*[*parts, 1, 1][:3])
    except ValueError:
        return NO_DATE
    return day.isoformat(), PRECISION[len(parts) - 1]


def bundle_meta(edition: Edition) -> etree._Element:
    """Make the metadata of a file that bundles several instruments."""
    source = edition.dossier.source
    iri = f"/akn/un/documentCollection/source/{source.sha256[:16]}"
    return _meta(whole_source(source, "bundle", iri), "", ())


def instrument_meta(instrument: Instrument, edition: Edition) -> etree._Element:
    """Make the metadata of one instrument, with the instruments that it cites and are not held."""
    return _meta(instrument, edition.prefix(instrument.id), edition.externals)


def _meta(instrument: Instrument, prefix: str, externals: Iterable[str]) -> etree._Element:
    meta = element("meta")
    authors = _authors(instrument, prefix)
    identification = add(meta, "identification", source=f"#{prefix}compromiso")
    work = _level(identification, "FRBRWork", instrument, instrument.iri, authors)
    add(work, "FRBRcountry", value=(instrument.iri.split("/") + ["un"] * 3)[2])
    add(work, "FRBRsubtype", value=instrument.kind)
    add(work, "FRBRname", value=instrument.title)
    iri = expression_iri(instrument)
    expression = _level(identification, "FRBRExpression", instrument, iri, authors)
    add(expression, "FRBRlanguage", language=LANGUAGES.get(instrument.language, "und"))
    _level(identification, "FRBRManifestation", instrument, f"{iri}.xml", authors)
    _references(meta, prefix, authors, externals)
    return meta


def expression_iri(instrument: Instrument) -> str:
    """Give the IRI of the instrument in the language and on the date it was read in."""
    language = LANGUAGES.get(instrument.language, "und")
    told, precision = full_date(instrument.date)
    return f"{instrument.iri}/{language}@{told if precision == 'full' else ''}"


def _level(
    identification: etree._Element,
    name: str,
    instrument: Instrument,
    iri: str,
    authors: dict[str, Actor],
) -> etree._Element:
    level = add(identification, name)
    stem, xml, _ = iri.partition(".xml")
    add(level, "FRBRthis", value=f"{stem}/!main{xml}")
    add(level, "FRBRuri", value=iri)
    day, precision = full_date(instrument.date)
    add(level, "FRBRdate", date=day, name=precision)
    for eid in authors:
        add(level, "FRBRauthor", href=f"#{eid}")
    return level


def _authors(instrument: Instrument, prefix: str) -> dict[str, Actor]:
    bodies = instrument.bodies or (AUTHOR_UNKNOWN,)
    return {f"{prefix}author_{no_space(body.id)}": body for body in bodies}


def _references(
    meta: etree._Element, prefix: str, authors: dict[str, Actor], externals: Iterable[str]
) -> None:
    references = add(meta, "references", source=f"#{prefix}compromiso")
    reader = Actor("compromiso", "Compromiso", "organisation")
    for eid, body in {f"{prefix}compromiso": reader, **authors}.items():
        href = f"/akn/ontology/organization/{no_space(body.id)}"
        add(references, "TLCOrganization", eId=eid, href=href, showAs=body.name)
    for number, name in enumerate(externals, 1):
        eid, href = f"{prefix}external_{number}", f"/akn/ontology/instrument/external-{number}"
        add(references, "TLCReference", eId=eid, name="instrument", href=href, showAs=name)
