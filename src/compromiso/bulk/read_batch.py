"""Read one batch into one part: what both engines map over the batches."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from compromiso.bulk.batches import COPY, READ, REFUSED, Batch, Found
from compromiso.bulk.columns import TABLES
from compromiso.bulk.errors import CannotWrite
from compromiso.bulk.lines import parted, row, told_lines
from compromiso.bulk.parts import write_part
from compromiso.errors import CompromisoError
from compromiso.intake.limits import LIMITS, Limits
from compromiso.intake.reading import opened
from compromiso.intake.steady_reader import SteadyReader
from compromiso.model.dossier import EXTRACTOR

_OWN: Final = threading.local()
"""The reader of each thread that reads batches: it stays from one batch to the next."""


@dataclass(frozen=True, slots=True)
class Task:
    """How batches are read: into which folder of parts, with Parquet or without, within what."""

    home: str
    parquet: bool
    limits: Limits = LIMITS


@dataclass
class Part:
    """A part as it grows: the record streams, the rows of each table, what became of the files."""

    records: list[bytes] = field(default_factory=list)
    rows: dict[str, list[bytes]] = field(default_factory=dict)
    became: Counter[str] = field(default_factory=Counter)

    def add(self, table: str, line: bytes) -> None:
        """Add a row to a table."""
        self.rows.setdefault(table, []).append(line)

    def add_told(self, told: bytes) -> None:
        """Add all that was read in a document."""
        for kind, record, line in parted(told):
            self.records.append(record)
            if kind in TABLES:
                self.add(TABLES[kind], line)

    def add_refusal(self, file: Found, sha256: str | None, error: CompromisoError) -> None:
        """Add why a file could not be read."""
        cells = {"code": error.code, "problem": error.told(), "remedy": error.cure()}
        self.add("errors", row(document=sha256, name=file.name, **cells))

    def note(self, file: Found, sha256: str | None, became: str) -> None:
        """Add what became of a file."""
        self.add("files", row(name=file.name, document=sha256, became=became, reader=EXTRACTOR))
        self.became[became] += 1


def read_batch(task: Task, batch: Batch) -> Counter[str]:
    """Read a batch, write its part and say how many files were read, refused or copies."""
    part = Part()
    reader = _reader(task.limits)
    for file in batch.files:
        if file.is_copy:
            part.note(file, file.sha256, COPY)
        else:
            _read(reader, file, part)
    if batch.files:
        try:
            write_part(Path(task.home), batch.name, part.records, part.rows, parquet=task.parquet)
        except OSError as refused:
            why = refused.strerror or str(refused)
            raise CannotWrite(store=task.home, why=why) from refused
    return part.became


def _reader(limits: Limits) -> SteadyReader:
    held: SteadyReader | None = getattr(_OWN, "reader", None)
    if held is None or held.limits != limits:
        held = _OWN.reader = SteadyReader(told_lines, limits)
    return held


def close_reader() -> None:
    """Let the reader of this thread go."""
    if (held := getattr(_OWN, "reader", None)) is not None:
        held.close()
        del _OWN.reader


def _read(reader: SteadyReader, file: Found, part: Part) -> None:
    sha256 = file.sha256
    try:
        content = opened(Path(file.path), file.name, reader.limits)
        sha256 = hashlib.sha256(content).hexdigest()
        part.add_told(reader.ask(content, file.name))
    except CompromisoError as refused:
        part.add_refusal(file, sha256, refused)
        part.note(file, sha256, REFUSED)
    else:
        part.note(file, sha256, READ)
