"""Whether what was read back is what a noun declares: a stream may come from anywhere."""

from __future__ import annotations

import types
from dataclasses import is_dataclass
from functools import cache
from math import isfinite
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

LARGEST: Final = 2**63
"""No whole number of a document is as large; none of a table may be."""


def misfit(noun: Any) -> str | None:
    """Give the name of the first value of a noun that is of another kind than declared."""
    kind: Any = type(noun)
    for name, hint in _hints(kind).items():
        if not _fits(getattr(noun, name), hint):
            return name
    return None


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _fits(value: object, hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return any(_fits(value, each) for each in get_args(hint))
    if origin is tuple:
        return isinstance(value, tuple) and _all_fit(value, get_args(hint))
    if hint is float or hint is int:
        return _is_number(value, hint)
    if is_dataclass(hint):
        return isinstance(value, hint) and misfit(value) is None  # type: ignore[arg-type]
    return isinstance(value, hint)


def _all_fit(values: tuple[object, ...], hints: tuple[Any, ...]) -> bool:
    if hints[-1] is Ellipsis:
        return all(_fits(value, hints[0]) for value in values)
    return len(values) == len(hints) and all(map(_fits, values, hints))


def _is_number(value: object, kind: type) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return -LARGEST <= value < LARGEST
    return kind is float and isinstance(value, float) and isfinite(value)
