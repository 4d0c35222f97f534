"""The tables of a store and the types of their columns, as the nouns declare them."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Union, get_args, get_origin, get_type_hints

from compromiso.exchange.nouns import NOUNS
from compromiso.exchange.records import COLLECTIONS, KEYS, PLACE

if TYPE_CHECKING:
    import pyarrow

TABLES: Final[Mapping[str, str]] = {"source": "documents", **COLLECTIONS}
"""The table of each type of record."""

OWN: Final[Mapping[str, tuple[str, ...]]] = {
    "errors": ("document", "name", "code", "problem", "remedy"),
    "files": ("name", "document", "became", "reader"),
}
"""The tables that no record tells: what could not be read, and what became of each file."""


@cache
def columns_of(table: str) -> pyarrow.Schema:
    """Give the columns of a table: those of the record, led by `document` and `words`."""
    import pyarrow

    if table in OWN:
        return pyarrow.schema([(name, pyarrow.string()) for name in OWN[table]])
    kind = next(kind for kind, name in TABLES.items() if name == table)
    hints = get_type_hints(NOUNS[kind])
    columns = [("document", pyarrow.string())]
    if PLACE[0] in KEYS[kind]:
        columns.append(("words", pyarrow.string()))
    if kind == "source":
        columns.append(("schema", pyarrow.int64()))
    columns += [(key, _declared(kind, key, hints[key])) for key in KEYS[kind]]
    return pyarrow.schema(columns)


def _declared(kind: str, key: str, hint: Any) -> pyarrow.DataType:
    import pyarrow

    if (kind, key) == ("programme_line", "activities"):  # spans, written with their names
        place = pyarrow.struct([(name, pyarrow.int64()) for name in PLACE])
        return pyarrow.list_(place)
    return _typed(hint)


def _typed(hint: Any) -> pyarrow.DataType:
    """Give the type of a column that holds what a type hint says, written as JSON."""
    import pyarrow

    plain = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}
    if hint in plain or hint is bool:
        return plain.get(hint, pyarrow.bool_())
    if get_origin(hint) is tuple:
        inner = [each for each in get_args(hint) if each is not Ellipsis]
        return pyarrow.list_(_typed(float if float in inner else inner[0]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return pyarrow.string()
    choices = [each for each in _choices(hint) if each is not type(None)]
    if len(choices) == 1 and not is_dataclass(choices[0]):
        return _typed(choices[0])
    return pyarrow.struct(_fields(choices))


def _choices(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _fields(nouns: Iterable[Any]) -> list[tuple[str, pyarrow.DataType]]:
    """Give the fields of all nouns that may stand in one place."""
    found: dict[str, pyarrow.DataType] = {}
    for noun in nouns:
        for name, hint in get_type_hints(noun).items():
            found.setdefault(name, _typed(hint))
    return list(found.items())
