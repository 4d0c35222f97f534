"""The engine of clusters: dask.distributed, at an address or started for one run."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing import forkserver
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from compromiso.bulk.cores import shared_out, stay_on
from compromiso.bulk.engines import Pool
from compromiso.bulk.errors import NoScheduler, WorkerDiffers
from compromiso.model.dossier import EXTRACTOR

if TYPE_CHECKING:
    from distributed import Client

WAIT_S: Final = 15
"""How long a scheduler and its first worker may take to answer."""
QUIET: Final = {
    "distributed.worker.profile.enabled": False,
    "distributed.worker.multiprocessing-method": "forkserver",
    "distributed.nanny.pre-spawn-environ": {},
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.client.scheduler-info-interval": "60s",
    "distributed.admin.tick.interval": "1s",
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}
"""How a cluster of our own is set: its processes look at documents and little at themselves."""
LOADED: Final = ["distributed", "compromiso.bulk.warmed"]
"""What the workers of a cluster of our own share from the start, loaded once."""


@contextmanager
def cluster_pool(scheduler: str | None, workers: int, folders: tuple[str, ...]) -> Iterator[Pool]:
    """Give a pool on a cluster whose workers see these folders and have this version."""
    with ExitStack() as stack:
        if scheduler is None:
            _load_beside()
        client = stack.enter_context(_client(scheduler, workers, stack))
        answers = client.run(differs, EXTRACTOR, folders)
        for worker, why in answers.items():
            if why:
                raise WorkerDiffers(worker=worker, why=why)
        if scheduler is None:
            for core, worker in zip(shared_out(workers), answers, strict=False):
                client.run(stay_on, core, workers=[worker])
        yield client.get_executor(pure=False), sum(client.nthreads().values())


def _load_beside() -> None:
    """Let the process that workers are forked from load what they share, while this one loads."""
    forkserver.set_forkserver_preload(LOADED)
    forkserver.ensure_running()


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
    import dask
    from distributed import LocalCluster

    stack.enter_context(dask.config.set(QUIET))
    scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="compromiso-dask-"))
    return stack.enter_context(
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
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
