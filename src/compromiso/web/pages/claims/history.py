"""The history of a claim in words: what was drafted, published, changed, withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy

from compromiso.web.ui.record_history import Tongue
from compromiso.web.ui.telling import name_country, tell_date
from compromiso.web.ui.words import word

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


def _tell(field: str, value: Any) -> str:
    return _TELL.get(field, str)(value)


CLAIM: Final = Tongue(_FIELDS, _tell, gettext_lazy("Drafted by %(who)s"))
"""How a claim is told."""
