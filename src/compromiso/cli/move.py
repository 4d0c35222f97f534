"""Move the register to another database, from SQLite to PostgreSQL or back, and compare the two.

The register stays where it was too: use the new one from now on, and keep the old one until you
trust it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory


def add_arguments(parser: ArgumentParser) -> None:
    """Take the database to move to, and the directory of its originals."""
    parser.add_argument("--to", required=True, metavar="URL", help="postgresql://…, or sqlite")
    parser.add_argument(
        "--var",
        type=Path,
        help="the directory of the moved register (its own, which is new, for sqlite)",
    )


def run(arguments: Namespace) -> int:
    """Back up, restore into the other database and say how to use it."""
    from compromiso.register.opening import open_register

    open_register()
    from django.conf import settings

    from compromiso.register.errors import MoveFailed
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.backup import back_up

    var = (arguments.var or Path(settings.VAR)).resolve()
    with TemporaryDirectory() as folder:
        backup = Path(folder) / "move.zip"
        back_up(backup, by=LOCAL)
        command = [sys.executable, "-m", "compromiso", "restore", str(backup), "--verify"]
        ended = subprocess.run(  # noqa: S603 - our own words
            command,
            env=_environment(arguments.to, var),
            capture_output=True,
            text=True,
            check=False,
        )
    if ended.returncode:
        raise MoveFailed(why=ended.stderr.strip() or ended.stdout.strip())
    print(ended.stdout, end="")
    here = arguments.to == "sqlite"
    place = "without DATABASE_URL" if here else f"DATABASE_URL={_named(arguments.to)}"
    print(f"From now on: COMPROMISO_VAR={var}, {place}")
    return 0


def _named(address: str) -> str:
    """Give an address as it may be shown: what stands between its user and `@` is not told."""
    return re.sub(r"(//[^/@:]*):[^@]*@", r"\1:…@", address)


def _environment(address: str, var: Path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    moved = inherited | {"COMPROMISO_VAR": str(var)}
    return moved if address == "sqlite" else moved | {"DATABASE_URL": address}
