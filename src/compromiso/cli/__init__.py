"""The command line: one verb a file, looked up by name and imported only when it is called.

A verb is a module with two functions: `add_arguments(parser)` says what the verb takes, and
`run(arguments)` does it and gives the exit code. A verb raises `CompromisoError` for what cannot be
done; it is told once, here: the code and the problem, then the remedy.
"""

from __future__ import annotations

import os
import sys
from argparse import Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Any, Final

from compromiso import __version__
from compromiso.errors import CompromisoError

VERBS: Final = {
    "read": "read documents and write what was found in them",
    "audit": "list the citations to doubt, the points nobody cites, the words misquoted",
    "coverage": "show which provisions are cited, served without citation, or uncited",
    "align": "lay two languages or versions side by side and list where they differ",
    "export": "write documents as JSON lines, tables or Akoma Ntoso",
    "themes": "list the themes of commitments, or write them as SKOS",
    "load": "load documents into the register",
    "serve": "serve the pages of the register on this machine",
    "work": "do the work that waits in the database",
    "remind": "remind those who are asked for a report, by one mail a day",
    "dump": "write everything public as open data",
    "assess": "draft the annual assessment of a year from the ledger",
    "verify": "check that the register holds whole documents only",
    "rebuild": "rebuild what the register shows from its ledger",
    "account": "make the first accounts, and list those that are held",
    "backup": "write every row and every original into one file",
    "restore": "put a backup into an empty register and compare the two",
    "move": "move the register to another database",
}
"""The verbs, each a module of this package, with what it does in a few words."""


class MachineRefused(CompromisoError):
    """The machine refused a file: it may not be written, its folder is absent, the disk is full."""

    code = "CLI-03"
    problem = "{name}: {why}."
    remedy = "Check the name, the right to write there and the room that is left."


INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words after `compromiso` ask and give the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] not in VERBS:
        _overview().parse_args(words or ["--help"])
        return 2
    try:
        return _do(words[0], words[1:])
    except CompromisoError as error:
        tell(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on
        return PIPE_CLOSED
    except OSError as error:
        refused = MachineRefused(name=error.filename or words[0], why=error.strerror or error)
        tell(refused)
        return refused.exit_code


def tell(error: CompromisoError) -> None:
    """Say on the standard error what the problem is and what to do about it."""
    print(f"{error.code}: {error.told()}\n  {error.cure()}", file=sys.stderr)


def _do(verb: str, words: list[str]) -> int:
    module = import_module(f"compromiso.cli.{verb}")
    parser = ArgumentParser(
        prog=f"compromiso {verb}",
        description=module.__doc__,
        formatter_class=RawDescriptionHelpFormatter,
    )
    module.add_arguments(parser)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # the record stream is UTF-8 wherever it goes
    code = module.run(parser.parse_args(words))
    sys.stdout.flush()
    return int(code)


def _overview() -> ArgumentParser:
    listed = "\n".join(f"  {verb:10}{said}" for verb, said in VERBS.items())
    parser = ArgumentParser(
        prog="compromiso",
        description="From the texts in which governments commit themselves to a follow-up system.",
        epilog=f"verbs:\n{listed}\n\n`compromiso VERB --help` says what a verb takes.",
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    parser.add_argument("verb", choices=tuple(VERBS), metavar="VERB", help="what to do")
    return parser


class _Version(Action):
    def __call__(self, parser: ArgumentParser, *_: Namespace | str | Sequence[Any] | None) -> None:
        from compromiso import compiled

        print(f"compromiso {__version__}, {compiled.told()}")
        parser.exit()
