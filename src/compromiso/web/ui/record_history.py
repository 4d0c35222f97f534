"""The history of a record that an institution keeps, in words: each save as one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from compromiso.register.selectors.people import names_of
from compromiso.web.ui.history import ToldChange, ToldEntry

NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class Tongue:
    """How records of a kind are told: the fields by name, a value of one, the first sentence.

    Fields without a name are not told.
    """

    fields: Mapping[str, str | Promise]
    tell: Callable[[str, Any], str]
    begun: str | Promise


def told_record(
    entries: Iterable[Any], institution: str, tongue: Tongue, *, by_name: bool
) -> list[ToldEntry]:
    """Tell a history oldest first; people by name inside, by their institution to others."""
    told = list(entries)
    names = names_of(entry.who for entry in told) if by_name else {}
    groups = groupby(told, key=lambda entry: entry.version)
    return [_told(list(group), names, institution, tongue) for _version, group in groups]


def _told(
    entries: list[Any], names: Mapping[str, str], institution: str, tongue: Tongue
) -> ToldEntry:
    who = names.get(entries[-1].who, institution)
    changes = (
        ToldChange(
            str(tongue.fields[e.field]),
            _value(e.field, e.before, tongue),
            _value(e.field, e.value, tongue),
        )
        for e in entries
        if e.field in tongue.fields
    )
    sentence = _sentence(entries, tongue) % {"who": who}
    return ToldEntry(sentence, entries[0].at, entries[-1].why, tuple(changes))


def _sentence(entries: list[Any], tongue: Tongue) -> str:
    if any(not entry.field for entry in entries):
        return str(tongue.begun)
    stage = next((str(e.value) for e in entries if e.field == "stage"), "")
    known = {"published": _("Published by %(who)s"), "withdrawn": _("Withdrawn by %(who)s")}
    return known.get(stage, _("Changed by %(who)s"))


def _value(field: str, value: Any, tongue: Tongue) -> str:
    return NOTHING if value in (None, "", []) else tongue.tell(field, value)
