"""Somebody else saved first: three texts of each field, and one form that saves again.

A view saves through `saved` (or calls `conflict_page` where its service raises `EditConflict`), and
binds its form to `typed(request)` instead of `request.POST`: then the answer to the conflict page
comes back as if the person had typed it into the form itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from compromiso.register.errors import EditConflict
from compromiso.register.keeping import as_of
from compromiso.web.ui.changed_words import changed_words

YOURS: Final = "yours"
THEIRS: Final = "theirs"
EDITED: Final = "edited"
_KEEP, _OURS, _OTHERS = "keep", "keep-yours", "keep-theirs"

_NOT_SENT_AGAIN: Final = {"version", "csrfmiddlewaretoken", _KEEP}

Pairs = list[tuple[str, str]]
Shown = Callable[[Any], Mapping[str, Any]]
"""Gives a record as its form shows it: by field, the values that `initial` would have."""


@dataclass(frozen=True, slots=True)
class Row:
    """A field in three texts, the two later ones with what changed marked; `keep` is proposed."""

    field: BoundField
    base: str
    theirs: SafeString
    yours: SafeString
    keep: str
    theirs_pairs: str
    yours_pairs: str

    @property
    def both(self) -> bool:
        """Say whether both persons changed the field, each in another way."""
        return self.keep == EDITED


def typed(request: HttpRequest) -> QueryDict:
    """Give what the person typed; on a conflict page, what they chose for each field."""
    said = request.POST.copy()
    for name in request.POST.getlist(_KEEP):
        choice = request.POST.get(f"{_KEEP}-{name}")
        if choice in {YOURS, THEIRS}:
            held = _OURS if choice == YOURS else _OTHERS
            _put(said, name, _read_pairs(request.POST.get(f"{held}-{name}", "")))
    return said


def _put(said: QueryDict, name: str, pairs: Pairs) -> None:
    for key in [key for key in said if _belongs(key, name)]:
        del said[key]
    for key, value in pairs:
        if _belongs(key, name):
            said.appendlist(key, value)


def _belongs(key: str, name: str) -> bool:
    return key == name or key.startswith(f"{name}-")


def _read_pairs(text: str) -> Pairs:
    try:
        return [(str(key), str(value)) for key, value in json.loads(text)]
    except (ValueError, TypeError):
        return []


def saved(
    request: HttpRequest, form: forms.Form, change: Callable[..., object], shown: Shown,
    *, back: str, onward: str = "?done=saved",
) -> HttpResponse:  # fmt: skip
    """Change a record to what a form says and go back; where somebody was first, show the texts.

    `change` takes the version that the person saw; `onward` is put behind the address of `back`.
    """
    try:
        change(version=form.cleaned_data["version"])
    except EditConflict as conflict:
        return conflict_page(request, conflict, form, shown, back=back)
    return redirect(f"{back}{onward}")


def conflict_page(
    request: HttpRequest, conflict: EditConflict, form: forms.Form, shown: Shown, *, back: str
) -> HttpResponse:
    """Show each field as it was, as they saved it and as you typed it, and save again from there.

    `form` is bound to what was typed; `shown` gives a record as the form shows it; `back` is where
    to go to leave their words as they are.
    """
    theirs: Any = conflict.theirs
    base = as_of(type(theirs), theirs.id, int(str(conflict.facts["then"])))
    rows = [*_rows(form, shown(base), shown(theirs))]
    differing = {row.field.html_name for row in rows}
    facts = {
        "rows": rows,
        "asked": [row for row in rows if row.both],
        "rest": [*_rest(form.data, differing)],
        "version": theirs.version,
        "record": theirs,
        "back": back,
    }
    return render(request, "parts/conflict.html", facts, status=409)


def _rows(form: forms.Form, base: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[Row]:
    for field in form:
        if field.name not in base or field.name == "version" or field.is_hidden:
            continue
        pairs = [_pairs(field, base[field.name]), _pairs(field, theirs[field.name])]
        pairs.append([*_typed_pairs(form.data, field.html_name)])
        texts = [told(field, each) for each in pairs]
        if len(set(texts)) > 1:
            yield _row(field, texts, pairs)


def _row(field: BoundField, texts: list[str], pairs: list[Pairs]) -> Row:
    before, theirs, yours = texts
    keep = THEIRS if yours in (before, theirs) else YOURS if theirs == before else EDITED
    marked = [changed_words(before, each) for each in (theirs, yours)]
    return Row(field, before, marked[0], marked[1], keep, *map(json.dumps, pairs[1:]))


def _rest(said: Any, differing: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what was sent beside the fields that differ, to be sent again as it is."""
    for key in said:
        if key in _NOT_SENT_AGAIN or key.startswith(f"{_KEEP}-"):
            continue
        if not any(_belongs(key, name) for name in differing):
            yield from ((key, value) for value in said.getlist(key))


def _typed_pairs(said: Any, name: str) -> Iterator[tuple[str, str]]:
    for key in said:
        if _belongs(key, name):
            yield from ((key, value.replace("\r\n", "\n")) for value in said.getlist(key))


def _pairs(field: BoundField, value: Any) -> Pairs:
    widget = field.field.widget
    own = getattr(widget, "pairs", None)
    if own is not None:
        return [*own(field.html_name, value)]
    values = value if isinstance(value, list | tuple) else [value]
    return [(field.html_name, text) for each in values if (text := _plain(each))]


def _plain(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value).replace("\r\n", "\n")


def told(field: BoundField, pairs: Pairs) -> str:
    """Say in words what a field holds, one thing a line."""
    own = getattr(field.field.widget, "told", None)
    if own is not None:
        return str(own(field.html_name, pairs))
    if isinstance(field.field, forms.BooleanField):
        return _("yes") if any(value for _name, value in pairs) else _("no")
    names = _names(field)
    lines = [names.get(value, value) for _name, value in pairs if value]
    return "\n".join(sorted(lines) if names else lines)


def _names(field: BoundField) -> dict[str, str]:
    choices = getattr(field.field, "choices", ())
    flat: list[tuple[Any, Any]] = []
    for value, label in choices:
        flat += label if isinstance(label, list | tuple) else [(value, label)]
    return {str(value): str(label) for value, label in flat}
