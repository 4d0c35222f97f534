"""Jobs as who asked for them sees them: nobody sees the work of another."""

from __future__ import annotations

from uuid import UUID

from django.db.models.fields.json import KT

from compromiso.register import models
from compromiso.register.errors import NotHeld
from compromiso.register.permissions import READ_JOB, Person, may

LISTED = 50


def job(job_id: UUID, person: Person) -> models.Job:
    """Give a job of the person's own; any other is `NotHeld`, as if it were not there."""
    row = models.Job.objects.filter(id=job_id, by=person.id).first()
    if row is None or not may(person, READ_JOB):
        raise NotHeld(noun="job", address=str(job_id))
    return row


def jobs(person: Person) -> list[models.Job]:
    """List the person's own jobs, the newest first; `about` is the name of the file, if any."""
    if not may(person, READ_JOB):
        return []
    own = models.Job.objects.filter(by=person.id).defer("given", "outcome")
    own = own.annotate(about=KT("given__name"))
    return list(own.order_by("-asked_at", "id")[:LISTED])
