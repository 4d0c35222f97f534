"""Write everything public, and nothing else; the same register gives the same bytes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path


def add_arguments(parser: ArgumentParser) -> None:
    """Take the form and the file."""
    parser.add_argument("--format", choices=("zip", "iati", "prov"), default="zip")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")


def run(arguments: Namespace) -> int:
    """Write the file and say how large it is."""
    from compromiso.register.opening import open_register

    open_register()
    from compromiso.register.selectors.open_data import open_data
    from compromiso.register.selectors.open_formats import iati, provenance

    def prov() -> Iterator[bytes]:
        return (part.encode() for part in provenance())

    write = {"zip": open_data, "iati": iati, "prov": prov}
    with arguments.out.open("wb") as stream:
        size = sum(map(stream.write, write[arguments.format]()))
    print(f"{arguments.out}: {size} bytes")
    return 0
