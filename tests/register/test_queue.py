"""Work waits in the database; of many processes one does it, and none loses it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import timedelta
from importlib import import_module
from typing import Any

import institutions_sample as world
import pytest
from django.utils import timezone

from compromiso.register import models, queue
from compromiso.register.errors import NotHeld, RegisterNotEmpty
from compromiso.register.permissions import LOCAL, VISITOR, Person
from compromiso.register.queue_errors import LeaseLost
from compromiso.register.selectors.jobs import job, jobs
from compromiso.register.services.jobs import (
    LEASE,
    MOST_ATTEMPTS,
    Turn,
    claim,
    clear_finished,
    enqueue,
)

REAL_WORKS = queue.WORKS


def count(turn: Turn, by: Person) -> Mapping[str, Any]:
    for done in range(3):
        turn.say(done, 3)
    return {"by": by.id, "of": turn.job.given["of"]}


def refuse(turn: Turn, by: Person) -> Mapping[str, Any]:
    raise RegisterNotEmpty


def break_down(turn: Turn, by: Person) -> Mapping[str, Any]:
    raise ZeroDivisionError


def stop(turn: Turn, by: Person) -> Mapping[str, Any]:
    raise KeyboardInterrupt


@pytest.fixture(autouse=True)
def _works(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {name: f"{__name__}:{name}" for name in ("count", "refuse", "break_down", "stop")}
    monkeypatch.setattr(queue, "WORKS", known)


def later() -> Any:
    return timezone.now() + LEASE + timedelta(seconds=1)


def test_a_job_is_done_and_says_how_far_it_came() -> None:
    asked = enqueue("count", {"of": "rows"}, by=LOCAL)
    assert queue.work_waiting() == 1
    done = job(asked.id, LOCAL)
    assert (done.state, done.done, done.total) == ("done", 3, 3)
    assert done.outcome == {"by": "local", "of": "rows"}
    assert queue.work_waiting() == 0


def test_two_processes_never_take_the_same_job() -> None:
    first, second = enqueue("count", {}, by=LOCAL), enqueue("count", {}, by=LOCAL)
    taken = [claim(), claim(), claim()]
    assert [turn and turn.job.id for turn in taken] == [first.id, second.id, None]


def test_the_job_of_a_silent_process_is_taken_up_and_the_silent_one_is_told() -> None:
    enqueue("count", {"of": ""}, by=LOCAL)
    silent = claim()
    assert silent is not None
    assert claim() is None
    assert claim(later()) is not None
    for word in (lambda: silent.say(1, 2), lambda: silent.finish({})):
        with pytest.raises(LeaseLost):
            word()


def test_a_job_that_kills_every_process_is_given_up() -> None:
    asked = enqueue("count", {}, by=LOCAL)
    for _ in range(MOST_ATTEMPTS):
        assert claim(later()) is not None
        models.Job.objects.update(lease_until=timezone.now())
    assert claim(later()) is None
    assert (job(asked.id, LOCAL).state, job(asked.id, LOCAL).code) == ("failed", "REG-46")


def test_a_refusal_is_told_and_a_fault_of_ours_is_seen() -> None:
    refused, broken = enqueue("refuse", {}, by=LOCAL), enqueue("break_down", {}, by=LOCAL)
    with pytest.raises(ZeroDivisionError):
        queue.work_waiting()
    assert job(refused.id, LOCAL).code == "REG-11"
    assert job(broken.id, LOCAL).code == "REG-53"


def test_work_of_an_unknown_kind_is_refused_and_the_next_is_done() -> None:
    unknown, known = enqueue("rebuild", {}, by=LOCAL), enqueue("count", {"of": ""}, by=LOCAL)
    assert queue.work_waiting() == 2
    failed = job(unknown.id, LOCAL)
    assert (failed.state, failed.code) == ("failed", "REG-52")
    assert "rebuild" in failed.problem
    assert job(known.id, LOCAL).state == "done"


def test_a_process_that_is_stopped_leaves_its_job_to_another() -> None:
    asked = enqueue("stop", {}, by=LOCAL)
    with pytest.raises(KeyboardInterrupt):
        queue.work_next()
    assert job(asked.id, LOCAL).state == "running"
    assert claim(later()) is not None


def test_each_kind_of_work_is_written_where_it_is_said_to_be() -> None:
    for place in REAL_WORKS.values():
        module, _, name = place.partition(":")
        assert callable(getattr(import_module(module), name))


def test_what_ended_long_ago_is_cleared_away_and_nothing_else() -> None:
    old, young, waiting = (enqueue("count", {"of": ""}, by=LOCAL) for _ in range(3))
    now = timezone.now()
    for one, days in ((old, 31), (young, 29)):
        models.Job.objects.filter(id=one.id).update(
            state="done", asked_at=now - timedelta(days=90), finished_at=now - timedelta(days=days)
        )
    models.Job.objects.filter(id=waiting.id).update(asked_at=now - timedelta(days=90))
    assert clear_finished(now) == 1
    assert {one.id for one in jobs(LOCAL)} == {young.id, waiting.id}


def test_the_loop_clears_and_goes_on_after_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    over, said = threading.Event(), list[str]()

    def faulty() -> int:
        said.append("works")
        over.set() if len(said) == 3 else None
        raise ZeroDivisionError

    monkeypatch.setattr(queue, "PAUSE_S", 0)
    monkeypatch.setattr(queue, "clear_finished", lambda: said.append("clears"))
    monkeypatch.setattr(queue, "work_waiting", faulty)
    monkeypatch.setattr(threading, "excepthook", lambda fault: None)
    queue.work_until(over)
    assert said == ["clears", "works", "works"]


def test_nobody_sees_the_work_of_another() -> None:
    people = world.people("carlos", "celia", "vera")
    asked = enqueue("count", {"of": ""}, by=people["carlos"])
    assert [one.id for one in jobs(people["carlos"])] == [asked.id]
    for other in (people["celia"], people["vera"], VISITOR):
        assert jobs(other) == []
        with pytest.raises(NotHeld):
            job(asked.id, other)


def test_it_is_done_as_the_person_is_now() -> None:
    carlos = world.people("carlos")["carlos"]
    asked = enqueue("count", {"of": ""}, by=carlos)
    assert queue.person_behind(asked).seats == carlos.seats
    models.Account.objects.update(is_active=False)
    assert queue.person_behind(asked) == VISITOR
