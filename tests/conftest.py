"""What tests of the register and its pages share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from django.template.base import Template
from hypothesis import HealthCheck, settings

os.environ.setdefault("COMPROMISO_READER", "plain")  # test_compiled.py holds the other one to it

settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")  # a busy machine is slow, and no test is about that


@pytest.fixture(scope="session", autouse=True)
def _plain_pages(django_test_environment: None) -> Iterator[None]:
    """Draw pages as a server does: the note that tests take of each template costs a third."""
    with mock.patch.object(Template, "_render", lambda page, with_: page.nodelist.render(with_)):
        yield


@pytest.fixture
def register(db: None, settings: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give an empty register whose files live in a directory of the test's own."""
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def _quick_passwords(settings: pytest.FixtureRequest) -> None:
    """Let passwords cost nothing here, and let rates be counted for one test only."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    in_memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    settings.CACHES = {"default": in_memory, "rates": {**in_memory, "LOCATION": "rates"}}
