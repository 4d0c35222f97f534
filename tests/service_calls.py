"""Every service that asks who calls, and what it can be given without meaning anything."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from compromiso.register import services


def written_services() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield each service that asks who calls: those with a parameter `by`."""
    for module in pkgutil.iter_modules(services.__path__, f"{services.__name__}."):
        loaded = importlib.import_module(module.name)
        for name, service in vars(loaded).items():
            if inspect.isfunction(service) and inspect.unwrap(service).__module__ == module.name:
                parameters = inspect.signature(service).parameters
                by = parameters.get("by")
                if not name.startswith("_") and by and by.kind is by.KEYWORD_ONLY:
                    yield name, service


SERVICES = dict(written_services())
GIVEN: dict[str, Any] = {
    "UUID": uuid4(), "UUID | None": uuid4(), "int": 1, "str": "kept", "bytes": b"x",
    "Iterable[bytes]": [b"x"], "Mapping[str, object]": {}, "Mapping[str, Any]": {},
    "Path": Path("a.zip"), "date": date(2026, 11, 22), "bool": True,
    "datetime": datetime(2026, 11, 22, tzinfo=UTC),
}  # fmt: skip


def needed_by(service: Callable[..., Any]) -> dict[str, Any]:
    """Give a service whatever it must be given, by the kind that it says."""
    return {
        parameter.name: GIVEN.get(parameter.annotation, ())
        for parameter in inspect.signature(service).parameters.values()
        if parameter.default is parameter.empty and parameter.name != "by"
    }
