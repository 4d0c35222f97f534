"""Every check of the register at the place where it is made, and the register without it.

A check is a call of the policy or of a condition that rests on it, in services, selectors, pages
and the API; the permission that an address declares, for reading and for writing; and a right
that a template asks for. They are found in the code, so that none can be forgotten.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any, Final
from unittest import mock

from django.db.models import Q
from matrix_cells import addresses

from compromiso.errors import CompromisoError
from compromiso.register import models, permissions
from compromiso.register.permissions import ROLES, Scope
from compromiso.register.selectors import actions, claims, reports, seats
from compromiso.register.services import institutions, report_entries
from compromiso.register.services import reports as report_services
from compromiso.web import access
from compromiso.web.api import gate
from compromiso.web.ui.templatetags import compromiso_ui

PLACES: Final = ("register", "web")
PACKAGE: Final = "compromiso"
ROOT: Final = Path(__file__).resolve().parents[1] / "src" / PACKAGE
APART: Final = frozenset(
    {"register.permissions", "web.access", "web.api.gate", "web.ui.templatetags.compromiso_ui"}
)
"""Modules whose calls stand for those of others: addresses and templates are counted instead."""
NO_CHECK: Final = frozenset({"register.selectors.seats:own_language"})
"""Functions that ask for the own institutions to choose a first value, and hold nothing back."""
ASKED_IN_TEMPLATE: Final = re.compile(r'{% (may|may_on) "([\w.]+)"')
GUARD: Final = re.compile(r"_require|_check_right$")
"""How functions of a module's own are called that only pass or refuse."""


def _everything() -> Scope:
    rows = models.Institution.objects.values_list("id", "country")
    told = list(rows)
    return Scope(
        everything=True,
        institutions=frozenset(identity for identity, _country in told),
        countries=frozenset(country for _identity, country in told if country),
    )


def _nothing(*_args: Any, **_named: Any) -> None:
    return None


def _yes(*_args: Any, **_named: Any) -> bool:
    return True


def _all_rows(*_args: Any, **_named: Any) -> Q:
    return ~Q(pk__in=())


LENIENT: Final[Mapping[Any, Callable[..., Any]]] = {
    permissions.require: _nothing,
    permissions.require_on: _nothing,
    permissions.may: _yes,
    permissions.may_on: _yes,
    permissions.scope: lambda *_a, **_k: _everything(),
    permissions.roles_to_give: lambda *_a, **_k: ROLES,
    seats.within: _all_rows,
    seats.institutions_within: lambda *_a: models.Institution.objects.filter(active=True),
    actions.visible: _all_rows,
    claims.visible: lambda *_a: models.Claim.objects.all(),
    reports.seen_by: _all_rows,
    reports.evidence_seen: lambda row, _p: models.Evidence.objects.filter(
        entry__report=row, withdrawn=False
    ),
    institutions.check_role: _nothing,
    report_services.writable: lambda name, _by: models.Report.objects.get(id=name),
    report_entries.writable_entry: lambda name, _by: models.ReportEntry.objects.get(id=name),
}
"""What each check says once it is taken away."""


@dataclass(frozen=True, order=True)
class Check:
    """A check: in which module and function, of which name, the how manieth of them there."""

    module: str
    function: str
    name: str
    number: int = 1
    place: tuple[int, int] = field(default=(0, 0), compare=False)

    def __str__(self) -> str:
        return f"{self.module}:{self.function} {self.name} {self.number}"


@cache
def checks() -> tuple[Check, ...]:
    """Give every check that is made."""
    return (*_called(), *_declared(), *_in_templates())


@cache
def _called() -> tuple[Check, ...]:
    return tuple(_found())


def _found() -> Iterator[Check]:
    for place in PLACES:
        for file in sorted((ROOT / place).rglob("*.py")):
            module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            if module not in APART and "migrations" not in module:
                yield from _calls_of(module, ast.parse(file.read_text()))


def _calls_of(module: str, tree: ast.Module) -> Iterator[Check]:
    known = _checks_of(module) if _asks(tree) else {}
    counted: Counter[tuple[str, str]] = Counter()
    for function, call in _calls(tree, ""):
        name = getattr(call.func, "id", "")
        if name in known and function != name and f"{module}:{function}" not in NO_CHECK:
            counted[function, name] += 1
            place = (call.lineno, call.col_offset)
            yield Check(module, function, name, counted[function, name], place)


def _asks(tree: ast.Module) -> bool:
    """Say whether a module names anything that a check may be made with."""
    wanted = {known.__name__ for known in LENIENT}
    for node in ast.walk(tree):
        named = node.names if isinstance(node, ast.Import | ast.ImportFrom) else [node]
        if any(getattr(one, "name", None) in wanted for one in named):
            return True
    return False


@cache
def _checks_of(module: str) -> dict[str, Callable[..., Any]]:
    """Give the checks that a module knows, by name, each with what it says once taken away."""
    loaded = importlib.import_module(f"{PACKAGE}.{module}")
    found = {}
    for name, value in vars(loaded).items():
        is_own = getattr(value, "__module__", "") == loaded.__name__
        if is_own and GUARD.match(name):
            found[name] = _nothing
        elif callable(value) and getattr(value, "__hash__", None) and value in LENIENT:
            found[name] = LENIENT[value]
    return found


