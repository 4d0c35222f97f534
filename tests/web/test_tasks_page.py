"""The working programme on a page: bodies take their tasks and give them back."""

from __future__ import annotations

import institutions_sample as world
from django.test import Client
from page_addresses import address

from compromiso.register import models


def test_a_body_takes_its_task_and_gives_it_back(held) -> None:
    world.people()
    task, iom = models.Task.objects.first(), models.Institution.objects.get(slug="iom")
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(world.account("marta"))
    assert "nobody has it" in client.get(address("tasks")).text
    said = {"institution": str(iom.id)}
    page = client.post(address("task-take", "en", task.id), said, follow=True).text
    assert "The task is yours now." in page
    assert "taken by" in page
    row = models.Assignment.objects.get()
    page = client.post(address("task-give-back", "en", row.id), {"version": "1"}, follow=True).text
    assert "The task is given back." in page


def test_a_reader_sees_who_has_what_and_no_button(held) -> None:
    world.people()
    page = Client(HTTP_HOST="127.0.0.1").get(address("tasks")).text
    assert "Working programme" in page
    assert "Take it" not in page


def test_without_tasks_the_page_teaches(register) -> None:
    assert "No task yet" in Client(HTTP_HOST="127.0.0.1").get(address("tasks")).text
