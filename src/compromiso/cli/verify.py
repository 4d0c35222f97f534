"""Check the register: the ledger's chain, every column against the ledger, every original.

Prints what was checked and, line by line, what is wrong. Keep the head it prints: a ledger that
was cut short or written anew has another one (`--head`).
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

WRONG = 5


def add_arguments(parser: ArgumentParser) -> None:
    """Take the head that an earlier check printed."""
    parser.add_argument("--head", metavar="NUMBER:HASH", help="an entry the ledger must still hold")


def run(arguments: Namespace) -> int:
    """Check everything and give 0 if nothing is wrong."""
    from compromiso.register.opening import open_register

    open_register()
    from compromiso.register.services.rebuild import verify

    verdict = verify(known_head=arguments.head or "")
    for difference in verdict.differences:
        print(
            f"{difference.table} {difference.row} {difference.column}: "
            f"holds {difference.held!r}, the ledger says {difference.expected!r}"
        )
    for damage in verdict.damaged:
        print(damage)
    print(
        f"{verdict.sources} sources, {verdict.entries} ledger entries, {verdict.columns} columns, "
        f"{len(verdict.differences)} differences, {len(verdict.damaged)} damaged originals"
    )
    print(f"head {verdict.entries}:{verdict.head}")
    return 0 if verdict.is_sound else WRONG
