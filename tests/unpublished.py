"""Two registers that differ in nothing that is public answer the public in the same bytes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from matrix_cells import Address, Register, addresses, named_at, routes_of
from matrix_rules import RULES
from matrix_thing import Thing
from matrix_words import kept
from matrix_world import DAY, LATER, World, world_blob

from compromiso.register import models

LANGUAGES: Final = ("es", "pt", "en")
EVERYBODY_S: Final = ("published", "open", "closed", "kept", "taken", "withdrawn", "")
PRIVATE: Final = frozenset({"secret", "own-feed", "key"})
"""Nouns whose addresses are given to one person only."""
HIDDEN_WORD: Final = "desconocida"
"""A word that stands in everything which is not public, and in nothing that is."""
ASKED: Final[dict[str, tuple[str, ...]]] = {
    "search": (f"?q={HIDDEN_WORD}", "?q=escuelas"),
    "actions": ("?stage=draft", "?country=uy", "?late=2030-01-01", "?page=2"),
    "reports": ("?stage=draft", "?stage=in_validation", "?page=2"),
    "calendar": ("?year=2036", "?kind=milestone"),
    "calendar-feed": ("?kind=cycle",),
    "changes": ("?before=1000000",),
    "passages": (),
    "api-actions": ("?stage=draft", "?size=1&page=2"),
    "api-reports": ("?stage=submitted", "?size=1&page=2"),
    "api-claims": ("?country=uy", "?size=1&page=2"),
    "api-evidence": ("?kind=file", "?size=1&page=2"),
    "api-annual-assessments": ("?stage=draft", "?stage=frozen"),
}
"""Name of an address → what is asked there besides."""


def public_answers(register: Register, language: str = "es") -> dict[str, tuple[Any, ...]]:
    """Give what a visitor reads at every address of the pages, the files and the API.

    Status, every header but the date of the answer, and every byte.
    """
    cache.clear()
    client, told = Client(HTTP_HOST="127.0.0.1"), {}
    for url in public_urls(register, language):
        answer = client.get(url)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        headers = [(name, said) for name, said in answer.headers.items() if name != "Date"]
        told[url] = (answer.status_code, sorted(headers), body)
        client.cookies.clear()
    return told


def public_urls(register: Register, language: str) -> Iterator[str]:
    """Yield every address that anybody may ask, for every object that is public."""
    for address in addresses():
        if address.is_ready_made:
            continue
        for thing in _public(register, address):
            with override(language):
                url = reverse(address.name, kwargs=named_at(address, thing))
            yield url
            yield from (f"{url}{query}" for query in ASKED.get(address.name, ()))


def _public(register: Register, address: Address) -> Iterator[Thing]:
    if not address.converters:
        yield Thing({})
        return
    for noun in {route.noun for route in routes_of(address)} - PRIVATE:
        stages = RULES[noun].public if noun in RULES else EVERYBODY_S
        for (held, _slug, stage), thing in register.world.made.items():
            if held == noun and stage in stages:
                yield thing
        if noun in register.world.public:
            yield register.world.public[noun]


def add_unpublished(world: World, chance: random.Random) -> None:
    """Add what is not public, of every noun at least once, in institutions by chance."""
    makers = [*UNPUBLISHED, *chance.choices(UNPUBLISHED, k=chance.randint(3, 12))]
    chance.shuffle(makers)
    for number, make in enumerate(makers):
        owner = chance.choice(list(world.institutions.values()))
        make(world, owner, f"{HIDDEN_WORD} {number} {chance.random()}")


def _action(world: World, owner: models.Institution, words: str) -> None:
    late = {"id": "m", "title": words, "due": "2026-01-01", "done_on": None}
    said: dict[str, Any] = {"milestones": [late], "end": DAY + timedelta(days=300)}
    said["commitments"] = [str(world.commitment.id)]
    said["supporting"] = [str(owner.id)]
    said["depends_on"] = [str(world.made["action", owner.slug, "published"].named["action_id"])]
    kept(models.Action(institution=owner, code=words, title=words, start=DAY, **said))


def _report(world: World, owner: models.Institution, words: str) -> None:
    cycle = world.made["cycle", "segib", "open"].named["cycle_id"]
    row = models.Report(institution=owner, country=owner.country, title=words, cycle_id=cycle)
    steps = ((), ("in_validation",), ("in_validation", "returned"), ("in_validation", "submitted"))
    row = kept(row, *steps[len(words) % len(steps)], why=words)
    entry = _entry(world, row, words)
    kept(models.Evidence(entry=entry, kind="link", title=words, url="https://example.org"))


def _entry(world: World, report: models.Report, words: str) -> models.ReportEntry:
    said: dict[str, Any] = {"order": 1, "text": words, "progress": "met"}
    said["commitments"] = [str(world.commitment.id)]
    slug = report.institution.slug
    said["actions"] = [str(world.made["action", slug, "published"].named["action_id"])]
    return kept(models.ReportEntry(report=report, **said))


def _evidence(world: World, owner: models.Institution, words: str) -> None:
    entries = models.ReportEntry.objects.filter(report__stage="published")
    said = {"entry": entries.first(), "title": words, "restricted": True}
    kept(models.Evidence(kind="link", url="https://example.org", **said))
    kept(models.Evidence(kind="file", name=words, sha256=world_blob(), **said))
    kept(models.Evidence(kind="passage", anchor=world.passage, **said))


def _claim(world: World, owner: models.Institution, words: str) -> None:
    for stages in ((), ("withdrawn",)):
        row = models.Claim(
            commitment=world.commitment, commitment_ref=world.commitment.ref, institution=owner,
            country="ar", standpoint="independent", progress="met", date=DAY, note=words,
            anchor=world.passage,
        )  # fmt: skip
        kept(row, *stages)


def _cycle(world: World, owner: models.Institution, words: str) -> None:
    said = {"asked": [str(owner.id)], "commitments": [str(world.commitment.id)]}
    row = models.ReportingCycle(
        institution=owner, title=words, opens_on=DAY, closes_at=LATER, zone="UTC", **said
    )
    kept(row)


def _edition(world: World, owner: models.Institution, words: str) -> None:
    number = models.AnnualAssessment.objects.count() + 1
    row = kept(models.AnnualAssessment(institution=owner, number=number, year=2026, title=words))
    if len(words) % 2:
        said = {"stage": "frozen", "content": world.facts, "seq": 1, "frozen_at": datetime.now(UTC)}
        models.AnnualAssessment.objects.filter(id=row.id).update(**said)


def _account(world: World, owner: models.Institution, words: str) -> None:
    account = models.Account.objects.create_user(f"{words.split()[-1]}@example.org", name=words)
    kept(models.Membership(account=account, institution=owner, role="reader", since=DAY))
    said = {"kind": "report-returned", "noun": "report", "subject_id": owner.id}
    models.Notice.objects.create(account=account, key=words, since=datetime.now(UTC), **said)
    row = models.ApiToken(
        account=account, institution=owner, name=words, expires_at=LATER, secret_hash=uuid4().hex
    )
    kept(row)


def _invitation(world: World, owner: models.Institution, words: str) -> None:
    address = f"{words.split()[-1]}-asked@example.org"
    account = models.Account.objects.create_user(address, is_active=False)
    said = {"role": "reader", "secret_hash": uuid4().hex, "expires_at": LATER}
    kept(models.Invitation(account=account, institution=owner, **said))


def _job(world: World, owner: models.Institution, words: str) -> None:
    said = {"by": str(uuid4()), "institution": owner.id, "asked_at": datetime.now(UTC)}
    models.Job.objects.create(kind="check-table", given={"name": words}, **said)
    models.Upload.objects.create(name=words, bytes=1, received_at=datetime.now(UTC))


UNPUBLISHED: Final[tuple[Callable[[World, models.Institution, str], None], ...]] = (
    _action, _report, _evidence, _claim, _cycle, _edition, _account, _invitation, _job,
)  # fmt: skip
