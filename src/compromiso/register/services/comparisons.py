"""Long texts laid side by side in the background, once for each reading of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from compromiso.register import models
from compromiso.register.permissions import Person
from compromiso.register.selectors.comparison import Laid, laid, length_of, reading_of
from compromiso.register.services.jobs import Turn, ask_once, job_named

KIND: Final = "compare"
AT_ONCE: Final = 150
"""Two texts of so many provisions together are laid side by side when a page asks for them."""
MOST_WAITING: Final = 50
"""So many pairs wait at most: of more, a page is told to ask again later."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of laying two instruments together; until then, the job that does it.

    Neither where so many pairs wait that this one cannot.
    """

    laid: Laid | None = None
    job: models.Job | None = None


def laid_together(one: models.Instrument, other: models.Instrument) -> Asked:
    """Give two instruments laid side by side, or let them wait until they are."""
    if length_of(one, other) <= AT_ONCE:
        return Asked(laid(one, other))
    name = "/".join((str(one.id), str(other.id), reading_of(one), reading_of(other)))
    job = job_named(KIND, name)
    if job is None:
        if models.Job.objects.filter(kind=KIND, state="waiting").count() >= MOST_WAITING:
            return Asked()
        job = ask_once(KIND, name, {"one": str(one.id), "other": str(other.id)})
    return Asked(job.outcome) if job.state == "done" else Asked(job=job)


def compare(turn: Turn, _by: Person) -> Mapping[str, Any]:
    """Do the job of laying two instruments side by side."""
    given = turn.job.given
    held = models.Instrument.objects.select_related("source")
    return laid(held.get(id=UUID(given["one"])), held.get(id=UUID(given["other"])))
