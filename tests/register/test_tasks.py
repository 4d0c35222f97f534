"""The working programme: tasks are taken by their own body, or by anybody if nobody has them."""

from __future__ import annotations

from datetime import date

import institutions_sample as world
import pytest

from compromiso.register import models
from compromiso.register.errors import EditConflict, NotAllowed, TaskOfAnother
from compromiso.register.permissions import LOCAL, VISITOR
from compromiso.register.selectors.tasks import working_programme
from compromiso.register.services.assignments import give_back_task, take_task
from compromiso.register.services.institutions import change_institution
from compromiso.register.services.rebuild import verify

DAY = date(2026, 11, 1)


@pytest.fixture
def people(source):
    return world.people("mario", "marta", "clara", "rita", "carlos")


@pytest.fixture
def task(people) -> models.Task:
    return models.Task.objects.first()


def institution(slug: str) -> models.Institution:
    return models.Institution.objects.get(slug=slug)


def serves(slug: str, actor: str) -> None:
    row = institution(slug)
    change_institution(row.id, version=row.version, changes={"actor": actor}, by=LOCAL)


def test_a_task_whose_body_is_not_here_may_be_taken_by_anybody_once(people, task) -> None:
    assert working_programme(VISITOR).n_orphans == working_programme(VISITOR).n_tasks == 1
    taken = take_task(task.id, institution("iom").id, since=DAY, by=people["marta"])
    assert take_task(task.id, institution("iom").id, since=DAY, by=people["marta"]) == taken
    with pytest.raises(TaskOfAnother) as refusal:
        take_task(task.id, institution("eclac").id, since=DAY, by=people["mario"])
    assert "Organización Internacional" in refusal.value.told()
    assert working_programme(VISITOR).n_orphans == 0


def test_a_task_with_its_own_body_is_its_own(people, task) -> None:
    serves("eclac", task.body_id)
    with pytest.raises(TaskOfAnother):
        take_task(task.id, institution("iom").id, since=DAY, by=people["marta"])
    take_task(task.id, institution("eclac").id, since=DAY, by=people["mario"])
    group = working_programme(people["mario"]).bodies[0]
    assert group.institution == institution("eclac")
    assert group.rows[0].may_take == ()
    assert [row.institution.slug for row in group.rows[0].may_return] == ["eclac"]


def test_a_task_of_a_part_of_a_body_is_with_that_body(people, task) -> None:
    part = models.Actor.objects.create(id="eclac-celade", name="ECLAC/CELADE", kind="body")
    models.Task.objects.filter(id=task.id).update(body=part)
    assert working_programme(VISITOR).bodies[0].institution == institution("eclac")
    with pytest.raises(TaskOfAnother):
        take_task(task.id, institution("iom").id, since=DAY, by=people["marta"])
    assert take_task(task.id, institution("eclac").id, since=DAY, by=people["mario"])


def test_nobody_takes_for_another_institution_or_without_the_right(people, task) -> None:
    for name, slug in (("mario", "iom"), ("rita", "vela"), ("carlos", "mides-uy")):
        with pytest.raises(NotAllowed):
            take_task(task.id, institution(slug).id, since=DAY, by=people[name])


def test_what_is_given_back_may_be_taken_again_and_the_ledger_knows(people, task) -> None:
    row = take_task(task.id, institution("iom").id, since=DAY, by=people["marta"])
    with pytest.raises(NotAllowed):
        give_back_task(row.id, version=1, by=people["mario"])
    give_back_task(row.id, version=1, by=people["marta"])
    with pytest.raises(EditConflict):
        give_back_task(row.id, version=1, by=people["marta"], why="again")
    take_task(task.id, institution("eclac").id, since=DAY, by=people["mario"])
    give_back_task(models.Assignment.objects.get(stage="taken").id, version=1, by=people["mario"])
    again = take_task(task.id, institution("iom").id, since=date(2027, 1, 1), by=people["marta"])
    assert (again.id, again.stage, again.since) == (row.id, "taken", date(2027, 1, 1))
    assert verify().is_sound


def test_what_is_entrusted_and_taken_up_by_nobody_is_told(people) -> None:
    held = models.Commitment.objects.filter(force="entrusts")
    with_task = set(models.Task.objects.values_list("provision_id", flat=True))
    told = {row.id for row in working_programme(VISITOR).unserved}
    assert told == {row.id for row in held if row.provision_id not in with_task}
