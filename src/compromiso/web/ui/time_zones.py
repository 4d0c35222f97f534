"""The time zones that people choose from, by country and city in the reader's language."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, Final
from zoneinfo import available_timezones

from babel.core import Locale, get_global
from django import forms
from django.utils.translation import get_language

from compromiso.web.ui.choice_widgets import ManyToChooseFrom

UTC: Final = ("UTC", "UTC")
_NOWHERE: Final = "001"
"""The territory of zones that are named by their distance from UTC."""


def time_zones() -> tuple[tuple[str, str], ...]:
    """List each time zone once, Coordinated Universal Time first, then by country and city."""
    return _listed(get_language() or "en")


def zone_today(name: str) -> str:
    """Give the name that a time zone has today; older names mean the same."""
    return str(get_global("zone_aliases").get(name, name))


@cache
def _listed(language: str) -> tuple[tuple[str, str], ...]:
    locale, cities = Locale.parse(language, sep="-"), _cities(language)
    zones = {zone_today(name) for name in available_timezones() if "/" in name}
    told = sorted(((zone, _label(zone, locale, cities)) for zone in zones), key=_alphabetically)
    return (UTC, *told)


def _cities(language: str) -> dict[str, str]:
    """Give the city of each zone whose name the language knows."""
    known = Locale.parse(language, sep="-").time_zones
    return {zone_today(zone): said["city"] for zone, said in known.items() if "city" in said}


def _label(zone: str, locale: Locale, cities: Mapping[str, str]) -> str:
    territory = get_global("zone_territories").get(zone, _NOWHERE)
    if territory == _NOWHERE:
        return zone.replace("_", " ")
    city = cities.get(zone) or zone.rpartition("/")[2].replace("_", " ")
    return f"{locale.territories.get(territory, territory)} ({city})"


def _alphabetically(choice: tuple[str, str]) -> tuple[bool, str]:
    """Sort by label as if it had no accents, and what is in no country last."""
    zone, label = choice
    plain = unicodedata.normalize("NFKD", label.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return zone.replace("_", " ") == label, bare


class TimeZoneField(forms.ChoiceField):
    """One time zone; who has one by an older name sees it by the name of today."""

    def __init__(self, **said: Any) -> None:
        super().__init__(choices=time_zones, widget=ManyToChooseFrom, **said)

    def prepare_value(self, value: Any) -> Any:
        """Give the choice that stands for a zone."""
        return zone_today(value) if isinstance(value, str) else value

    def valid_value(self, value: str) -> bool:
        """Say whether there is such a zone, by whatever name."""
        return super().valid_value(zone_today(value))
