"""The formats that documents are written in, to the screen or into a folder."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Final

from compromiso.cli.documents import Documents
from compromiso.cli.outline import outline
from compromiso.errors import CompromisoError
from compromiso.exchange.jsonl import write_jsonl
from compromiso.model.dossier import Dossier

FORMATS: Final = ("jsonl", "csv", "akn", "text")
SUFFIXES: Final = {"jsonl": ".jsonl", "csv": "", "akn": ".xml", "text": ".outline.txt"}


class NeedsFolder(CompromisoError):
    """What was asked for is several files, and no folder was named for them."""

    code = "CLI-01"
    problem = "{what} cannot be printed one after another."
    remedy = "Name a folder for the files: --out FOLDER"


def add_out(parser: ArgumentParser, *, required: bool) -> None:
    """Let a verb take the folder that it writes into."""
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", required=required, help="write files into this folder"
    )


class Folder:
    """A folder that takes each document under a name of its own."""

    def __init__(self, folder: Path, format_: str) -> None:
        self.folder = folder
        self.format = format_
        self.taken: set[Path] = set()
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, dossier: Dossier, name: str) -> Path:
        """Write a document into the folder and give where it is."""
        path = self._free(name)
        if self.format == "csv":
            from compromiso.exchange.csv import write_tables

            write_tables(dossier, path)
        else:
            path.write_bytes(told(dossier, self.format))
        return path

    def _free(self, name: str) -> Path:
        number, suffix = 1, SUFFIXES[self.format]
        path = self.folder / f"{name}{suffix}"
        while path in self.taken:
            number += 1
            path = self.folder / f"{name}-{number}{suffix}"
        self.taken.add(path)
        return path


def told(dossier: Dossier, format_: str) -> bytes:
    """Give a document in a format that is one file: JSON lines, Akoma Ntoso or an outline."""
    return WRITERS[format_](dossier)


def _jsonl(dossier: Dossier) -> bytes:
    stream = StringIO()
    write_jsonl(dossier, stream)
    return stream.getvalue().encode("utf-8")


def _akn(dossier: Dossier) -> bytes:
    from compromiso.exchange.akn import to_akn

    return to_akn(dossier)


def _outline(dossier: Dossier) -> bytes:
    return "".join(f"{line}\n" for line in outline(dossier)).encode("utf-8")


WRITERS: Final[dict[str, Callable[[Dossier], bytes]]] = {
    "jsonl": _jsonl,
    "akn": _akn,
    "text": _outline,
}


def write_documents(documents: Documents, format_: str, out: Path | None) -> None:
    """Write each document as it is read: into the folder `out`, or to the screen."""
    if out is None:
        _print(documents, format_)
        return
    folder = Folder(out, format_)
    for file, dossier in documents:
        print(folder.take(dossier, file.name))


def _print(documents: Documents, format_: str) -> None:
    if format_ == "csv":
        raise NeedsFolder(what="The tables of a document")
    for number, (_, dossier) in enumerate(documents):
        if format_ == "akn" and number:
            raise NeedsFolder(what="Several XML documents")
        sys.stdout.write(told(dossier, format_).decode("utf-8"))
