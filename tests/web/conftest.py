"""A small register to look at, and a browser without scripts to look at it with."""

from __future__ import annotations

from pathlib import Path

import pytest
import register_sample as sample
from django.test import Client

from compromiso.register.permissions import LOCAL
from compromiso.register.selectors.commitments import commitments
from compromiso.register.selectors.document import document
from compromiso.register.services.load import store


@pytest.fixture
def held(register: Path) -> str:
    """Hold the sample; give the address of its declaration."""
    source = store(sample.content(), sample.dossier(), LOCAL).source
    return source.instruments.order_by("order")[0].slug


@pytest.fixture
def commitment(held: str):
    """Give the first commitment of the sample."""
    return commitments().rows[0]


@pytest.fixture
def point(held: str):
    """Give the point of the declaration that holds citations."""
    return next(view for view in document(held).provisions if view.citations)


@pytest.fixture
def visit() -> Client:
    """Give a client of a browser that checks forms for forgery."""
    return Client(enforce_csrf_checks=False, HTTP_HOST="127.0.0.1")
