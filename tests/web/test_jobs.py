"""The page of a job: it looks again by itself until the job is over."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from institutions_sample import account, people
from page_addresses import address

from compromiso.register import models
from compromiso.register.services.jobs import enqueue


@pytest.fixture
def asked(register: Path) -> models.Job:
    return enqueue("check-table", {}, by=people("carlos", "celia")["carlos"])


def browser(name: str) -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(account(name))
    return client


def test_a_job_under_way_is_looked_at_again_without_scripts(asked: models.Job) -> None:
    models.Job.objects.update(state="running", done=20, total=50)
    told = browser("carlos").get(address("job", "en", asked.id)).text
    assert 'http-equiv="refresh"' in told
    assert "20 of 50" in told
    models.Job.objects.update(given={"name": "actions-2026.xlsx"})
    listed = browser("carlos").get(address("jobs")).text
    assert "A table is looked through" in listed
    assert "actions-2026.xlsx" in listed


def test_a_job_that_failed_says_why_in_the_language_of_the_page(asked: models.Job) -> None:
    models.Job.objects.update(state="failed", code="REG-46", problem="…", remedy="…")
    told = browser("carlos").get(address("job", "es", asked.id)).text
    assert "REG-46" in told
    assert "refresh" not in told
    assert "memoria" in told


def test_the_job_of_another_looks_like_none(asked: models.Job) -> None:
    other = browser("celia")
    hidden = other.get(address("job", "en", asked.id))
    absent = other.get(address("job", "en", uuid4()))
    assert hidden.status_code == absent.status_code == 404
    strip = [one.text.replace(str(asked.id), "") for one in (hidden, absent)]
    assert len(strip[0]) <= len(strip[1])
