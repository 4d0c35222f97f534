"""The engine of clusters: dask.distributed, at an address or started for one run."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from compromiso.bulk.errors import NoScheduler, WorkerDiffers
from compromiso.model.dossier import EXTRACTOR

if TYPE_CHECKING:
    from distributed import Client

WAIT_S: Final = 15
"""How long a scheduler and its first worker may take to answer."""


@contextmanager
def cluster_pool(
    scheduler: str | None, workers: int, folders: tuple[str, ...]
) -> Iterator[Executor]:
    """Give a pool on a cluster whose workers see these folders and have this version."""
    with ExitStack() as stack:
        client = stack.enter_context(_client(scheduler, workers, stack))
        for worker, why in client.run(differs, EXTRACTOR, folders).items():
            if why:
                raise WorkerDiffers(worker=worker, why=why)
        yield client.get_executor(pure=False)


def _client(scheduler: str | None, workers: int, stack: ExitStack) -> Client:
    from distributed import Client

    try:
        address = scheduler or _own_cluster(workers, stack)
        client = Client(address, timeout=WAIT_S)  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=WAIT_S)
    except (OSError, TimeoutError, ValueError) as silent:
        why = " ".join(str(silent).split())[:120] or "no answer"
        raise NoScheduler(address=scheduler or "local cluster", why=why) from silent
    return client


def _own_cluster(workers: int, stack: ExitStack) -> Any:
    """Start a cluster on this machine for one run, without dashboard."""
    from distributed import LocalCluster

    scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="compromiso-dask-"))
    return stack.enter_context(
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            memory_limit=None,
            local_directory=scratch,
            silence_logs=logging.ERROR,
        )
    )


def differs(version: str, folders: tuple[str, ...]) -> str:
    """Say why this worker cannot do the work, or nothing."""
    if version != EXTRACTOR:
        return f"this worker has {EXTRACTOR} and not {version}"
    absent = [folder for folder in folders if not Path(folder).exists()]
    return f"this worker does not see {absent[0]}" if absent else ""
