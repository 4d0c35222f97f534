"""Many people edit one commitment at once: each edit is in the ledger or its author was told.

`python bench/prove_concurrent_edits.py --editors 40`: all open the same version, then save at the
same moment, from processes with threads; whoever is told of a conflict looks again and saves again.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.register_in import asked, documents, set_up, use

PROCESSES = 4


@dataclass(frozen=True)
class Saved:
    """How one edit went: the words, the version that they became, and how often it was told no."""

    words: str
    version: int
    conflicts: int
    worst_s: float


def prepare() -> UUID:
    """Make a register with one document in it and give the commitment to edit."""
    from compromiso.register.models import Commitment
    from compromiso.register.opening import open_register
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.load import load_document

    open_register()
    for file in documents():
        load_document(file.read_bytes(), file.name, by=LOCAL)
    commitment = Commitment.objects.order_by("source__received_at", "order").first()
    if commitment is None:
        raise SystemExit("no document here holds a commitment")
    return commitment.id


def edit(commitment: UUID, number: int, start: Barrier | None) -> Saved:
    """Open the commitment, save at the same moment as all others, and again until it is saved."""
    from django.db import connection

    from compromiso.register.errors import EditConflict
    from compromiso.register.models import Commitment
    from compromiso.register.permissions import Person
    from compromiso.register.services.review import correct_commitment

    words, conflicts, worst = f"edit number {number}", 0, 0.0
    version = Commitment.objects.values_list("version", flat=True).get(id=commitment)
    if start is not None:
        start.wait()
    while True:
        begun = time.perf_counter()
        try:
            now = correct_commitment(
                commitment,
                version=version,
                changes={"action": words},
                by=Person(f"editor-{number}", "editor"),
            )
        except EditConflict as conflict:
            conflicts += 1
            version = conflict.theirs.version
            continue
        finally:
            worst = max(worst, time.perf_counter() - begun)
        connection.close()
        return Saved(words, now.version, conflicts, worst)


def edit_in_threads(
    var: Path, commitment: UUID, numbers: range, start: Barrier, results: object
) -> None:
    """Let one process be as many editors as it has numbers, each a thread."""
    use(var)
    with ThreadPoolExecutor(len(numbers)) as threads:
        saved = list(threads.map(lambda n: edit(commitment, n, start), numbers))
    results.put(saved)  # type: ignore[attr-defined]


def all_edits(var: Path, commitment: UUID, editors: int) -> list[Saved]:
    """Let all editors save at once and give what became of each edit."""
    context = get_context("fork")
    start, results = context.Barrier(editors), context.SimpleQueue()
    shares = [range(first, editors, PROCESSES) for first in range(min(PROCESSES, editors))]
    processes = [
        context.Process(target=edit_in_threads, args=(var, commitment, share, start, results))
        for share in shares
    ]
    for process in processes:
        process.start()
    saved = [one for _ in processes for one in results.get()]
    for process in processes:
        process.join()
    return saved


def in_ledger(var: Path, commitment: UUID) -> dict[str, int]:
    """Give the words of each edit that the ledger holds and the version they became."""
    from compromiso.register.models import LedgerEntry
    from compromiso.register.services.rebuild import verify

    use(var)
    if not verify().is_sound:
        raise SystemExit("the register is not sound")
    entries = LedgerEntry.objects.filter(subject_id=commitment, kind="decision", field="action")
    return {json.loads(entry.value): entry.version for entry in entries}


def prove(editors: int, var: Path) -> tuple[list[Saved], int]:
    """Let editors save at once; give what each was told and how many edits are lost."""
    set_up(var)
    commitment = asked(prepare)
    saved = all_edits(var, commitment, editors)
    held = asked(partial(in_ledger, var, commitment))
    lost = sum(held.get(one.words) != one.version for one in saved) + editors - len(saved)
    return saved, lost


def main() -> int:
    """Prove it and print the figures; 0 if no edit was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--editors", type=int, default=40)
    arguments = parser.parse_args()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as root:
        saved, lost = prove(arguments.editors, Path(root))
    at_once = sum(one.conflicts == 0 for one in saved)
    print(
        f"{lost} lost silently of {arguments.editors} concurrent edits of one commitment "
        f"({at_once} saved at the first try, {len(saved) - at_once} told of a conflict and saved "
        f"after looking again, {sum(one.conflicts for one in saved)} conflicts told; "
        f"slowest answer {max(one.worst_s for one in saved):.2f} s; "
        f"{time.perf_counter() - begun:.0f} s)"
    )
    return 1 if lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
