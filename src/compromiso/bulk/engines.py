"""The engines: what maps a function over batches, on this machine or on a cluster."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from concurrent.futures.process import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from itertools import repeat
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from multiprocessing.util import Finalize
from typing import Final

from compromiso.bulk.batches import Batch
from compromiso.bulk.cores import shared_out, stay_on
from compromiso.bulk.errors import EngineBroke
from compromiso.bulk.read_batch import close_reader
from compromiso.intake.cage import end_with_parent
from compromiso.intake.worker import warm

Work = Callable[[Batch], Counter[str]]
Done = tuple[Counter[str], int]
Pool = tuple[Executor, int]
"""What does the work, and how many batches it does at once."""
Opening = Callable[[], AbstractContextManager[Pool]]

AHEAD: Final = 3
"""How many batches wait for each worker, so that none is idle and few are held in memory."""
TRIES: Final = 3


@contextmanager
def local_pool(workers: int) -> Iterator[Pool]:
    """Give a pool of processes that know the reader already and end with this one."""
    warm()
    fork = get_context("fork")
    cores: SimpleQueue[int | None] = fork.SimpleQueue()
    for core in shared_out(workers) or repeat(None, workers):
        cores.put(core)
    with ProcessPoolExecutor(
        workers, mp_context=fork, initializer=_begin, initargs=(os.getpid(), cores)
    ) as pool:
        yield pool, workers


def _begin(parent: int, cores: SimpleQueue[int | None]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)
    Finalize(None, close_reader, exitpriority=0)
    if (core := cores.get()) is not None:
        stay_on(core)


def mapped(
    opening: Opening, work: Work, batches: Iterator[tuple[Batch, int]]
) -> Generator[Done, None, None]:
    """Yield what the work gives for each batch, as they end, with the files passed over before it.

    A pool that lost a process is opened anew and given again what it had not answered.
    """
    waiting: list[tuple[Batch, int]] = []
    why = ""
    for _ in range(TRIES):
        again, waiting = waiting, []
        with opening() as (pool, workers):
            lane = _Lane(pool, work, workers * AHEAD)
            try:
                yield from lane.run(_chained(again, batches))
                return
            except BrokenExecutor as broke:
                why, waiting = str(broke), lane.unanswered()
    raise EngineBroke(engine="local", why=why)


def _chained(
    again: list[tuple[Batch, int]], batches: Iterator[tuple[Batch, int]]
) -> Iterator[tuple[Batch, int]]:
    yield from again
    yield from batches


class _Lane:
    """Batches on their way through a pool."""

    def __init__(self, pool: Executor, work: Work, most: int) -> None:
        self.pool = pool
        self.work = work
        self.most = most
        self.waiting: dict[Future[Counter[str]], tuple[Batch, int]] = {}
        self.taken: tuple[Batch, int] | None = None

    def run(self, batches: Iterator[tuple[Batch, int]]) -> Iterator[Done]:
        """Send in batches and yield the answers as they come."""
        for self.taken in batches:
            self.waiting[self.pool.submit(self.work, self.taken[0])] = self.taken
            self.taken = None
            if len(self.waiting) >= self.most:
                yield from self._answers()
        while self.waiting:
            yield from self._answers()

    def _answers(self) -> Iterator[Done]:
        ended, _ = wait(self.waiting, return_when=FIRST_COMPLETED)
        for future in ended:
            answer = future.result()
            yield answer, self.waiting.pop(future)[1]

    def unanswered(self) -> list[tuple[Batch, int]]:
        """Give the batches that were sent in, or about to be, and not answered."""
        return [*self.waiting.values(), *([self.taken] if self.taken else [])]
