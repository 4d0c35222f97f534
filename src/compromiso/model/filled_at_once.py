"""Frozen records that are filled before they are closed."""

from __future__ import annotations

from copy import copy
from dataclasses import MISSING, fields, make_dataclass
from functools import wraps
from typing import Any, TypeVar

Record = TypeVar("Record")


def filled_at_once(record: type[Record]) -> type[Record]:
    """Let a frozen dataclass with slots take its fields while it is still open, then close it.

    Nothing else changes. The constructor that `dataclass` writes passes the guard against changes
    once for each field, which takes four times as long; thousands are made for one text.
    """
    own = fields(record)  # type: ignore[arg-type]
    held = [(field.name, Any, copy(field)) for field in own]
    names: dict[str, Any] = {f"given_{f.name}": f.default for f in own if f.default is not MISSING}
    names |= {
        "_record": record,
        "_open": make_dataclass(record.__name__, held, slots=True),
        "_set": object.__setattr__,
    }
    taken = [f"{f.name}=given_{f.name}" if f.default is not MISSING else f.name for f in own]
    lines = (
        f"def __init__(self, {', '.join(taken)}):",
        " _set(self, '__class__', _open)",
        *(f" self.{field.name} = {field.name}" for field in own),
        " self.__class__ = _record",
    )
    exec("\n".join(lines), names)  # noqa: S102  (as `dataclass` makes its own, from names alone)
    record.__init__ = wraps(record.__init__)(names["__init__"])  # type: ignore[method-assign]
    return record
