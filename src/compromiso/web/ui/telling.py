"""Dates, numbers and names told in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    get_datetime_format,
)
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from compromiso.terms.actor_names import actor_by_id
from compromiso.terms.loading import registry
from compromiso.terms.theme_scheme import themes

LONGEST_ADDRESS = 14
"""An address of so few characters is also what a person calls the point."""


@cache
def locale_of(language: str) -> Locale:
    """Give what Babel knows about a language."""
    return Locale.parse(language.replace("-", "_"))


def here() -> Locale:
    """Give the locale of the person who reads now."""
    return locale_of(get_language() or "es")


def tell_date(said: str | date | None) -> str:
    """Write out an ISO date as precisely as it is given: a year, a month, a day."""
    iso = said.isoformat() if isinstance(said, date) else said
    if not iso:
        return ""
    try:
        parts = [int(part) for part in iso.split("-")]
        whole = date(*[*parts, 1, 1][:3])
    except (ValueError, TypeError):
        return iso
    skeleton = {1: "y", 2: "yMMMM"}.get(len(parts))
    if skeleton is None:
        return format_date(whole, "long", here())
    return str(format_skeleton(skeleton, whole, locale=here()))


def tell_period(start: str | None, end: str | None) -> str:
    """Write out from when to when; one date when both are the same or one is unknown."""
    first, last = tell_date(start), tell_date(end)
    if not first or not last or first == last:
        return first or last
    days = [_day(start), _day(end)]
    if None in days:
        return f"{first} – {last}"
    return str(format_interval(days[0], days[1], "yMMMMd", locale=here()))


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None


def tell_moment(at: datetime) -> str:
    """Write out a moment, in UTC and saying so."""
    return f"{tell_minute(at.astimezone(UTC))} UTC"


def tell_minute(at: datetime) -> str:
    """Write out a day and a time to the minute, in the zone that it is given in."""
    joined = str(get_datetime_format("medium", locale=here())).replace("'", "")
    day, minute = format_date(at, locale=here()), format_time(at, "short", locale=here())
    return joined.replace("{0}", minute).replace("{1}", day)


def tell_number(value: float) -> str:
    """Write a number with the reader's separators."""
    return str(format_decimal(value, locale=here()))


def tell_local_moment(at: datetime, zone: str) -> str:
    """Write out a moment as the clocks of its zone show it, and name the zone."""
    told = tell_minute(at)
    return f"{told} ({zone.replace('_', ' ')})"


def tell_amount(text: str) -> str:
    """Write an amount of money, kept as a decimal in text, with the reader's separators."""
    return str(format_decimal(Decimal(text), locale=here()))


def tell_share(value: float) -> str:
    """Write a share between 0 and 1 in per cent."""
    return str(format_percent(value, locale=here()))


def name_language(code: str) -> str:
    """Name a language; one that was not recognised is called so."""
    if code == "und":
        return _("language unknown")
    return locale_of(code).get_language_name(here().language) or code


def name_languages(codes: Iterable[str]) -> str:
    """Name some languages as a sentence does."""
    return join(name_language(code) for code in codes)


def name_own_language(code: str) -> str:
    """Name a language as those who read it do."""
    return str(locale_of(code).get_language_name(code) or code)


def name_country(code: str) -> str:
    """Name a State by its ISO 3166 code, as Babel has it."""
    return str(here().territories.get(code.upper(), code))


def name_actor(actor: Mapping[str, Any]) -> str:
    """Name an actor in the reader's language if it is known, else as printed, with any role."""
    if actor.get("kind") == "state" and len(str(actor["id"])) == 2:
        return name_country(str(actor["id"]))
    if str(actor.get("id", "")) in registry("actors")["actor"]:
        return actor_by_id(str(actor["id"]), here().language).name
    name = str(actor.get("name", ""))
    return f"{name} ({actor['role']})" if actor.get("role") else name


def join(names: Iterable[str]) -> str:
    """Join names as a sentence does: “a, b and c”."""
    return str(format_list(list(names), locale=here()))


def short_actor(actor: Mapping[str, Any]) -> str:
    """Name an actor as briefly as it is known: by its acronym where it has one."""
    entry = registry("actors")["actor"].get(str(actor.get("id", "")), {})
    acronym = entry.get("acronym", {}).get(here().language)
    return str(acronym) if acronym else name_actor(actor)


def name_theme(theme: str) -> str:
    """Name a theme of the theme scheme; one that is not in it is shown as it is."""
    return _themes().get(theme, {}).get(here().language) or theme.replace("-", " ")


def theme_choices(chosen: Iterable[str]) -> list[tuple[str, str]]:
    """List the themes to choose from in the order of their names, with those chosen already."""
    known = {*_themes(), *chosen}
    return sorted(((theme, name_theme(theme)) for theme in known), key=lambda pair: pair[1])


@cache
def _themes() -> Mapping[str, Mapping[str, str]]:
    return {theme.id: theme.label for theme in themes().values()}


def tell_place(provision: Any) -> str:
    """Say where a provision stands; one without a label is told by the nearest one above it."""
    path = [str(label) for label in provision.path]
    if provision.label and len(provision.url_path) <= LONGEST_ADDRESS:
        return str(provision.url_path)
    return " › ".join(path) if path else _("opening words")
