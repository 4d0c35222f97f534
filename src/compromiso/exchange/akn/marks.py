"""What Akoma Ntoso has no attribute for and reading back needs, in attributes of our own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from lxml import etree

from compromiso.exchange.akn.elements import AKN, OWN, add, mark
from compromiso.model.citation import Citation, Target
from compromiso.model.dossier import Dossier
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision

SOURCE = ("name", "sha256", "media_type", "bytes", "language", "pages")


def mark_source(meta: etree._Element, dossier: Dossier) -> None:
    """Say in the metadata of a file which source was read, and by whom."""
    told = _told(meta, "source")
    for key in SOURCE:
        value = getattr(dossier.source, key)
        mark(told, key, "" if value is None else str(value))
    mark(told, "extractor", dossier.extractor)


def mark_instrument(meta: etree._Element, instrument: Instrument) -> None:
    """Say in its metadata what an instrument is called within its file and who its bodies are."""
    written = _told(meta, "instrument")
    mark(written, "id", instrument.id)
    mark(written, "date", instrument.date or "")
    bodies = [[body.id, body.name, body.kind, body.role] for body in instrument.bodies]
    mark(written, "bodies", _listed(bodies))


def mark_provision(written: etree._Element, provision: Provision) -> None:
    """Say of a provision what its number and heading do not."""
    mark(written, "spans", " ".join(f"{start}-{end}" for start, end in provision.spans))
    mark(written, "boxes", " ".join(",".join(map(str, box)) for box in provision.boxes))
    mark(written, "page", "" if provision.page is None else str(provision.page))
    mark(written, "confidence", repr(provision.confidence) if provision.confidence < 1 else "")
    mark(written, "eid", provision.eid)
    mark(written, "path", _listed(provision.path))
    mark(written, "label", provision.label or "")
    mark(written, "norm", provision.label_norm or "")
    mark(written, "heading", provision.heading or "")
    mark(written, "alternatives", _listed(provision.alternatives))


def mark_citation(
    written: etree._Element, citation: Citation, aside: Callable[[Target], object]
) -> None:
    """Say how far a citation could be followed, and of its targets what their addresses do not."""
    mark(written, "status", citation.status.value)
    mark(written, "form", citation.form)
    mark(written, "reason", citation.reason)
    for key in ("targets", "suggestions"):
        parts = [aside(target) for target in getattr(citation, key)]
        mark(written, f"{key}_parts", _listed(parts) if any(parts) else "")


def _told(meta: etree._Element, kind: str) -> etree._Element:
    """Give a new element of our own in the part of the metadata that is free for them."""
    identification = meta.find(f"{{{AKN}}}identification")
    source = "" if identification is None else identification.get("source", "")
    free = meta.find(f"{{{AKN}}}proprietary")
    if free is None:
        free = add(meta, "proprietary", source=source)
    return etree.SubElement(free, f"{{{OWN}}}{kind}")


def told_in(meta: etree._Element | None, kind: str) -> etree._Element | None:
    """Give the element of our own of a kind in some metadata, or None."""
    return None if meta is None else meta.find(f"{{{AKN}}}proprietary/{{{OWN}}}{kind}")


def own(written: etree._Element, key: str) -> str | None:
    """Give an attribute of our own, or None."""
    return written.get(f"{{{OWN}}}{key}")


def _listed(values: Iterable[object]) -> str:
    told = list(values)
    return json.dumps(told, ensure_ascii=False) if told else ""
