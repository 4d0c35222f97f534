"""A field of a form that holds several rows; without script, by a few empty rows at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from compromiso.model.vague_date import VagueDate
from compromiso.register.kept_values import is_amount

Row = dict[str, str]
EMPTY_ROWS = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the rows: `kind` is `text`, `date`, `amount`, `currency` or `hidden`."""

    name: str
    label: Promise | str
    kind: str = "text"
    required: bool = False


class RowsWidget(forms.Widget):
    """Draws each row as a group of fields; a row with nothing in it is no row."""

    def __init__(self, columns: Sequence[Column], legend: Promise | str) -> None:
        super().__init__()
        self.columns, self.legend = columns, legend

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Row]:
        """Gather the rows that hold something visible."""
        numbers = sorted(
            {int(m[1]) for key in data if (m := re.match(rf"{name}-(\d{{1,3}})-", key))}
        )
        rows = [{c.name: self._said(data, name, n, c) for c in self.columns} for n in numbers]
        return [row for row in rows if self._holds_something(row)]

    @staticmethod
    def _said(data: Any, name: str, number: int, column: Column) -> str:
        return str(data.get(f"{name}-{number}-{column.name}", "")).strip()

    def _holds_something(self, row: Mapping[str, str]) -> bool:
        return any(row[column.name] for column in self.columns if column.kind != "hidden")

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Say that no row was sent at all."""
        return not any(key.startswith(f"{name}-") for key in data)

    def id_for_label(self, id_: str) -> str:
        """Give the address of the first field of the first row."""
        first = next(column for column in self.columns if column.kind != "hidden")
        return f"{id_}-0-{first.name}"

    def render(
        self, name: str, value: Any, attrs: Mapping[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Draw the rows and a few empty ones."""
        rows = [*(value or ()), *({} for _number in range(EMPTY_ROWS))]
        drawn = ((self._row(name, n, row),) for n, row in enumerate(rows))
        return format_html('<div class="stack">{}</div>', format_html_join("", "{}", drawn))

    def _row(self, name: str, number: int, row: Mapping[str, Any]) -> SafeString:
        fields = ((self._input(f"{name}-{number}-{c.name}", c, row),) for c in self.columns)
        return format_html(
            '<fieldset class="boxed"><legend>{} {}</legend><div class="pair-of-fields">{}</div>'
            "</fieldset>",
            self.legend,
            number + 1,
            format_html_join("", "{}", fields),
        )

    @staticmethod
    def _input(name: str, column: Column, row: Mapping[str, Any]) -> SafeString:
        value = row.get(column.name) or ""
        if column.kind == "hidden":
            return format_html('<input type="hidden" name="{}" value="{}">', name, value)
        mode, hint = SafeString(' inputmode="decimal"' if column.kind == "amount" else ""), ""
        if column.kind == "date":
            mode = format_html(' aria-describedby="id_{}-hint"', name)
            said = _("A day, a month or a year: 2027-06-30, 2027-06 or 2027.")
            hint = format_html('<span class="hint" id="id_{}-hint">{}</span>', name, said)
        return format_html(
            '<div class="field"><label for="id_{0}">{1}</label>{4}'
            '<input id="id_{0}" name="{0}" value="{2}"{3}></div>',
            name,
            column.label,
            value,
            mode,
            hint,
        )

    def pairs(self, name: str, value: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
        """Yield what a form would send for rows."""
        for number, row in enumerate(value or ()):
            for column in self.columns:
                yield f"{name}-{number}-{column.name}", str(row.get(column.name) or "")

    def told(self, name: str, pairs: Iterable[tuple[str, str]]) -> str:
        """Say rows in words, one a line."""
        rows = self.value_from_datadict(dict(pairs), None, name)
        seen = [c.name for c in self.columns if c.kind != "hidden"]
        return "\n".join(" · ".join(row[name] for name in seen if row[name]) for row in rows)


class RowsField(forms.Field):
    """Rows of text, each column checked by its kind; the value is a list of rows."""

    def __init__(self, columns: Sequence[Column], legend: Promise | str, **said: Any) -> None:
        self.columns = columns
        super().__init__(required=False, widget=RowsWidget(columns, legend), **said)

    def clean(self, value: Any) -> list[Row]:
        """Give the rows, or say of the first wrong cell what is wrong with it."""
        rows = list(value or ())
        for number, row in enumerate(rows, 1):
            for column in self.columns:
                if wrong := _wrong(column, row[column.name]):
                    raise ValidationError(
                        _("Row %(number)s, %(column)s: %(wrong)s")
                        % {"number": number, "column": column.label, "wrong": wrong}
                    )
        return rows

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether the rows differ from those that were shown."""
        return [*self.widget.pairs("", initial)] != [*self.widget.pairs("", data)]


def _wrong(column: Column, text: str) -> str:
    if not text:
        return _("this is missing.") if column.required else ""
    if column.kind == "date" and VagueDate.read(text) is None:
        return _("write a year, a month or a day: 2027, 2027-06 or 2027-06-30.")
    if column.kind == "amount" and not is_amount(text):
        return _("write the amount in digits, for example 120000.50.")
    if column.kind == "currency" and not re.fullmatch("[A-Za-z]{3}", text):
        return _("write the three letters of the currency, for example USD.")
    return ""
