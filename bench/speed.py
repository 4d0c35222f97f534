"""How quickly each tool reads every text document, side by side in one run."""

from __future__ import annotations

from pathlib import Path

from bench.material import documents
from bench.peers import OURS, ROUNDS, TOOLS, installed, run_over
from bench.tables import table

REPEATS = 5
SUFFIXES = frozenset((".txt", ".md"))
Rates = dict[str, list[float | None]]
"""Seconds for each document by tool; None where the tool fails on it."""


def speed_part() -> str:
    """Measure the tools on every text document, turn by turn, and lay the rates side by side."""
    paths = [path for path in documents() if path.suffix in SUFFIXES]
    seconds = _seconds(paths)
    rows = [_row(path, [took[at] for took in seconds.values()]) for at, path in enumerate(paths)]
    size = sum(path.stat().st_size for path in paths)
    rows.append(("all that it reads", size, *(_pooled(paths, took) for took in seconds.values())))
    told = (
        f"MB/s of processor time: for every tool alike the least of {ROUNDS} rounds in turn of "
        f"{REPEATS} readings each, since other work can only add to it; each tool in a process of "
        "its own that has read the document before. “fails”: the tool ends with an error."
    )
    return "\n\n".join(
        ("## Speed on every text", told, table(("document", "bytes", *seconds), rows))
    )


def _seconds(paths: list[Path]) -> Rates:
    has_peers = installed()
    names = [name for name in TOOLS if name.startswith(OURS) or has_peers]
    rounds: dict[str, list[list[float | None]]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name, taken in rounds.items():
            taken.append([told["seconds"] for told in run_over(name, paths, REPEATS)])
    return {name: [_least(each) for each in zip(*rounds[name], strict=True)] for name in names}


def _least(taken: tuple[float | None, ...]) -> float | None:
    known = [seconds for seconds in taken if seconds is not None]
    return min(known) if len(known) == len(taken) else None


def _row(path: Path, taken: list[float | None]) -> tuple[object, ...]:
    size = path.stat().st_size
    return (path.stem, size, *(_rate(size, seconds) for seconds in taken))


def _rate(size: int, seconds: float | None) -> str:
    return "fails" if seconds is None else f"{size / 1e6 / seconds:.2f}"


def _pooled(paths: list[Path], taken: list[float | None]) -> str:
    """Give the rate over all documents that a tool reads."""
    held = [(p.stat().st_size, s) for p, s in zip(paths, taken, strict=True) if s is not None]
    return f"{sum(size for size, _ in held) / 1e6 / sum(seconds for _, seconds in held):.2f}"
