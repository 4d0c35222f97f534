"""A register of the test's own, empty or with the sample in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import register_sample as sample

from compromiso.register import models
from compromiso.register.permissions import LOCAL
from compromiso.register.services.load import store


@pytest.fixture(autouse=True)
def _register(register: Path) -> None:
    """Let every test here have a register."""


@pytest.fixture
def source() -> models.Source:
    """Give the sample, loaded."""
    return store(sample.content(), sample.dossier(), LOCAL).source


@pytest.fixture
def commitment(source: models.Source) -> models.Commitment:
    """Give the commitment of point a)."""
    return models.Commitment.objects.get(ref="dec/para_25__point_a/c1")


@pytest.fixture
def citation(source: models.Source) -> models.Citation:
    """Give the suspect citation, which has a better candidate."""
    return models.Citation.objects.get(raw="25.I")
