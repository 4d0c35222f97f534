"""Read documents and write what was found in them: an outline for people, records for programs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from compromiso.cli.documents import Documents, add_paths
from compromiso.cli.outputs import FORMATS, add_out, write_documents


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the verb takes."""
    add_paths(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text: an outline (the default); jsonl: the record stream; csv: tables; akn: XML",
    )
    add_out(parser, required=False)


def run(arguments: Namespace) -> int:
    """Read the documents and write them in the format asked for."""
    documents = Documents(arguments.paths)
    write_documents(documents, arguments.format, arguments.out)
    return documents.exit_code()
