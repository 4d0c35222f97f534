"""The history of a claim in words: what was drafted, published, changed, withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compromiso.register.selectors.people import names_of
from compromiso.web.ui.history import ToldChange, ToldEntry
from compromiso.web.ui.telling import name_country, tell_date
from compromiso.web.ui.words import word

NOTHING: Final = "–"
_FIELDS: Final = {
    "country": gettext_lazy("State"),
    "progress": gettext_lazy("What was found"),
    "date": gettext_lazy("Day"),
    "note": gettext_lazy("Remark"),
    "anchor": gettext_lazy("The words it rests on"),
    "evidence_id": gettext_lazy("Evidence"),
}
_TELL: Final[Mapping[str, Callable[[Any], str]]] = {
    "country": name_country,
    "progress": lambda code: word("found", code),
    "date": tell_date,
    "anchor": lambda anchor: str(anchor["quote"]),
    "evidence_id": lambda _id: str(gettext_lazy("a piece of evidence")),
}


def told_claim(entries: Iterable[Any], institution: str, *, by_name: bool) -> list[ToldEntry]:
    """Tell a claim's history oldest first; people by name inside the institution only."""
    told = list(entries)
    names = names_of(entry.who for entry in told) if by_name else {}
    groups = groupby(told, key=lambda entry: entry.version)
    return [_told(list(group), names, institution) for _version, group in groups]


def _told(entries: list[Any], names: Mapping[str, str], institution: str) -> ToldEntry:
    who = names.get(entries[-1].who, institution)
    stage = next((str(e.value) for e in entries if e.field == "stage"), "")
    added = any(not entry.field for entry in entries)
    sentence = _sentences().get("draft" if added else stage, _("Changed by %(who)s"))
    changes = tuple(
        ToldChange(str(_FIELDS[e.field]), _value(e.field, e.before), _value(e.field, e.value))
        for e in entries
        if e.field in _FIELDS
    )
    return ToldEntry(sentence % {"who": who}, entries[0].at, entries[-1].why, changes)


def _sentences() -> dict[str, str]:
    return {
        "draft": _("Drafted by %(who)s"),
        "published": _("Published by %(who)s"),
        "withdrawn": _("Withdrawn by %(who)s"),
    }


def _value(field: str, value: Any) -> str:
    if value in (None, "", []):
        return NOTHING
    return _TELL.get(field, str)(value)
