"""What a process imports that others are forked from: the reader, and all that it loads late."""

from __future__ import annotations

import compromiso.bulk.read_batch  # noqa: F401 - the work that the forked ones will be given
from compromiso.intake.worker import warm

warm()
