"""Which addresses are asked for, by whom, and why some are not."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from bench.scale_draw import Drawn, filters_of

ROLES: Final = tuple(
    os.environ.get("ROLES", "visitor contributor validator monitor coordinator").split()
)
TIMES: Final = int(os.environ.get("TIMES", "20"))
"""How often a page is timed in each role, each time of another object, after one that warms up."""
ONLY: Final = tuple(os.environ.get("PAGES", "").split())
"""The pages that are asked for, by name; all of them where none is named."""
SIGN_IN: Final = ("account_", "mfa_", "socialaccount", "usersessions", "openid", "invitation")
"""How the names of pages of sign-in begin, which show nothing of the register."""
API: Final = "api-"
"""How the names of the routes for programs begin: they are asked with a key."""


def routes() -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield each route: its name, the names of its arguments, and why it is not asked, if so."""
    from django.urls import URLPattern, URLResolver, get_resolver

    from compromiso.web.access import methods_of

    def walk(resolver: URLResolver) -> Iterator[URLPattern]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                yield from walk(entry)
            else:
                yield entry

    for entry in walk(get_resolver()):
        name = entry.name or str(entry.pattern)
        if ONLY and name not in ONLY:
            continue
        why = "a page of sign-in" if name.startswith(SIGN_IN) else ""
        if "GET" not in methods_of(entry.callback):
            why = "answers no GET"
        yield name, tuple(entry.pattern.converters), why


def clients() -> dict[str, Any]:
    """Give a browser for each role."""
    from django.test import Client

    from compromiso.register.models import Account

    found = {}
    for role in ROLES:
        found[role] = Client(HTTP_HOST="127.0.0.1")
        if role != "visitor":
            found[role].force_login(Account.objects.get(email=f"{role}@example.org"))
    return found


def programs() -> dict[str, Any]:
    """Give a program for each role, with a key for all that the role may; one is made for each."""
    from django.test import Client

    found = {}
    for role in ROLES:
        key = {} if role == "visitor" else {"Authorization": f"Bearer {_key_of(role)}"}
        found[role] = Client(HTTP_HOST="127.0.0.1", headers=key)
    return found


def _key_of(role: str) -> str:
    from django.utils import timezone

    from compromiso.register.models import Account, Institution
    from compromiso.register.permissions import PERMISSIONS, may_on
    from compromiso.register.selectors.seats import person_for
    from compromiso.register.services.keys import make_key

    now = timezone.now()
    person = person_for(Account.objects.get(email=f"{role}@example.org"), now.date())
    at = Institution.objects.get(id=person.seats[0].institution)
    scopes = [one for one in PERMISSIONS if may_on(person, one, at.id, at.country)]
    until = now + timedelta(days=1)
    _row, secret = make_key(at.id, "bench", scopes, expires_at=until, by=person)
    return secret


def addresses(name: str, wanted: tuple[str, ...], draw: Drawn, role: str) -> Iterator[str]:
    """Yield addresses of a route, each of a random object; none where an argument is unknown."""
    from django.urls import NoReverseMatch, reverse
    from django.utils.translation import override

    chance = random.Random(name)  # noqa: S311 - the same pages again, not secrets
    told = filters_of(name)
    for number in range(TIMES + 1):
        given = draw.given(name, wanted, role, chance)
        if given is None:
            return
        try:
            with override("es"):
                yield reverse(name, kwargs=given) + told[number % len(told)]
        except NoReverseMatch:
            continue
