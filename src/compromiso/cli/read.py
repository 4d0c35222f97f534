"""Read documents and write what was found in them: an outline for people, records for programs.

With --engine, folders of any size are read into a store: what it holds already is not read again.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from compromiso.cli.documents import Documents, add_paths
from compromiso.cli.outputs import FORMATS, NeedsFolder, add_out, write_documents


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the verb takes."""
    add_paths(parser)
    parser.add_argument(
        "--format",
        choices=(*FORMATS, "parquet"),
        help="text: an outline (the default); jsonl: the record stream; csv: tables; akn: XML; "
        "with --engine jsonl, or parquet: tables beside it (the default)",
    )
    add_out(parser, required=False)
    parser.add_argument(
        "--engine",
        choices=("local", "dask"),
        help="read thousands into the store --out, in processes or on a cluster",
    )
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a dask scheduler: tcp://HOST:PORT")
    parser.add_argument("--workers", type=int, default=0, help="as many as there are cores")


def run(arguments: Namespace) -> int:
    """Read the documents and write them in the format asked for."""
    if arguments.engine or arguments.format == "parquet":
        return _run_in_bulk(arguments)
    documents = Documents(arguments.paths)
    write_documents(documents, arguments.format or "text", arguments.out)
    return documents.exit_code()


def _run_in_bulk(arguments: Namespace) -> int:
    """Read into a store and say in a line what became of the documents."""
    from compromiso.bulk.run import Order, read_in_bulk  # late: only these runs need it

    if arguments.out is None or arguments.format not in (None, "jsonl", "parquet"):
        raise NeedsFolder(what="What is read in bulk, as jsonl or parquet,")
    order = Order(
        engine=arguments.engine or "local",
        workers=arguments.workers,
        scheduler=arguments.scheduler,
        parquet=arguments.format != "jsonl",
    )
    became = read_in_bulk(arguments.paths, arguments.out, order)
    told = (f"{became[kind]} {kind}" for kind in ("read", "refused", "copy"))
    print(f"{arguments.out}: {', '.join(told)}")
    return 1 if became["refused"] else 0
