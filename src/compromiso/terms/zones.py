"""In which time zone a State is governed and a body sits."""

from __future__ import annotations

from babel.core import get_global

from compromiso.terms.loading import registry


def zone_of_state(country: str) -> str | None:
    """Give the time zone of a State (ISO 3166 alpha-2): its only one, or its capital's."""
    capital: str | None = registry("zones")["capital"].get(country.lower())
    held = get_global("territory_zones").get(country.upper(), ())
    return capital or (str(held[0]) if len(held) == 1 else None)


def zone_of_body(actor: str) -> str | None:
    """Give the time zone of the seat of a body by the name that texts know it by, or None."""
    seat: str | None = registry("zones")["seat"].get(actor)
    return seat
