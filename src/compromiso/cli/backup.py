"""Write every row and every original of the register into one file, as they are at this moment.

Loading and deciding may go on meanwhile. A backup counts once it has been restored somewhere:
`COMPROMISO_VAR=/another/place compromiso restore FILE --verify`.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path


def add_arguments(parser: ArgumentParser) -> None:
    """Take the file to write."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup to write (a zip file)")


def run(arguments: Namespace) -> int:
    """Write the backup and say what it holds."""
    from compromiso.register.opening import open_register

    open_register()
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.backup import back_up

    made = back_up(arguments.file, by=LOCAL)
    originals = sum(name.startswith("originals/") for name in made.parts)
    print(f"{sum(made.rows.values())} rows and {originals} originals in {arguments.file}")
    print(f"head {made.entries}:{made.head}")
    return 0
