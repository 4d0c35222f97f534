"""The history of a record, each decision told as one sentence with what it changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from compromiso.web.ui.telling import join, name_actor, name_theme, tell_date
from compromiso.web.ui.words import word

STATE = "state"


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A field, what it held before and what it holds since."""

    field: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """Who did what, when, why, and what it changed."""

    sentence: str
    at: datetime
    why: str
    changes: tuple[ToldChange, ...]


def told_history(entries: Iterable[Any]) -> list[ToldEntry]:
    """Tell a history in the reader's language, oldest first, one entry for each decision."""
    return [_told(list(group)) for _key, group in groupby(entries, lambda e: (e.version, e.kind))]


def _told(entries: list[Any]) -> ToldEntry:
    changes = (
        ToldChange(_field(e.field), tell_value(e.field, e.before), tell_value(e.field, e.value))
        for e in entries
        if e.field and e.field != STATE
    )
    return ToldEntry(_sentence(entries), entries[0].at, entries[-1].why, tuple(changes))


def _sentence(entries: list[Any]) -> str:
    last = entries[-1]
    if last.kind != "decision":
        return _("Proposed by the reader (%(who)s)") % {"who": last.who}
    state = next((str(e.value) for e in entries if e.field == STATE), "")
    return _decided().get(state, _("Decided by %(who)s")) % {"who": tell_who(last.who)}


def tell_who(identity: str) -> str:
    """Say who decided without a name: names are for those who have signed in."""
    if identity == "local":
        return _("a person at this machine")
    return _("a person of this register") if len(identity) == len(str(UUID(int=0))) else identity


def _decided() -> dict[str, str]:
    return {
        "accepted": _("Accepted by %(who)s"),
        "corrected": _("Corrected by %(who)s"),
        "rejected": _("Rejected by %(who)s"),
        "proposed": _("Last decision taken back by %(who)s"),
    }


def _field(name: str) -> str:
    return {
        "actors": _("Who"),
        "force": _("Force"),
        "action": _("To do"),
        "addressees": _("For whom"),
        "deadline": _("By when"),
        "themes": _("Themes"),
        "treaties": _("Treaties"),
    }.get(name, name)


def tell_value(field: str, value: Any) -> str:
    """Tell the value of a field of a commitment in words."""
    if value in (None, "", []):
        return "–"
    if field in {"actors", "addressees"}:
        return join(name_actor(actor) for actor in value)
    tell = {
        "force": lambda code: word("force", code),
        "deadline": tell_date,
        "themes": lambda themes: join(map(name_theme, themes)),
        "treaties": "; ".join,
    }.get(field, str)
    return str(tell(value))
