"""Read broken files by the hundred thousand: each is read, or refused with a code, within limits.

`python bench/prove_hostile.py --count 300000 --seed 1` makes mutants of small documents (text, web
pages, Word, PDF) and reads them as the bulk engine does: one worker for many documents, each
document within limits of its own: 2 s of processor, 512 MB. The clock may run ten times as long,
so that others at work on the machine cannot make a document late; told is the processor time that
the worst one took. What was read is written as records, every tenth time as Akoma Ntoso too.
`--state FILE` keeps what is done, so that a run that was stopped goes on;
`--kept FOLDER` keeps the files that broke something.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from hostile.mutants import OWN_SHARES, SHARES, Shares, mutant
from hostile.reading import LIMITS as TIGHT
from hostile.reading import read_wholly

from compromiso.errors import CompromisoError
from compromiso.intake.steady_reader import SteadyReader

CHUNK = 500
LIMITS = replace(TIGHT, wall_s=10.0 * TIGHT.cpu_s)
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Tally:
    """What became of some mutants: by kind and outcome, the longest work, what broke."""

    outcomes: Counter[str] = field(default_factory=Counter)
    longest_s: float = 0.0
    broken: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take in the tally of other mutants."""
        self.outcomes += other.outcomes
        self.longest_s = max(self.longest_s, other.longest_s)
        self.broken += other.broken


def read_mutants(seed: int, shares: Shares, kept: Path | None, first: int) -> tuple[int, Tally]:
    """Read the mutants of one chunk and tally what became of them."""
    tally = Tally()
    with SteadyReader(read_wholly, LIMITS) as reader:
        for number in range(first, first + CHUNK):
            content, name = mutant(seed, number, shares)
            before = worked(reader.worker)
            told = outcome(reader, content, name)
            tally.longest_s = max(tally.longest_s, worked(reader.worker) - before)
            code = told.partition(":")[0]
            tally.outcomes[f"{name.rpartition('.')[2]} {code}"] += 1
            if code.startswith("TAKE"):
                tally.broken.append(told)
                if kept:
                    (kept / name).write_bytes(content)
    return first, tally


def worked(worker: int) -> float:
    """Give the seconds of processor that a worker has taken; 0 where it is gone."""
    try:
        told = Path(f"/proc/{worker or -1}/stat").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return sum(int(ticks) for ticks in told.rpartition(")")[2].split()[11:13]) / TICKS


def outcome(reader: SteadyReader, content: bytes, name: str) -> str:
    """Say what became of one file: `read`, or the code and the words it was refused with."""
    try:
        reader.ask(content, name)
    except CompromisoError as refused:
        return f"{refused.code}: {refused}"
    return "read"


def done_before(state: Path | None) -> dict[int, Tally]:
    """Give the chunks that an earlier run finished."""
    if state is None or not state.exists():
        return {}
    rows = [json.loads(line) for line in state.read_text(encoding="utf-8").splitlines()]
    return {
        row["first"]: Tally(Counter(row["outcomes"]), row["longest_s"], row["broken"])
        for row in rows
    }


def keep(state: Path | None, first: int, tally: Tally) -> None:
    """Note a finished chunk."""
    if state:
        with state.open("a", encoding="utf-8") as stream:
            row: dict[str, Any] = {"first": first, **vars(tally)}
            stream.write(json.dumps(row) + "\n")


def prove(arguments: argparse.Namespace) -> Tally:
    """Read all mutants that are not read yet and tally them with those that are."""
    whole, done = Tally(), done_before(arguments.state)
    firsts = range(arguments.first, arguments.first + arguments.count, CHUNK)
    for first in firsts:
        if first in done:
            whole.add(done[first])
    if arguments.kept:
        arguments.kept.mkdir(parents=True, exist_ok=True)
    left = [first for first in firsts if first not in done]
    start = time.perf_counter()
    with ProcessPoolExecutor(arguments.workers, mp_context=get_context("fork")) as pool:
        work = partial(
            read_mutants, arguments.seed, OWN_SHARES if arguments.own else SHARES, arguments.kept
        )
        for number, (first, tally) in enumerate(pool.map(work, left), 1):
            keep(arguments.state, first, tally)
            whole.add(tally)
            tell_progress(number, len(left), time.perf_counter() - start, tally.broken)
    return whole


def tell_progress(done: int, of: int, took: float, broken: Iterable[str]) -> None:
    """Print what broke, and now and then how far it is."""
    for told in broken:
        print(told, flush=True)
    if done % 20 == 0 or done == of:
        rate = done * CHUNK / took
        print(f"{done * CHUNK} of {of * CHUNK}, {rate:.0f}/s, {took:.0f} s", flush=True)


def told(tally: Tally, seed: int, took: float) -> Iterator[str]:
    """Say what was proved, by kind of file."""
    for kind in sorted({outcome.split()[0] for outcome in tally.outcomes}):
        codes = {
            code.partition(" ")[2]: times
            for code, times in sorted(tally.outcomes.items())
            if code.startswith(f"{kind} ")
        }
        listed = ", ".join(f"{code} {times}" for code, times in codes.items())
        yield f"{kind:5}{sum(codes.values()):7}: {listed}"
    died = sum("TAKE-04" in line for line in tally.broken)
    yield (
        f"{sum(tally.outcomes.values())} mutants of seed {seed}: {died} without a coded answer, "
        f"{len(tally.broken) - died} over a limit (2 s, 512 MB); "
        f"{tally.longest_s:.2f} s of processor at most; {took:.0f} s"
    )


def main() -> int:
    """Prove it and print the figures; 0 if nothing broke and nothing went over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--state", type=Path)
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--own", action="store_true", help="record streams and Akoma Ntoso")
    arguments = parser.parse_args()
    os.environ["PATH"] = ""  # no scan is recognised: that takes seconds, within limits of its own
    start = time.perf_counter()
    tally = prove(arguments)
    print(*told(tally, arguments.seed, time.perf_counter() - start), sep="\n")
    return 1 if tally.broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
