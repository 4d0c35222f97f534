"""The documents that a command names, read in turn; a broken one does not stop the rest."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from compromiso.cli import tell
from compromiso.cli.pages_told import pages_of
from compromiso.errors import CompromisoError
from compromiso.intake import read_file
from compromiso.model.dossier import Dossier


class EmptyFolder(CompromisoError):
    """A folder that was named holds no file."""

    code = "CLI-02"
    problem = "{name}: there is no file in this folder."
    remedy = "Name a folder with documents in it, or the documents themselves."


def add_paths(parser: ArgumentParser) -> None:
    """Let a verb take documents, or folders that hold them."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a document, or a folder of documents"
    )


@dataclass
class Documents:
    """What a command names; `failures` fills and `read` counts while the documents are read."""

    paths: Iterable[Path]
    failures: list[CompromisoError] = field(default_factory=list)
    read: int = 0

    def __iter__(self) -> Iterator[tuple[Path, Dossier]]:
        """Yield each document that can be read; tell at once of each that cannot."""
        for path in self.paths:
            try:
                for file in _files(path):
                    yield from self._read(file)
            except EmptyFolder as error:
                self._note(error)

    def _read(self, file: Path) -> Iterator[tuple[Path, Dossier]]:
        try:
            dossier = read_file(file, progress=pages_of(file))
        except CompromisoError as error:
            self._note(error)
        else:
            self.read += 1
            yield file, dossier

    def _note(self, error: CompromisoError) -> None:
        self.failures.append(error)
        tell(error)

    def exit_code(self) -> int:
        """Give 0 if all could be read, the error's own code for one document alone, else 1."""
        if not self.failures:
            return 0
        alone = self.read == 0 and len(self.failures) == 1
        return self.failures[0].exit_code if alone else 1


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.iterdir() if file.is_file() and file.name[0] != ".")
    if not files:
        raise EmptyFolder(name=path.name)
    return files
