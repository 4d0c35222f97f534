"""Read folders into a store: what is left, with the engine asked for, told as it goes."""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from compromiso.bulk.batches import BATCH_FILES, batches_left, find_files
from compromiso.bulk.cores import at_hand
from compromiso.bulk.engines import Opening, local_pool, mapped
from compromiso.bulk.errors import NeedsScale
from compromiso.bulk.progress import Progress
from compromiso.bulk.read_batch import Task, read_batch
from compromiso.bulk.store import Store
from compromiso.intake.limits import LIMITS, Limits


@dataclass(frozen=True, slots=True)
class Order:
    """How a run reads: with which engine and how many workers, with Parquet tables or without."""

    engine: str = "local"
    workers: int = 0
    scheduler: str | None = None
    parquet: bool = True
    limits: Limits = LIMITS
    batch: int = BATCH_FILES


def read_in_bulk(paths: Sequence[Path], out: Path, order: Order) -> Counter[str]:
    """Read the documents that the store lacks and say how many were read, refused or copies."""
    check_parts(order)
    files = find_files(paths)
    store = Store(out)
    workers = order.workers or len(at_hand())
    work = partial(read_batch, Task(str(store.home), order.parquet, order.limits))
    progress = Progress(len(files))
    with store.held():
        left = batches_left(files, store.open(parquet=order.parquet), order.batch)
        folders = (str(store.home), *(str(path.absolute()) for path in paths))
        with closing(mapped(_opening(order, workers, folders), work, left)) as answers:
            for became, passed in answers:
                progress.note(became, passed)
    progress.end()
    return progress.became


def check_parts(order: Order) -> None:
    """Pass if the parts that a run needs are installed."""
    needed = {"Parquet": "pyarrow", "Its views": "duckdb"} if order.parquet else {}
    if order.engine == "dask":
        needed["The engine dask"] = "distributed"
    for what, part in needed.items():
        if importlib.util.find_spec(part) is None:
            raise NeedsScale(what=what, part=part)


def _opening(order: Order, workers: int, folders: tuple[str, ...]) -> Opening:
    if order.engine == "local":
        return partial(local_pool, workers)
    from compromiso.bulk.cluster import cluster_pool

    return partial(cluster_pool, order.scheduler, workers, folders)
