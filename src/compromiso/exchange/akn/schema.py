"""The strict official schema of Akoma Ntoso 3.0, kept with the code: no network is needed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from lxml import etree


def validate(xml: bytes) -> list[str]:
    """List what the strict schema finds wrong in `xml`: nothing, when it is valid."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        document = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        return [f"line {error.lineno}: {error.msg}"]
    schema = _schema()
    schema.validate(document)
    entries: Iterable[Any] = schema.error_log  # type: ignore[assignment]
    return [f"line {entry.line}: {entry.message}" for entry in entries]


@cache
def _schema() -> etree.XMLSchema:
    with as_file(files("compromiso.exchange") / "schemas") as folder:
        return etree.XMLSchema(etree.parse(folder / "akomantoso30.xsd"))
