"""Load documents into the register; each is held wholly or not at all, the same bytes once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from compromiso.cli import tell
from compromiso.cli.pages_told import pages_of
from compromiso.errors import CompromisoError


def add_arguments(parser: ArgumentParser) -> None:
    """Take documents, or folders that hold them."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a document, or a folder of documents"
    )


def run(arguments: Namespace) -> int:
    """Load each document and say so once it is held; give 0 if all are."""
    from compromiso.register.opening import open_register

    open_register()
    return load_all(files_in(arguments.paths), partial(print, flush=True))


def load_all(files: Iterable[Path], say: Callable[[str], object]) -> int:
    """Load each file; tell of those that cannot be and give the exit code."""
    refused: list[CompromisoError] = []
    loaded = 0
    for file in files:
        try:
            say(_loaded(file))
            loaded += 1
        except CompromisoError as error:
            tell(error)
            refused.append(error)
    if not refused:
        return 0
    return refused[0].exit_code if len(refused) == 1 and not loaded else 1


def _loaded(file: Path) -> str:
    from compromiso.intake.reading import opened
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.load import load_document

    outcome = load_document(opened(file), file.name, by=LOCAL, pages=pages_of(file))
    word = "loaded" if outcome.is_new else "held already"
    return f"{word}: {file.name} {outcome.source.sha256[:16]}"


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file that is named or stands in a folder that is named, hidden ones left out."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if _is_document(file, path))
        else:
            yield path


def _is_document(file: Path, folder: Path) -> bool:
    return file.is_file() and not any(p.startswith(".") for p in file.relative_to(folder).parts)
