"""The lists inside an action, as the register keeps them: budget lines and milestones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from compromiso.model.vague_date import VagueDate
from compromiso.register.errors import WrongValue

_CODE_LETTERS: Final = 3
_AMOUNT: Final = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")
"""No exponent: `1e999999999` would be written out in a milliard digits."""


def budget_lines(said: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Give budget lines `{label, amount, currency, source}`; the amount is a decimal as text."""
    return [
        {
            "label": str(line.get("label") or "").strip(),
            "amount": _amount(str(line.get("amount") or "")),
            "currency": _currency(str(line.get("currency") or "")),
            "source": str(line.get("source") or "").strip(),
        }
        for line in said
    ]


def is_amount(text: str) -> bool:
    """Say whether a text is an amount of money: digits, and perhaps a point and cents."""
    return _AMOUNT.fullmatch(text) is not None


def _amount(text: str) -> str:
    amount = text.strip()
    if not is_amount(amount):
        raise WrongValue(field="amount", value=text[:60], choices="120000, 120000.50")
    return f"{Decimal(amount):f}"


def _currency(text: str) -> str:
    code = text.strip().upper()
    if len(code) != _CODE_LETTERS or not code.isascii() or not code.isalpha():
        raise WrongValue(field="currency", value=text, choices="USD, EUR, UYU …")
    return code


def milestones(said: Iterable[Mapping[str, Any]]) -> list[dict[str, str | None]]:
    """Give milestones `{id, title, due, done_on}`; one without a name of its own is given one."""
    rows = [dict(row) for row in said]
    taken = {str(row.get("id") or "") for row in rows}
    return [_milestone(row, taken) for row in rows]


def _milestone(row: Mapping[str, Any], taken: set[str]) -> dict[str, str | None]:
    name = str(row.get("id") or "")
    if not name:
        number = 1
        while f"m{number}" in taken:
            number += 1
        name = f"m{number}"
        taken.add(name)
    title = str(row.get("title") or "").strip()
    if not title:
        raise WrongValue(field="title of a milestone", value="", choices="…")
    return {"id": name, "title": title, "due": _date(row, "due"), "done_on": _date(row, "done_on")}


def _date(row: Mapping[str, Any], column: str) -> str | None:
    said = str(row.get(column) or "").strip()
    if not said:
        return None
    if VagueDate.read(said) is None:
        raise WrongValue(field="date", value=said, choices="2027, 2027-06, 2027-06-30")
    return said


ACTION_LISTS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "budget": budget_lines,
    "milestones": milestones,
    "commitments": lambda said: [str(each) for each in dict.fromkeys(said)],
    "supporting": lambda said: [str(each) for each in dict.fromkeys(said)],
    "depends_on": lambda said: [str(each) for each in dict.fromkeys(said)],
}
"""How each list of an action is made plain."""
