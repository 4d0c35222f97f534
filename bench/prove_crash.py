"""Kill a loader at random moments: no half document, and none lost that was acknowledged.

`python bench/prove_crash.py --kills 200 --seed 1`: each round starts a loader of the seeds, kills
it (-9) at a random moment, half of the time while it stores, and checks all that it left.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.register_in import asked, documents, forked, set_up, use

Counts = dict[str, dict[str, int]]


@dataclass
class Tally:
    """What the kills left behind."""

    kills: int = 0
    while_storing: int = 0
    finished: int = 0
    half: int = 0
    lost: int = 0
    broken: list[str] = field(default_factory=list)
    held: Counter[int] = field(default_factory=Counter)


def load(files: list[Path], outlet: int) -> None:
    """Load each file; write a line when storing starts and one when the document is held."""
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.load import load_document

    def say(step: str) -> None:
        os.write(outlet, f"{step}\n".encode())

    for file in files:
        outcome = load_document(file.read_bytes(), file.name, by=LOCAL, progress=say)
        say(f"held {outcome.source.sha256}")


def counts_of(files: list[Path]) -> Counts:
    """Give how many records of each kind each document must have."""
    from compromiso.exchange.records import COLLECTIONS
    from compromiso.intake import read_file

    counts: Counts = {}
    for file in files:
        dossier = read_file(file)
        counts[dossier.source.sha256] = {
            kind: len(getattr(dossier, collection)) for kind, collection in COLLECTIONS.items()
        }
    return counts


def check(expected: Counts) -> tuple[set[str], list[str], list[str]]:
    """Give the sources held, those that are half, and what else is wrong."""
    from compromiso.register.models import Source
    from compromiso.register.opening import sweep
    from compromiso.register.rows import NOUN
    from compromiso.register.services.rebuild import verify
    from compromiso.register.store import blobs

    sweep(older_than_s=-1)
    held, half = set(), []
    for source in Source.objects.all():
        held.add(source.sha256)
        for kind, number in expected[source.sha256].items():
            rows = NOUN[kind]._default_manager.filter(source_id=source.id).count()
            if rows != number:
                half.append(f"{source.name}: {rows} of {number} {kind}")
    verdict = verify()
    wrong = [str(difference) for difference in verdict.differences] + list(verdict.damaged)
    if set(blobs().hashes()) != held:
        wrong.append("originals and sources differ")
    return held, half, wrong


def killed_round(var: Path, files: list[Path], chance: random.Random, span: float) -> list[str]:
    """Load until killed, and give the lines that the loader had written by then."""
    inlet, outlet = os.pipe()
    loader = forked(partial(_load_in, var, files, outlet))
    os.close(outlet)
    said = ""
    if chance.random() < 0.5:
        wanted = chance.randint(1, len(files))
        while said.count("storing\n") < wanted and (chunk := os.read(inlet, 4096)):
            said += chunk.decode()
        time.sleep(span / 4 * chance.random() ** 3)
    else:
        time.sleep(chance.uniform(0, span))
    os.kill(loader, signal.SIGKILL)
    os.waitpid(loader, 0)
    while chunk := os.read(inlet, 4096):
        said += chunk.decode()
    os.close(inlet)
    return said.splitlines()


def _load_in(var: Path, files: list[Path], outlet: int) -> None:
    use(var)
    load(files, outlet)


def _check_in(var: Path, expected: Counts) -> tuple[set[str], list[str], list[str]]:
    use(var)
    return check(expected)


def _timed(var: Path, files: list[Path]) -> float:
    """Give how long a loader takes that nobody kills."""
    inlet, outlet = os.pipe()
    start = time.perf_counter()
    loader = forked(partial(_load_in, var, files, outlet))
    os.close(outlet)
    os.waitpid(loader, 0)
    os.close(inlet)
    return time.perf_counter() - start


def prove(kills: int, seed: int, root: Path) -> Tally:
    """Kill as many loaders and tally what they left."""
    chance = random.Random(seed)  # noqa: S311 - the same moments again, not secrets
    files, tally = documents(), Tally()
    empty = _empty_register(root)
    expected = asked(partial(counts_of, files))
    span = _timed(_fresh(empty, root / "timed"), files)
    var, acknowledged = _fresh(empty, root / "var"), set[str]()
    while tally.kills < kills:
        chance.shuffle(files)
        said = killed_round(var, files, chance, span * 1.05)
        tally.kills += 1
        acknowledged |= {line[5:] for line in said if line.startswith("held ")}
        held, half, wrong = asked(partial(_check_in, var, expected))
        _count(tally, said, held, half, wrong, acknowledged)
        if len(held) == len(files) or chance.random() < 0.3:
            var, acknowledged = _fresh(empty, root / "var"), set()
    return tally


def _count(
    tally: Tally,
    said: list[str],
    held: set[str],
    half: list[str],
    wrong: list[str],
    acknowledged: set[str],
) -> None:
    tally.half += len(half)
    tally.lost += len(acknowledged - held)
    tally.broken += [*half, *wrong]
    tally.held[len(held)] += 1
    tally.while_storing += bool(said) and said[-1] == "storing"
    tally.finished += len(acknowledged) == len(held) and said.count("storing") == len(held) == 5


def _empty_register(root: Path) -> Path:
    empty = root / "empty"
    set_up(empty)

    def make() -> None:
        from compromiso.register.opening import open_register

        open_register()

    asked(make)
    return empty


def _fresh(empty: Path, var: Path) -> Path:
    shutil.rmtree(var, ignore_errors=True)
    shutil.copytree(empty, var)
    return var


def main() -> int:
    """Prove it and print the figures; 0 if nothing was half, lost or broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as root:
        tally = prove(arguments.kills, arguments.seed, Path(root))
    for fault in tally.broken:
        print(fault)
    shares = ", ".join(f"{held} held: {times}" for held, times in sorted(tally.held.items()))
    print(
        f"{tally.half} half documents, {tally.lost} acknowledged lost of {tally.kills} kills "
        f"({len(tally.broken)} other faults; {tally.while_storing} killed while storing; {shares}; "
        f"seed {arguments.seed}; {time.perf_counter() - start:.0f} s)"
    )
    return 1 if tally.broken or tally.lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
