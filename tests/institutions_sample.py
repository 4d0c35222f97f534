"""A small world of institutions: a secretariat, two monitors, three ministries, an NGO."""

from __future__ import annotations

from datetime import date
from typing import Final

from compromiso.register import models
from compromiso.register.permissions import LOCAL, Person
from compromiso.register.selectors.seats import person_for
from compromiso.register.services.institutions import add_institution, seat_account

TODAY: Final = date(2026, 11, 22)
PASSWORD: Final = "una llave larga y buena"
INSTITUTIONS: Final = {
    "segib": ("Secretaría General Iberoamericana", "secretariat", "", "segib"),
    "eclac": ("Comisión Económica para América Latina y el Caribe", "monitoring-body", "", "eclac"),
    "iom": ("Organización Internacional para las Migraciones", "monitoring-body", "", "iom"),
    "mre-uy": ("Ministerio de Relaciones Exteriores del Uruguay", "ministry", "uy", ""),
    "mides-uy": ("Ministerio de Desarrollo Social del Uruguay", "ministry", "uy", ""),
    "dnm-ar": ("Dirección Nacional de Migraciones", "ministry", "ar", ""),
    "vela": ("Red Vela", "civil-society", "", ""),
}
"""Slug → name, kind, country, actor."""
PEOPLE: Final = {
    "clara": ("coordinator", "segib"),
    "mario": ("monitor", "eclac"),
    "marta": ("monitor", "iom"),
    "vera": ("validator", "mre-uy"),
    "carlos": ("contributor", "mides-uy"),
    "celia": ("contributor", "mre-uy"),
    "ciro": ("contributor", "dnm-ar"),
    "vito": ("validator", "dnm-ar"),
    "aldo": ("assessor", "eclac"),
    "olga": ("observer", "vela"),
    "rita": ("reader", "vela"),
    "ada": ("administrator", "segib"),
}
"""Name → role, institution."""


def found() -> dict[str, models.Institution]:
    """Add the institutions; give them by slug."""
    return {slug: _institution(slug) for slug in INSTITUTIONS}


def _institution(slug: str) -> models.Institution:
    name, kind, country, actor = INSTITUTIONS[slug]
    values = {"slug": slug, "name": name, "kind": kind, "country": country, "actor": actor}
    return add_institution(values, by=LOCAL)


def people(*names: str) -> dict[str, Person]:
    """Add institutions and people (all, or those named) with their seats; give them by name."""
    institutions = found()
    return {name: _person(name, institutions) for name in names or PEOPLE}


def _person(name: str, institutions: dict[str, models.Institution]) -> Person:
    role, slug = PEOPLE[name]
    account = models.Account.objects.create_user(f"{name}@example.org", PASSWORD, name=name.title())
    seat_account(account.id, institutions[slug].id, role, since=date(2026, 1, 1), by=LOCAL)
    return person_for(account, TODAY)


def account(name: str) -> models.Account:
    """Give the account of a person of this world."""
    return models.Account.objects.get(email=f"{name}@example.org")
