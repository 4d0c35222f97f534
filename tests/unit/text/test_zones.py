"""The time zones that people start with are ones that there are."""

from __future__ import annotations

from zoneinfo import available_timezones

from babel.core import get_global

from compromiso.terms.loading import registry
from compromiso.terms.zones import zone_of_body, zone_of_state

IBERO_AMERICAN = "ad ar bo br cl co cr cu do ec sv es gt hn mx ni pa py pe pt uy ve"


def test_every_ibero_american_state_has_one() -> None:
    zones = {country: zone_of_state(country) for country in IBERO_AMERICAN.split()}
    assert set(zones.values()) <= available_timezones()
    assert (zones["br"], zones["pt"], zones["uy"]) == (
        "America/Sao_Paulo",
        "Europe/Lisbon",
        "America/Montevideo",
    )


def test_what_is_written_down_is_a_zone_of_the_state() -> None:
    held = get_global("territory_zones")
    for country, zone in registry("zones")["capital"].items():
        assert zone in held[country.upper()]
    assert set(registry("zones")["seat"].values()) <= available_timezones()
    assert registry("zones")["seat"].keys() <= registry("actors")["actor"].keys()


def test_what_is_not_known_has_none() -> None:
    assert zone_of_state("") is None
    assert zone_of_body("") is None
