"""The engine dask gives what the local one gives, on a cluster of its own or at an address."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from unit.bulk import folder_of

from compromiso.bulk.cluster import cluster_pool, differs
from compromiso.bulk.cores import at_hand
from compromiso.bulk.errors import NoScheduler, WorkerDiffers
from compromiso.bulk.run import Order, read_in_bulk
from compromiso.model.dossier import EXTRACTOR

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=None,
        memory_limit=None,
        local_directory=str(tmp_path_factory.mktemp("dask")),
    ) as started:
        yield started


def test_a_cluster_at_an_address_reads_what_the_local_engine_reads(
    cluster: Any, tmp_path: Path
) -> None:
    folder_of.make_folder(tmp_path / "in")
    order = Order(engine="dask", scheduler=cluster.scheduler_address, workers=1, batch=7)
    became = read_in_bulk([tmp_path / "in"], tmp_path / "dask", order)
    assert became == folder_of.read_locally(tmp_path / "in", tmp_path / "local")

    parts = {p.relative_to(tmp_path / "dask") for p in (tmp_path / "dask").rglob("*.parquet")}
    assert parts == {
        p.relative_to(tmp_path / "local") for p in (tmp_path / "local").rglob("*.parquet")
    }
    for part in parts:
        assert (tmp_path / "dask" / part).read_bytes() == (tmp_path / "local" / part).read_bytes()
    assert folder_of.records_in(tmp_path / "dask") == folder_of.records_of(tmp_path / "in")


def test_a_second_run_on_the_cluster_reads_nothing(cluster: Any, tmp_path: Path) -> None:
    folder_of.make_folder(tmp_path / "in")
    order = Order(engine="dask", scheduler=cluster.scheduler_address, workers=1)
    read_in_bulk([tmp_path / "in"], tmp_path / "out", order)
    assert read_in_bulk([tmp_path / "in"], tmp_path / "out", order).total() == 0


def test_the_workers_of_a_cluster_for_one_run_stay_on_a_core_each() -> None:
    cores = at_hand()
    with cluster_pool(None, len(cores), ()) as (pool, workers):
        asked = [pool.submit(os.sched_getaffinity, 0, workers=[n]) for n in range(workers)]
        assert sorted(list(place.result()) for place in asked) == [[core] for core in cores]


def test_a_cluster_started_for_one_run_reads_the_same(tmp_path: Path) -> None:
    folder_of.make_folder(tmp_path / "in", copies=1)
    became = read_in_bulk([tmp_path / "in"], tmp_path / "out", Order(engine="dask", workers=2))
    assert became == Counter(read=7, refused=3, copy=1)
    assert folder_of.records_in(tmp_path / "out") == folder_of.records_of(tmp_path / "in")


def test_where_no_scheduler_answers_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compromiso.bulk.cluster.WAIT_S", 0.3)
    folder_of.make_folder(tmp_path / "in", copies=1)
    order = Order(engine="dask", scheduler="tcp://127.0.0.1:1", workers=1)
    with pytest.raises(NoScheduler, match=r"tcp://127\.0\.0\.1:1"):
        read_in_bulk([tmp_path / "in"], tmp_path / "out", order)


def test_a_worker_that_sees_no_such_folder_or_has_another_version_says_so(tmp_path: Path) -> None:
    assert differs(EXTRACTOR, (str(tmp_path),)) == ""
    assert "does not see /absent" in differs(EXTRACTOR, ("/absent",))
    assert "and not compromiso.text@9" in differs("compromiso.text@9", ())
    assert WorkerDiffers(worker="w", why="x").cure()
