"""A dossier written out in the forms that a browser can take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from compromiso.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Form:
    """A form of download: how it is written, its media type and the ending of its name."""

    write: Callable[[Dossier], bytes]
    media_type: str
    suffix: str


def _jsonl(dossier: Dossier) -> bytes:
    from compromiso.exchange.jsonl import write_jsonl

    stream = StringIO()
    write_jsonl(dossier, stream)
    return stream.getvalue().encode()


def _tables(dossier: Dossier) -> bytes:
    from compromiso.exchange.csv import write_tables

    packed = BytesIO()
    with TemporaryDirectory() as folder, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for table in write_tables(dossier, Path(folder)):
            archive.write(table, table.name)
    return packed.getvalue()


def _akn(dossier: Dossier) -> bytes:
    from compromiso.exchange.akn import to_akn

    return to_akn(dossier)


FORMS: Mapping[str, Form] = {
    "jsonl": Form(_jsonl, "application/x-ndjson; charset=utf-8", "jsonl"),
    "csv": Form(_tables, "application/zip", "csv.zip"),
    "akn": Form(_akn, "application/akn+xml", "xml"),
}
"""Every form that can be asked for, by the word in the address."""
