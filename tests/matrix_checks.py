"""Every check of the register at the place where it is made, and the register without it."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from unittest import mock

from django.db.models import Q

from compromiso.register import permissions
from compromiso.register.permissions import Scope
from compromiso.register.selectors.seats import within

PLACES: Final = ("register/selectors", "register/services", "web/pages", "web/api")
ROOT: Final = Path(__file__).resolve().parents[1] / "src" / "compromiso"
LENIENT: Final[dict[str, Callable[..., Any]]] = {
    "require": lambda *_a, **_k: None,
    "require_on": lambda *_a, **_k: None,
    "may": lambda *_a, **_k: True,
    "may_on": lambda *_a, **_k: True,
    "within": lambda *_a, **_k: ~Q(pk__in=()),
    "scope": lambda *_a, **_k: Scope(everything=True),
}
"""What each check says once it is taken away."""


@dataclass(frozen=True, order=True)
class Check:
    """A call of a check: in which module, on which line, of which name."""

    module: str
    line: int
    name: str


@cache
def checks() -> tuple[Check, ...]:
    """Give every call of a check in services, selectors, pages and the API."""
    return tuple(_checks())


def _checks() -> Iterator[Check]:
    for place in PLACES:
        for file in sorted((ROOT / place).rglob("*.py")):
            module = "compromiso." + ".".join(file.relative_to(ROOT).with_suffix("").parts)
            for node in ast.walk(ast.parse(file.read_text())):
                called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
                if called in LENIENT and _is_a_check(module, called):
                    yield Check(module, node.lineno, called)  # type: ignore[attr-defined]


@cache
def _is_a_check(module: str, name: str) -> bool:
    """Say whether a module knows the check of the policy by this name."""
    known = getattr(importlib.import_module(module), name, None)
    return known is getattr(permissions, name, within if name == "within" else None)


@contextmanager
def watched(passed: Callable[[Check], bool]) -> Iterator[None]:
    """Tell `passed` of every check that is made; where it says so, the check is taken away."""
    patches = [_patch(module, name, passed) for module, name in _names()]
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in patches:
            patch.stop()


@cache
def _names() -> set[tuple[str, str]]:
    return {(check.module, check.name) for check in checks()}


def _patch(module: str, name: str, passed: Callable[[Check], bool]) -> Any:
    loaded = importlib.import_module(module)
    original = getattr(loaded, name)

    def asked(*args: Any, **kwargs: Any) -> Any:
        if passed(Check(module, sys._getframe(1).f_lineno, name)):
            return LENIENT[name](*args, **kwargs)
        return original(*args, **kwargs)

    return mock.patch.object(loaded, name, asked)
