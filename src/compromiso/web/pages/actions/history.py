"""The history of an action in words: who did what, and what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from compromiso.register.selectors.action_page import ActionPage
from compromiso.register.selectors.people import names_of
from compromiso.web.pages.actions.words import FIELDS
from compromiso.web.ui.history import ToldChange, ToldEntry
from compromiso.web.ui.telling import tell_date


def told_changes(page: ActionPage) -> list[ToldEntry]:
    """Tell the history oldest first; people by name to those inside, by institution to others."""
    institution = page.action.institution.name
    names = names_of(e.who for e in page.history) if page.may_read_all else {}
    groups = groupby(page.history, lambda entry: entry.version)
    return [_told(list(group), names, institution) for _version, group in groups]


def _told(entries: list[Any], names: Mapping[str, str], institution: str) -> ToldEntry:
    who = names.get(entries[-1].who, institution)
    fields = [e for e in entries if e.field and e.field != "stage"]
    stage = next((str(e.value) for e in entries if e.field == "stage"), "")
    sentence = _sentences().get(
        stage or ("" if entries[-1].field else "new"), _("Changed by %(who)s")
    )
    changes = tuple(
        ToldChange(str(FIELDS.get(e.field, e.field)), _value(e.before), _value(e.value))
        for e in fields
    )
    return ToldEntry(sentence % {"who": who}, entries[0].at, entries[-1].why, changes)


def _sentences() -> dict[str, str]:
    return {
        "new": _("Drafted by %(who)s"),
        "published": _("Published by %(who)s"),
        "withdrawn": _("Withdrawn by %(who)s"),
    }


def _value(value: Any) -> str:
    if value in (None, "", []):
        return "–"
    if isinstance(value, list):
        return "; ".join(_items(value))
    return tell_date(value) if _is_day(value) else str(value)


def _items(value: Iterable[Any]) -> Iterable[str]:
    for item in value:
        if isinstance(item, Mapping):
            yield " · ".join(str(v) for k, v in item.items() if v and k != "id")
        else:
            yield str(item)


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and len(value) == len("2027-01-31") and value[4:5] == "-"
