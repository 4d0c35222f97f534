"""A dossier written out in the forms that a browser can take away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from compromiso.model.dossier import Dossier

AT_ONCE: Final = 200
"""So many lines are sent at a time."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of download: how it is written, its media type and the ending of its name.

    It is written part by part, while it is sent.
    """

    write: Callable[[Dossier], Iterable[bytes]]
    media_type: str
    suffix: str


def _jsonl(dossier: Dossier) -> Iterator[bytes]:
    from compromiso.exchange.jsonl import jsonl_lines

    lines = jsonl_lines(dossier)
    while some := "".join(islice(lines, AT_ONCE)):
        yield some.encode()


def _tables(dossier: Dossier) -> Iterator[bytes]:
    from compromiso.exchange.csv import table_parts
    from compromiso.exchange.tables.packing import packed

    return packed(table_parts(dossier))


def _akn(dossier: Dossier) -> Iterable[bytes]:
    from compromiso.exchange.akn import to_akn

    return [to_akn(dossier)]


FORMS: Mapping[str, Form] = {
    "jsonl": Form(_jsonl, "application/x-ndjson; charset=utf-8", "jsonl"),
    "csv": Form(_tables, "application/zip", "csv.zip"),
    "akn": Form(_akn, "application/akn+xml", "xml"),
}
"""Every form that can be asked for, by the word in the address."""
