"""Two registers that differ in nothing that is public answer the public in the same bytes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from matrix_cells import UNTOLD, Address, Register, addresses, named_at, routes_of
from matrix_rules import RULES
from matrix_world import DAY, LATER, Thing, World, kept

from compromiso.register import models

MOMENT_ASKED: Final = re.compile(rb"DTSTAMP:\w+")
"""When a calendar was asked for: it is the date of the answer, in its body."""
SHOWN: Final = ("published", "open", "closed", "kept", "taken", "")


def public_answers(register: Register) -> dict[str, tuple[Any, ...]]:
    """Give what a visitor reads at every address of the pages, the files and the API."""
    client, told = Client(HTTP_HOST="127.0.0.1"), {}
    for address in addresses():
        if address.is_ready_made:
            continue
        for thing in _public(register, address):
            with override("es"):
                url = reverse(address.name, kwargs=named_at(address, thing))
            answer = client.get(url)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            headers = [item for item in answer.headers.items() if item[0] not in UNTOLD]
            told[url] = (answer.status_code, sorted(headers), MOMENT_ASKED.sub(b"", body))
    return told


def _public(register: Register, address: Address) -> Iterator[Thing]:
    if not address.converters:
        yield Thing({})
        return
    for route in routes_of(address):
        for stage in RULES[route.noun].public if route.noun in RULES else SHOWN:
            found = register.world.thing(route.noun, "dnm-ar", stage)
            if found is not None:
                yield found
                return


def add_unpublished(world: World, chance: random.Random) -> None:
    """Add what is not public: drafts, reports on their way, restricted evidence, accounts."""
    for number in range(chance.randint(3, 8)):
        owner = chance.choice(list(world.institutions.values()))
        chance.choice(UNPUBLISHED)(world, owner, f"{number} {chance.random()}")


def _action(world: World, owner: models.Institution, words: str) -> None:
    kept(models.Action(institution=owner, code=words, title=words, start=DAY))


def _report(world: World, owner: models.Institution, words: str) -> None:
    row = models.Report(institution=owner, country=owner.country, title=words)
    row = kept(row, *(("in_validation", "returned") if owner.country == "uy" else ()))
    said = {"order": 1, "text": words, "commitments": [str(world.commitment.id)]}
    kept(models.ReportEntry(report=row, **said))


def _evidence(world: World, owner: models.Institution, words: str) -> None:
    entries = models.ReportEntry.objects.filter(report__stage="published")
    row = models.Evidence(entry=entries.first(), kind="link", title=words, restricted=True)
    kept(row)


def _claim(world: World, owner: models.Institution, words: str) -> None:
    row = models.Claim(
        commitment=world.commitment, commitment_ref=world.commitment.ref, institution=owner,
        country="ar", standpoint="independent", progress="met", date=DAY, note=words,
        anchor=world.passage,
    )  # fmt: skip
    kept(row)


def _cycle(world: World, owner: models.Institution, words: str) -> None:
    row = models.ReportingCycle(
        institution=owner, title=words, opens_on=DAY, closes_at=LATER, zone="UTC"
    )
    kept(row)


def _edition(world: World, owner: models.Institution, words: str) -> None:
    number = models.AnnualAssessment.objects.count() + 1
    kept(models.AnnualAssessment(institution=owner, number=number, year=2026, title=words))


def _account(world: World, owner: models.Institution, words: str) -> None:
    account = models.Account.objects.create_user(f"{words.split()[-1]}@example.org", name=words)
    kept(models.Membership(account=account, institution=owner, role="reader", since=DAY))
    said = {"kind": "report-returned", "noun": "report", "subject_id": owner.id}
    models.Notice.objects.create(account=account, key=words, since=datetime.now(UTC), **said)


UNPUBLISHED: Final[tuple[Callable[[World, models.Institution, str], None], ...]] = (
    _action, _report, _evidence, _claim, _cycle, _edition, _account,
)  # fmt: skip
