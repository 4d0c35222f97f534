"""The record stream as JSON lines, written and read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from compromiso.errors import CompromisoError
from compromiso.exchange.fitting import misfit
from compromiso.exchange.nouns import NOUNS, to_noun
from compromiso.exchange.records import COLLECTIONS, Record, to_records
from compromiso.model.dossier import EXTRACTOR, Dossier
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


class StreamWithoutText(CompromisoError):
    """A record stream does not hold the text that its positions point into."""

    code = "EXCH-03"
    problem = "The record stream holds records and not the text that they point into."
    remedy = "Write it anew with `compromiso read PATH --format jsonl`, or read the original."


def write_jsonl(dossier: Dossier, stream: TextIO) -> None:
    """Write a dossier to `stream`, one record a line, its text on the last."""
    stream.writelines(jsonl_lines(dossier))


def jsonl_lines(dossier: Dossier) -> Iterator[str]:
    """Yield a dossier one record a line, its text on the last."""
    for record in stream_records(dossier):
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def stream_records(dossier: Dossier) -> Iterator[Record]:
    """Yield the records of a stream: what was found, then the text itself."""
    yield from to_records(dossier)
    yield _text_record(dossier)


def _text_record(dossier: Dossier) -> Record:
    told = {"extractor": dossier.extractor, "sha256": _digest(dossier.text), "text": dossier.text}
    return {"type": "text"} | told


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_stream(content: bytes) -> Dossier:
    """Give the dossier that the bytes of one stream tell; its text must stand in it."""
    try:
        lines = content.decode("utf-8").split("\n")
    except UnicodeDecodeError as broken:
        line = content.count(b"\n", 0, broken.start) + 1
        raise BadRecord(line=line, cause="it is not UTF-8") from broken
    return read_jsonl([line for line in lines if line.strip()])


def read_jsonl(lines: Iterable[str], text: str | None = None) -> Dossier:
    """Give the dossier that a stream tells; its positions point into `text`, else into its own."""
    told = _Told()
    for number, line in enumerate(lines, 1):
        told.take(number, line)
    if told.source is None:
        raise BadRecord(line=1, cause="the stream is empty")
    if text is None:
        text = told.checked_text()
    return told.dossier(told.source, text)


class _Told:
    """What the lines of a stream have told so far."""

    def __init__(self) -> None:
        self.source: Source | None = None
        self.text: str | None = None
        self.extractor = EXTRACTOR
        self.held: dict[str, list[Any]] = {kind: [] for kind in COLLECTIONS.values()}
        self.lines: list[tuple[int, Any]] = []

    def take(self, number: int, line: str) -> None:
        """Take a line; raise `BadRecord` where it tells no record."""
        try:
            record = _record(line)
            if record["type"] == "text":
                self._take_text(number, record)
                return
            _check_schema(record)
            noun = to_noun(record)
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as cause:
            told = f"{type(cause).__name__} {cause}"[:200]
            raise BadRecord(line=number, cause=told) from cause
        if odd := misfit(noun):
            raise BadRecord(line=number, cause=f"its {odd} is of another kind")
        self._hold(number, noun)

    def _take_text(self, number: int, record: Record) -> None:
        if _digest(record["text"]) != record["sha256"]:
            raise BadRecord(line=number, cause="the text is not the one that was written")
        self.text, self.extractor = record["text"], str(record["extractor"])

    def _hold(self, number: int, noun: object) -> None:
        if isinstance(noun, Source) == (self.source is not None):
            raise BadRecord(line=number, cause="a stream tells of one source, on its first line")
        if isinstance(noun, Source):
            self.source = noun
        else:
            self.held[_COLLECTION_OF[type(noun)]].append(noun)
            self.lines.append((number, noun))

    def checked_text(self) -> str:
        """Give the text of the stream once every position is known to lie in it."""
        if self.text is None:
            raise StreamWithoutText()
        length = len(self.text)
        for number, noun in self.lines:
            if not all(_is_within(place, length) for place in _places(noun)):
                raise BadRecord(line=number, cause="a position lies outside the text")
        return self.text

    def dossier(self, source: Source, text: str) -> Dossier:
        """Give the dossier."""
        held: dict[str, Any] = {kind: tuple(nouns) for kind, nouns in self.held.items()}
        return Dossier(source, text, extractor=self.extractor, **held)


def _record(line: str) -> Any:
    """Give the record of a line; ValueError for what no record may hold: NaN, half a character."""
    record = json.loads(line, parse_constant=int)
    if "\\u" in line:
        json.dumps(record, ensure_ascii=False).encode("utf-8")
    return record


def _is_within(place: tuple[object, object], length: int) -> bool:
    start, end = place
    return isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= length


def _places(noun: Any) -> Iterator[tuple[int, int]]:
    """Yield where a noun stands, with each of its pieces."""
    if getattr(noun, "start", None) is not None:
        yield noun.start, noun.end
        yield noun.start, getattr(noun, "subtree_end", noun.end)
    yield from getattr(noun, "spans", ())
    yield from ((mention.start, mention.end) for mention in getattr(noun, "mentions", ()))


def _check_schema(record: Record) -> None:
    if record["type"] == "source" and record["schema"] != SCHEMA:
        raise OtherSchema(found=record["schema"], known=SCHEMA)
