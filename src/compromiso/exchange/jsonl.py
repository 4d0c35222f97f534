"""The record stream as JSON lines, written and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from compromiso.errors import CompromisoError
from compromiso.exchange.nouns import NOUNS, to_noun
from compromiso.exchange.records import COLLECTIONS, Record, to_records
from compromiso.model.dossier import Dossier
from compromiso.model.source import SCHEMA, Source

_COLLECTION_OF = {NOUNS[kind]: collection for kind, collection in COLLECTIONS.items()}


class BadRecord(CompromisoError):
    """A line of a record stream does not tell what a record of its type must tell."""

    code = "EXCH-01"
    problem = "Line {line} of the record stream cannot be read: {cause}."
    remedy = "Write the stream anew with `compromiso read PATH --format jsonl`."


class OtherSchema(CompromisoError):
    """A record stream was written to a version of the schema that this program does not know."""

    code = "EXCH-02"
    problem = "The record stream says schema {found}; this program reads schema {known}."
    remedy = "Read the document again with this version, or use the version that wrote the stream."


def write_jsonl(dossier: Dossier, stream: TextIO) -> None:
    """Write a dossier to `stream`, one record a line."""
    for record in to_records(dossier):
        stream.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
        stream.write("\n")


def read_jsonl(lines: Iterable[str], text: str) -> Dossier:
    """Give the dossier that a stream tells; its positions point into `text`."""
    sources: list[Source] = []
    held: dict[str, list[Any]] = {collection: [] for collection in COLLECTIONS.values()}
    for number, noun in _nouns(lines):
        if isinstance(noun, Source):
            sources.append(noun)
        else:
            held[_COLLECTION_OF[type(noun)]].append(noun)
        if len(sources) != 1:
            raise BadRecord(line=number, cause="a stream tells of one source, on its first line")
    if not sources:
        raise BadRecord(line=1, cause="the stream is empty")
    read: dict[str, Any] = {collection: tuple(nouns) for collection, nouns in held.items()}
    return Dossier(sources[0], text, **read)


def _nouns(lines: Iterable[str]) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            _check_schema(record)
            noun = to_noun(record)
        except (AttributeError, KeyError, TypeError, ValueError) as cause:
            told = f"{type(cause).__name__} {cause}"
            raise BadRecord(line=number, cause=told) from cause
        yield number, noun


def _check_schema(record: Record) -> None:
    if record["type"] == "source" and record["schema"] != SCHEMA:
        raise OtherSchema(found=record["schema"], known=SCHEMA)
