"""The cores of this machine, and a worker for each: it finds its cache as it left it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_THREADS: Final = Path("/proc/self/task")


def at_hand() -> list[int]:
    """Give the numbers of the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))  # pragma: no cover - macOS


def shared_out(workers: int) -> list[int]:
    """Give a core for each worker; none where there is not one worker for each core.

    A worker and the reader it feeds wake each other for every document. Left to the kernel they
    change cores with each waking, and find what they need in the cache of another.
    """
    cores = at_hand()
    return cores if len(cores) == workers and hasattr(os, "sched_setaffinity") else []


def stay_on(core: int) -> None:
    """Keep this process, all its threads and all that they start on one core."""
    for thread in _THREADS.iterdir():
        os.sched_setaffinity(int(thread.name), {core})
