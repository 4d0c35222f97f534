"""Where there is a worker for each core, each stays on its own."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from compromiso.bulk import cores
from compromiso.bulk.engines import local_pool

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity"), reason="only Linux lets a process choose its cores"
)


def where(_: object = None) -> tuple[int, set[int]]:
    return os.getpid(), os.sched_getaffinity(0)


def where_a_child_is(core: int) -> set[int]:
    cores.stay_on(core)
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        return pool.submit(where).result()[1]


def test_as_many_workers_as_cores_have_one_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "at_hand", lambda: [2, 3, 7])
    assert cores.shared_out(3) == [2, 3, 7]


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_fewer_or_more_workers_than_cores_go_where_the_kernel_sends_them(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cores, "at_hand", lambda: [2, 3, 7])
    assert cores.shared_out(workers) == []


def test_what_a_worker_starts_stays_on_its_core() -> None:
    core = cores.at_hand()[-1]
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        assert pool.submit(where_a_child_is, core).result() == {core}


def test_the_workers_of_a_run_are_on_all_cores_one_on_each() -> None:
    at_hand = cores.at_hand()
    with local_pool(len(at_hand)) as (pool, workers):
        found = dict(pool.map(where, range(20 * workers)))
    assert all(len(places) == 1 for places in found.values())
    assert set().union(*found.values()) <= set(at_hand)
    assert len(set(map(frozenset, found.values()))) == len(found)


def test_one_worker_more_than_cores_is_kept_nowhere() -> None:
    at_hand = cores.at_hand()
    with local_pool(len(at_hand) + 1) as (pool, _):
        assert pool.submit(where).result()[1] == set(at_hand)
