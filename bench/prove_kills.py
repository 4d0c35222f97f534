"""Kill those who write at random moments: nothing is half, nothing acknowledged is lost.

`python bench/prove_kills.py --kills 500`, on SQLite and PostgreSQL: each round lets a process hand
in reports (a report, its entries, their evidence: one transaction) and change them, and kills it
(-9) at a random moment. The whole register is compared with its ledger again and again.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.postgres import on_both_engines
from bench.register_in import asked, forked, set_up

EVERY = 25
"""After how many kills the whole register is compared with its ledger."""


def begin() -> UUID:
    """Make an empty register with one ministry in it."""
    from compromiso.register.opening import open_register
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.institutions import add_institution

    open_register()
    values = {"slug": "ministry", "name": "A ministry", "kind": "ministry", "country": "uy"}
    return add_institution(values, by=LOCAL).id


def write(ministry: UUID, outlet: int) -> None:
    """Hand in reports and change them without a pause; tell each one that is kept."""
    while True:
        report = _handed_in(ministry)
        os.write(outlet, f"{report} 1\n".encode())
        _changed(report)
        os.write(outlet, f"{report} 2\n".encode())


def _handed_in(ministry: UUID) -> UUID:
    from compromiso.register.keeping import add, add_all
    from compromiso.register.models import Evidence, Report, ReportEntry
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services import ledger

    @ledger.recorded
    def hand_in() -> UUID:
        report = add(Report(institution_id=ministry, country="uy", title="A year"), by=LOCAL)
        entries = [
            ReportEntry(report=report, order=n, text="Done.", commitments=[str(uuid4())])
            for n in range(5)
        ]
        add_all(entries, by=LOCAL)
        add_all([Evidence(entry=entry, kind="link", title="Proof") for entry in entries], by=LOCAL)
        return report.id

    return hand_in()


def _changed(report: UUID) -> None:
    from compromiso.register.keeping import change
    from compromiso.register.models import Report
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services import ledger

    new = {"title": "Another year", "summary": "All of it.", "stage": "in_validation"}
    ledger.recorded(change)(Report, report, version=1, changes=new, by=LOCAL)


def killed(ministry: UUID, chance: random.Random) -> list[str]:
    """Let somebody write until killed, and give what was acknowledged."""
    inlet, outlet = os.pipe()
    writer = forked(partial(write, ministry, outlet))
    os.close(outlet)
    time.sleep(chance.uniform(0.02, 0.4))
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    with os.fdopen(inlet) as stream:
        return stream.read().splitlines()


def faults(acknowledged: dict[str, int]) -> list[str]:
    """Give what is half, lost or not what the ledger says."""
    from compromiso.register.models import Evidence, Report
    from compromiso.register.services.rebuild import verify

    wrong = [f"differs: {difference}" for difference in verify().differences]
    for report in Report.objects.prefetch_related("entries"):
        held = Evidence.objects.filter(entry__report=report).count()
        if (report.entries.count(), held) != (5, 5):
            wrong.append(f"half: {report.id}")
        told = acknowledged.pop(str(report.id), 0)
        if report.version < told:
            wrong.append(f"lost: version {told} of {report.id}")
    return wrong + [f"lost: {report}" for report in acknowledged]


def here(said: Namespace, var: Path) -> int:
    """Prove it on the database that the environment names."""
    set_up(var)
    ministry = asked(begin)
    chance = random.Random(5)  # noqa: S311 - the same moments again, not secrets
    acknowledged: dict[str, int] = {}
    wrong: list[str] = []
    for number in range(1, said.kills + 1):
        for line in killed(ministry, chance):
            report, version = line.split()
            acknowledged[report] = int(version)
        if number % EVERY == 0 or number == said.kills:
            wrong += asked(partial(faults, dict(acknowledged)))
            print(f"\r{number} kills, {len(acknowledged)} kept, {len(wrong)} wrong", end="")
    engine = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"
    told = f"{engine}: {len(wrong)} half, lost or wrong after {said.kills} kills"
    print(f"\n{told}", *wrong[:5], sep="\n")
    return int(bool(wrong))


def main() -> int:
    """Prove it on both engines; 0 if nothing was half, lost or wrong."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    return on_both_engines(parser, here)


if __name__ == "__main__":
    raise SystemExit(main())
