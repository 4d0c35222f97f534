"""Write documents into a folder as JSON lines, as tables or as Akoma Ntoso 3.0 XML."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from compromiso.cli.documents import Documents, add_paths
from compromiso.cli.outputs import add_out, write_documents


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the verb takes."""
    add_paths(parser)
    parser.add_argument(
        "--format", choices=("jsonl", "csv", "akn"), required=True, help="what to write"
    )
    add_out(parser, required=True)


def run(arguments: Namespace) -> int:
    """Write each document into the folder and print where it is."""
    documents = Documents(arguments.paths)
    write_documents(documents, arguments.format, arguments.out)
    return documents.exit_code()