def _calls(node: ast.AST, function: str) -> Iterator[tuple[str, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        inside = function
        if isinstance(child, ast.FunctionDef | ast.ClassDef):
            inside = f"{function}.{child.name}" if function else child.name
        if isinstance(child, ast.Call):
            yield function, child
        yield from _calls(child, inside)


def _declared() -> Iterator[Check]:
    for address in addresses():
        by_method = getattr(address.view, "compromiso_permission_by_method", None)
        if by_method is None:
            read = getattr(address.view, "compromiso_permission", "")
            write = getattr(address.view, "compromiso_write_permission", read)
            by_method = {"reading": read} | ({"writing": write} if write != read else {})
        for method in by_method:
            yield Check("declared", address.name, method)


def _in_templates() -> Iterator[Check]:
    templates = ROOT / "web" / "templates"
    for file in sorted(templates.rglob("*.html")):
        for name, permission in ASKED_IN_TEMPLATE.findall(file.read_text()):
            yield Check("template", str(file.relative_to(templates)), f"{name} {permission}")


@dataclass
class Watch:
    """What is done as checks are made: one may be taken away; each that refuses is told."""

    without: Check | None = None
    refused: Callable[[Check], None] | None = None
    passed: Callable[[Check], None] = lambda _check: None

    def asks(self, check: Check, original: Callable[[], Any], lenient: Callable[[], Any]) -> Any:
        """Give what a check says, or would say were it not there."""
        if check == self.without:
            return lenient()
        if self.refused is None:
            return original()
        self.passed(check)
        try:
            said = original()
        except CompromisoError:
            self.refused(check)
            raise
        if said is not None and not _passes(said):
            self.refused(check)
        return said


def _passes(said: Any) -> bool:
    """Say whether a check held nothing back; conditions always may."""
    return bool(said is True or (isinstance(said, Scope) and said.everything))


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Let every check of the register go through a watch; of those taken away only that one."""
    gone = watch.without if watch.refused is None else None
    with ExitStack() as patches:
        for module, name in sorted(_patched()):
            if gone is None or (module, name) == (gone.module, gone.name):
                patches.enter_context(_patch(module, name, watch))
        for module in (access, gate):
            patches.enter_context(mock.patch.object(module, "may", _opener(watch)))
        told = {name: _teller(name, watch) for name in ("may", "may_on")}
        asked = mock.patch.object(compromiso_ui, "permissions", SimpleNamespace(**told))
        patches.enter_context(asked)
        yield


@cache
def _patched() -> frozenset[tuple[str, str]]:
    return frozenset((check.module, check.name) for check in _called())


@cache
def _by_place() -> dict[tuple[str, str, tuple[int, int]], Check]:
    return {(check.module, check.name, check.place): check for check in _called()}


def _patch(module: str, name: str, watch: Watch) -> Any:
    loaded = importlib.import_module(f"{PACKAGE}.{module}")
    original, lenient = getattr(loaded, name), _checks_of(module)[name]

    def asked(*args: Any, **kwargs: Any) -> Any:
        frame = sys._getframe(1)
        check = _by_place().get((module, name, _place(frame.f_code, frame.f_lasti)))
        if check is None:
            return original(*args, **kwargs)
        return watch.asks(
            check, lambda: original(*args, **kwargs), lambda: lenient(*args, **kwargs)
        )

    return mock.patch.object(loaded, name, asked)


@cache
def _place(code: CodeType, at: int) -> tuple[int, int]:
    """Give the line and the column of the call that an instruction makes."""
    line, _to_line, column, _to_column = list(code.co_positions())[at // 2]
    return line or 0, column or 0


def _opener(watch: Watch) -> Callable[..., bool]:
    """Ask for an address as `web.access` and the gate of programs do."""

    def may(person: Any, permission: str) -> bool:
        said = sys._getframe(1).f_locals
        name, method = said["request"].resolver_match.url_name, str(said["request"].method)
        by_method = said.get("permissions")
        if by_method is None:
            differs = said["write"] is not None and said["write"] != said["permission"]
            key = "writing" if differs and method not in {"GET", "HEAD"} else "reading"
        else:
            method = "GET" if method == "HEAD" else method
            key = method if method in by_method else "*"
        check = Check("declared", name, key)
        return bool(watch.asks(check, lambda: permissions.may(person, permission), _yes))

    return may


def _teller(name: str, watch: Watch) -> Callable[..., bool]:
    """Ask for a template, as its tags do."""

    def asked(person: Any, permission: str, *place: Any) -> bool:
        node = sys._getframe(2).f_locals["self"]
        template = str(node.origin.template_name)
        check = Check("template", template, f"{name} {permission}")
        ask = getattr(permissions, name)
        return bool(watch.asks(check, lambda: ask(person, permission, *place), _yes))

    return asked
