"""Institutions as the list shows them: those of no State by kind, then State by State."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from compromiso.web.ui.telling import name_country
from compromiso.web.ui.words import INSTITUTION, word


@dataclass(frozen=True, slots=True)
class Group:
    """Institutions under one heading; `country` is empty for those of no State."""

    name: str
    country: str
    institutions: tuple[Any, ...]


def grouped(rows: Iterable[Any]) -> list[Group]:
    """Group institutions: first those of no State in the order of their kinds, then the States."""
    held = list(rows)
    kinds = list(INSTITUTION)
    stateless = sorted(
        (row for row in held if not row.country), key=lambda row: kinds.index(row.kind)
    )
    return [
        *(Group(word("institution", kind), "", tuple(of)) for kind, of in _by(stateless, "kind")),
        *sorted(
            (
                Group(name_country(code), code, tuple(of))
                for code, of in _by([row for row in held if row.country], "country")
            ),
            key=lambda group: group.name,
        ),
    ]


def _by(rows: list[Any], column: str) -> Iterable[tuple[str, Iterable[Any]]]:
    return groupby(rows, lambda row: getattr(row, column))
