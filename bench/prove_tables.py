"""A table of 5,000 actions in both forms: judged, brought, exported, brought back unchanged.

`python bench/prove_tables.py --rows 5000` says how long each step takes and how many entries the
ledger gained: one for each new action, none when the export is brought back.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.register_in import asked, documents, set_up, use


def main() -> int:
    """Make a register with one institution and prove both forms; the exit code says whether."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5000)
    rows = parser.parse_args().rows
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder))
        for form in ("xlsx", "csv"):
            use(Path(folder) / form)
            (Path(folder) / form).mkdir()
            failed += not asked(partial(prove, form, rows))
    return failed


def prove(form: str, number: int) -> bool:
    """Bring a table of new actions, take it away and bring it back; print what it took."""
    from compromiso.exchange.tables import write_csv, write_xlsx
    from compromiso.register.models import Commitment, LedgerEntry
    from compromiso.register.opening import open_register
    from compromiso.register.permissions import LOCAL
    from compromiso.register.selectors.table_export import table_of
    from compromiso.register.services.institutions import add_institution
    from compromiso.register.services.load import load_document

    open_register()
    for file in documents():
        load_document(file.read_bytes(), file.name, by=LOCAL)
    add_institution({"slug": "own", "name": "Own", "kind": "ministry", "country": "uy"}, by=LOCAL)
    write = {"xlsx": write_xlsx, "csv": write_csv}[form]
    commitments = [str(one) for one in Commitment.objects.values_list("id", flat=True)[:200]]
    cells = table(number, commitments)
    before = LedgerEntry.objects.count()
    content = timed(f"{form} write", lambda: write(cells, "es"))
    brought = bring(form, content)
    added = LedgerEntry.objects.count() - before
    exported = timed(f"{form} export", lambda: write(table_of(LOCAL), "pt"))
    again = bring(f"{form} again", exported)
    kept = LedgerEntry.objects.count() - before - added
    print(f"{form}: {len(content) >> 10} KiB, {added} entries; brought back: {kept} entries")
    return (brought["new"], added) == (number, number) and (again["unchanged"], kept) == (number, 0)


def table(number: int, commitments: list[str]) -> dict[str, list[dict[str, str]]]:
    """Give the cells of new actions, each with a milestone and a budget line."""
    names = [f"own/A{n}" for n in range(number)]
    return {
        "actions": [
            {
                "institution": "own",
                "code": name.removeprefix("own/"),
                "title": f"=Acción {n} «á»",
                "description": "Lo que se hará, con cierto detalle. " * 5,
                "commitments": commitments[n % len(commitments)],
                "start": "2027-01-01",
                "end": "2027-12-31",
            }
            for n, name in enumerate(names)
        ],
        "milestones": [{"action": name, "title": "Pliego", "due": "2027-06"} for name in names],
        "budget": [{"action": name, "amount": "10.5", "currency": "USD"} for name in names],
    }


def bring(form: str, content: bytes) -> dict[str, int]:
    """Look a table through and bring it; give how many rows were of each kind."""
    from compromiso.register import queue
    from compromiso.register.permissions import LOCAL
    from compromiso.register.selectors.jobs import job
    from compromiso.register.services.table_jobs import bring_table, check_table

    checked = timed(f"{form} read", lambda: check_table([content], "t", by=LOCAL))
    timed(f"{form} look through", queue.work_waiting)
    asked = bring_table(checked.id, leave_out_errors=False, by=LOCAL)
    timed(f"{form} bring", queue.work_waiting)
    counts: dict[str, int] = job(asked.id, LOCAL).outcome["counts"]
    return counts


def timed(what: str, work: Callable[[], Any]) -> Any:
    """Do some work, print how long it took, and give what came out."""
    start = time.perf_counter()
    made = work()
    print(f"{what}: {time.perf_counter() - start:.2f} s", flush=True)
    return made


if __name__ == "__main__":
    raise SystemExit(main())
