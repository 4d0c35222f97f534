"""Serve the pages of the register on this machine until it is stopped (Ctrl-C)."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any, Final

from compromiso.errors import CompromisoError

EXAMPLES: Final = Path("examples")
THREADS: Final = 8
BODY_BYTES: Final = 256 * 1024 * 1024
"""What one request may carry: several documents, and not the whole disk."""


class PortTaken(CompromisoError):
    """Another program listens at this address already."""

    code = "CLI-10"
    problem = "Nothing can be served at {host}:{port} ({why})."
    remedy = "Name another port: `compromiso serve --port 8001`."


def add_arguments(parser: ArgumentParser) -> None:
    """Take an address, and whether the examples fill an empty register."""
    parser.add_argument("--host", default="127.0.0.1", help="the name to listen at")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen at")
    parser.add_argument(
        "--examples", action="store_true", help="load examples/ if the register is empty"
    )


def run(arguments: Namespace) -> int:
    """Open the register, load the examples where asked, print the address and serve."""
    from compromiso.register.opening import open_register

    open_register()
    if arguments.examples:
        _load_examples()
    from compromiso.register.services.uploads import resume

    resume()
    return _serve(arguments.host, arguments.port)


def _load_examples() -> None:
    from compromiso.cli.load import files_in, load_all
    from compromiso.register.selectors.library import is_empty

    if is_empty() and EXAMPLES.is_dir():
        documents = [file for file in files_in([EXAMPLES]) if file.name != "README.md"]
        load_all(documents, print)
        _take_as_one(documents)


def _take_as_one(documents: list[Path]) -> None:
    """Let the examples that go by one name in several languages count once."""
    from compromiso.register.models import Source
    from compromiso.register.permissions import LOCAL
    from compromiso.register.selectors.comparison import comparisons_of
    from compromiso.register.services.language_versions import take_as_one

    for name in {file.name for file in documents}:
        first, *others = Source.objects.filter(name=name).order_by("received_at", "id")
        for other in others:
            for compared in comparisons_of(first, other):
                take_as_one(compared, by=LOCAL)


def _behind_proxies() -> dict[str, Any]:
    """Give what the server needs to believe the proxies of `COMPROMISO_PROXIES`, if there are."""
    proxies = int(os.environ.get("COMPROMISO_PROXIES") or 0)
    if not proxies:
        return {}
    return {
        "trusted_proxy": "*",
        "trusted_proxy_count": proxies,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def _serve(host: str, port: int) -> int:
    from waitress import create_server

    from compromiso.register.queue import begin
    from compromiso.web.wsgi import application, make_ready, refuse_in_words

    make_ready()
    refuse_in_words()
    try:
        server = create_server(
            application,
            host=host,
            port=port,
            threads=THREADS,
            max_request_body_size=BODY_BYTES,
            **_behind_proxies(),
        )
    except OSError as taken:
        raise PortTaken(host=host, port=port, why=taken.strerror or taken) from taken
    print(f"Compromiso is at http://{host}:{port}/ (Ctrl-C stops it)", flush=True)
    stop = begin()
    try:
        server.run()
    finally:
        stop.set()
    return 0
