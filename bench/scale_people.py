"""The institutions of a continent at work: actions, reports, evidence and claims in bulk."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

COUNTRIES: Final = (
    *("ad", "ar", "bo", "br", "cl", "co", "cr", "cu", "do", "ec", "es"),
    *("gt", "hn", "mx", "ni", "pa", "pe", "pt", "py", "sv", "uy", "ve"),
)
MINISTRIES, SOCIETIES, BATCH = 8, 20, 1000
PROGRESS: Final = ("no-evidence", "not-started", "started", "partly", "largely", "fully")
START: Final = date(2015, 1, 1)


def institutions() -> list[Any]:
    """Add a secretariat, two monitors, eight bodies of each of 22 States and twenty societies."""
    from compromiso.register.models import Institution

    rows = [
        Institution(slug="secretariat", name="The secretariat", kind="secretariat"),
        *(Institution(slug=f"m{n}", name=f"Monitor {n}", kind="monitoring-body") for n in (1, 2)),
        *(
            Institution(slug=f"{c}-{n}", name=f"Body {n} of {c}", kind="ministry", country=c)
            for c in COUNTRIES
            for n in range(MINISTRIES)
        ),
        *(
            Institution(slug=f"s{n}", name=f"Society {n}", kind="civil-society")
            for n in range(SOCIETIES)
        ),
    ]
    return add(rows)


def accounts(held: Sequence[Any]) -> dict[str, Any]:
    """Add a person for each role that the pages are asked in; give them by role."""
    from compromiso.register.models import Account, Membership

    seats = {
        "coordinator": held[0], "monitor": held[1], "assessor": held[2], "validator": held[10],
        "contributor": held[11], "observer": held[-1],
    }  # fmt: skip
    people = {role: Account(email=f"{role}@example.org", name=role) for role in seats}
    Account.objects.bulk_create(people.values())
    add(
        [
            Membership(account=people[role], institution=body, role=role, since=START)
            for role, body in seats.items()
        ]
    )
    return people


def add(rows: list[Any]) -> list[Any]:
    """Add records through the register's own door, a thousand in one transaction."""
    from django.db import transaction

    from compromiso.register import keeping
    from compromiso.register.permissions import LOCAL

    for start in range(0, len(rows), BATCH):
        with transaction.atomic():
            keeping.add_all(rows[start : start + BATCH], by=LOCAL)
    return rows


def _day(chance: random.Random) -> date:
    return START + timedelta(days=chance.randrange(4000))


def actions(count: int, bodies: Sequence[Any], commitments: Sequence[UUID]) -> list[Any]:
    """Add so many published actions, each for one to three commitments."""
    from compromiso.register.models import Action

    chance = random.Random(3)  # noqa: S311 - the same world again, not secrets
    rows = []
    for number in range(count):
        day = _day(chance)
        rows.append(
            Action(
                institution=chance.choice(bodies),
                code=f"A-{number:06}",
                title=f"Open office number {number} for those who arrive",
                description="Advice on wages, contracts and pensions, in three languages.",
                commitments=[
                    str(one) for one in chance.sample(commitments, chance.randrange(1, 4))
                ],
                supporting=[str(chance.choice(bodies).id)],
                start=day,
                end=day + timedelta(days=700),
                milestones=[{"id": "m1", "title": "Staff hired", "due": str(day), "done_on": None}],
                stage="published" if number % 10 else "draft",
            )
        )
    return add(rows)


def reports(
    count: int, bodies: Sequence[Any], commitments: Sequence[UUID], done: Sequence[Any]
) -> None:
    """Add so many reports with two entries each, evidence on one and a claim of their own."""
    chance = random.Random(4)  # noqa: S311
    for start in range(0, count, BATCH):
        held = add([_report(n, chance.choice(bodies), chance) for n in range(start, start + BATCH)])
        entries = add(
            [one for report in held for one in _entries(report, chance, commitments, done)]
        )
        evidence = add([_evidence(entry, chance) for entry in entries[::2]])
        add(list(_claims(held, entries[::2], evidence, chance)))


def _report(number: int, body: Any, chance: random.Random) -> Any:
    from compromiso.register.models import Report

    day = _day(chance)
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    stage = "published" if number % 10 else chance.choice(("draft", "in_validation", "returned"))
    return Report(
        institution=body,
        country=body.country,
        title=f"Report number {number}",
        summary="What was done in the year, province by province.",
        period_start=day - timedelta(days=365),
        period_end=day,
        stage=stage,
        submitted_at=at,
        published_at=at if stage == "published" else None,
    )


def _entries(
    report: Any, chance: random.Random, commitments: Sequence[UUID], done: Sequence[Any]
) -> Iterator[Any]:
    from compromiso.register.models import ReportEntry

    for order in (1, 2):
        yield ReportEntry(
            report=report,
            order=order,
            text=f"In this year {chance.randrange(10, 900)} families were advised.",
            commitments=[str(chance.choice(commitments))],
            actions=[str(chance.choice(done).id)],
            progress=chance.choice(PROGRESS),
        )


def _evidence(entry: Any, chance: random.Random) -> Any:
    from compromiso.register.models import Evidence

    return Evidence(
        entry=entry,
        kind="link",
        title="Yearbook of the province",
        url=f"https://example.org/yearbook/{chance.randrange(9999)}",
        restricted=chance.random() < 0.1,
    )


def _claims(
    held: Sequence[Any], entries: Sequence[Any], evidence: Sequence[Any], chance: random.Random
) -> Iterator[Any]:
    from compromiso.register.models import Claim

    for report, entry, proof in zip(held, entries, evidence, strict=True):
        yield Claim(
            commitment_id=UUID(entry.commitments[0]),
            commitment_ref="bench",
            country=report.country,
            institution=report.institution,
            standpoint="self"
            if report.country
            else chance.choice(("independent", "civil-society")),
            progress=entry.progress,
            date=report.period_end,
            evidence=proof,
            entry=entry,
            stage="published" if report.stage == "published" else "draft",
        )
