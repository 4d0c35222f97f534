"""What a continent has few of: plans, calls, agreements, editions, files, work in a queue."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from bench.scale_people import add

START: Final = date(2015, 1, 1)
CALLS, AGREEMENTS, FILES, QUEUED = 12, 5, 20, 30
EXAMPLES: Final = Path(__file__).resolve().parents[1] / "examples"


def rest() -> None:
    """Add what is not there yet; a second call adds nothing."""
    from django.db import transaction

    from compromiso.register.models import ReportingCycle

    _plans()
    with transaction.atomic():
        if not ReportingCycle.objects.exists():
            _institutions_at_work()


def _institutions_at_work() -> None:
    from compromiso.register.models import Institution

    secretariat = Institution.objects.get(slug="secretariat")
    asked = list(Institution.objects.exclude(country="").order_by("slug"))
    calls = add([_call(number, secretariat, asked) for number in range(CALLS)])
    add([_answer(number, calls, one) for number, one in enumerate(asked)])
    for number in range(AGREEMENTS):
        _agreement(number, secretariat, asked)
    _tasks(secretariat)
    _files()
    _edition(secretariat)


def _plans() -> None:
    """Load documents with a plan, tasks, meetings and reports."""
    from compromiso.register.models import Source
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services.load import load_document

    for found in sorted(EXAMPLES.rglob("*.txt")):
        name = f"{found.parent.name}-{found.name}"
        if not Source.objects.filter(name=name).exists():
            load_document(found.read_bytes(), name, by=LOCAL)


def _call(number: int, secretariat: Any, asked: Sequence[Any]) -> Any:
    from compromiso.register.models import ReportingCycle

    return ReportingCycle(
        institution=secretariat,
        title=f"Call for reports of the year {2015 + number}",
        opens_on=date(2015 + number, 1, 1),
        closes_at=datetime(2016 + number, 1, 31, 23, 59, tzinfo=UTC),
        zone="America/Montevideo",
        asked=[str(one.id) for one in asked],
        stage="open" if number == CALLS - 1 else "closed",
    )


def _answer(number: int, calls: Sequence[Any], body: Any) -> Any:
    from compromiso.register.models import Report

    call = calls[number % len(calls)]
    return Report(
        institution=body,
        country=body.country,
        cycle=call,
        title=f"Answer of {body.name}",
        stage="published",
        submitted_at=call.closes_at - timedelta(days=1),
        published_at=call.closes_at,
    )


def _agreement(number: int, secretariat: Any, parties: Sequence[Any]) -> None:
    from compromiso.register.models import Agreement, Minute, Representative

    chance = random.Random(number)  # noqa: S311 - the same world again, not secrets
    several = chance.sample(list(parties), 20)
    made = Agreement(
        title=f"Memorandum number {number}",
        institution=secretariat,
        parties=[str(one.id) for one in several],
        in_force_on=date(2010 + number, 7, 18),
        term_months=12,
        renews=True,
        notice_months=3,
    )
    add([made])
    seats = (
        Representative(agreement=made, institution=one, name=f"Envoy of {one.name}", since=START)
        for one in several
    )
    add(list(seats))
    told = {"agreement": made, "institution": secretariat, "date": START}
    add([Minute(number=n, title=f"Minute {n}", **told) for n in range(10)])


def _tasks(secretariat: Any) -> None:
    """Let the secretariat take every other task of the texts."""
    from compromiso.register.models import Assignment, Task

    tasks = Task.objects.order_by("id")[::2]
    add([Assignment(task=task, institution=secretariat, since=START) for task in tasks])


def _files() -> None:
    """Attach files to entries of published reports, and let the contributor wait for work."""
    from django.utils import timezone

    from compromiso.register.models import Account, Evidence, Job, ReportEntry
    from compromiso.register.store import blobs

    sha256 = blobs().put(b"Yearbook of the province")
    said = {"name": "yearbook.txt", "media_type": "text/plain", "bytes": 24, "sha256": sha256}
    entries = ReportEntry.objects.filter(report__stage="published").order_by("id")[:FILES]
    add([Evidence(entry=entry, kind="file", title="Yearbook", **said) for entry in entries])
    by = str(Account.objects.get(email="contributor@example.org").id)
    Job.objects.bulk_create(
        Job(kind="check-table", by=by, asked_at=timezone.now(), given={}, state="failed")
        for _ in range(QUEUED)
    )


def _edition(secretariat: Any) -> None:
    """Draft, freeze and publish an annual assessment."""
    from compromiso.register.permissions import LOCAL
    from compromiso.register.services import annual

    made = annual.begin_assessment(secretariat.id, 2025, "Assessment of 2025", by=LOCAL)
    annual.freeze_assessment(made.id, version=1, by=LOCAL)
    annual.publish_assessment(made.id, version=2, by=LOCAL)
