"""Put a backup into an empty register: all of it, or nothing where a part is damaged.

Every part is compared with its hash before, and every table with the one backed up after. With
`--verify` the ledger's chain, every column and every original are checked as well.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

WRONG = 5


def add_arguments(parser: ArgumentParser) -> None:
    """Take the backup, and whether to check the register as a whole afterwards."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that backup has written")
    parser.add_argument("--verify", action="store_true", help="check the whole register as well")


def run(arguments: Namespace) -> int:
    """Restore, say what was put back, and give 0 if nothing is wrong."""
    from compromiso.register.opening import open_register

    open_register()
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.rebuild import verify
    from compromiso.register.services.restore import restore

    held = restore(arguments.file, by=LOCAL)
    print(f"{sum(held.rows.values())} rows put back, each table as it was at {held.made_at}")
    if not arguments.verify:
        return 0
    verdict = verify(known_head=f"{held.entries}:{held.head}" if held.entries else "")
    differences = len(verdict.differences) + len(verdict.damaged)
    print(f"verified: {verdict.entries} ledger entries, {differences} differences")
    return 0 if verdict.is_sound else WRONG
