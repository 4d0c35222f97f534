"""What a worker tells of one document: its record stream, and what the tables add to each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from compromiso.exchange.jsonl import stream_records
from compromiso.exchange.records import PLACE, Record
from compromiso.intake.answers import within
from compromiso.intake.limits import LIMITS
from compromiso.intake.readers import read_any
from compromiso.text.reading.progress import Progress, silently

_KIND_AT: Final = len(b'{"type":"')
_line: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def told_lines(content: bytes, name: str, progress: Progress = silently) -> bytes:
    """Read a file and give two lines a record: the record, and the columns that tables add to it.

    A table adds `document`, the SHA-256 of the file, and `words`, the text between `start` and
    `end`.
    """
    dossier = within(read_any(content, name, progress), name, LIMITS)
    lines = []
    for record in stream_records(dossier):
        added: dict[str, Any] = {"document": dossier.source.sha256}
        if PLACE[0] in record:
            added["words"] = _words(record, dossier.text)
        lines += [_line(record), _line(added)]
    return "\n".join(lines).encode("utf-8")


def _words(record: Record, text: str) -> str | None:
    start, end = record["start"], record["end"]
    return None if start is None else text[start:end]


def parted(told: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield what `told_lines` gave, record by record: its type, its line, its row of the table."""
    lines = told.split(b"\n")
    for record, added in zip(lines[::2], lines[1::2], strict=True):
        kind = record[_KIND_AT : record.index(b'"', _KIND_AT)].decode()
        yield kind, record, added[:-1] + b"," + record[1:]


def row(**cells: str | None) -> bytes:
    """Give a row of a table of our own, as a line."""
    return _line(cells).encode("utf-8")
