"""The history of an action in words: who did what, and what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy

from compromiso.web.pages.actions.words import FIELDS
from compromiso.web.ui.record_history import Tongue
from compromiso.web.ui.telling import tell_date


def _tell(_field: str, value: Any) -> str:
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


ACTION: Final = Tongue(FIELDS, _tell, gettext_lazy("Drafted by %(who)s"))
"""How an action is told."""
