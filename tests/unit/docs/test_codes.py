"""Every code that a person can be shown is explained, and each code means one thing."""

from __future__ import annotations

import ast
import importlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from compromiso.errors import CompromisoError

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src"
CODE = re.compile(r"(?!UTF-)[A-Z]{3,5}-\d\d")


def table(page: str) -> list[list[str]]:
    """Give the rows of a page that begin with a code."""
    lines = (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if CODE.fullmatch(row[0])]


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Yield every module of the program, parsed."""
    for file in sorted(SOURCE.rglob("*.py")):
        yield file, ast.parse(file.read_text(encoding="utf-8"))


@cache
def errors() -> dict[str, type[CompromisoError]]:
    """Give every exception that carries a code."""
    found: dict[str, type[CompromisoError]] = {}
    for file, tree in modules():
        names = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        if "(CompromisoError)" not in file.read_text(encoding="utf-8") and file.name != "errors.py":
            continue
        module = importlib.import_module(
            ".".join(file.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        )
        for kind in (getattr(module, name, None) for name in names):
            if isinstance(kind, type) and issubclass(kind, CompromisoError):
                found.setdefault(f"{kind.code} {kind.__name__}", kind)
    return found


def codes_in_source() -> set[str]:
    """Give every code that stands in the program as a string of its own."""
    return {
        node.value
        for _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def test_each_error_is_explained_under_its_code_class_and_exit_code() -> None:
    explained = {(row[0], row[1].strip("`"), int(row[4])) for row in table("errors/README.md")}
    assert explained == {(kind.code, kind.__name__, kind.exit_code) for kind in errors().values()}


def test_each_error_has_a_code_of_its_own() -> None:
    times = Counter(kind.code for kind in errors().values())
    assert [code for code, number in times.items() if number > 1] == []


def test_each_error_says_what_to_do() -> None:
    for kind in errors().values():
        assert kind.problem, kind
        assert kind.remedy, kind


def test_each_issue_is_explained() -> None:
    issues = codes_in_source() - {kind.code for kind in errors().values()}
    assert {row[0] for row in table("reference/issues.md")} == issues


def test_no_code_is_both_an_error_and_an_issue() -> None:
    assert {row[0] for row in table("reference/issues.md")}.isdisjoint(
        kind.code for kind in errors().values()
    )


def test_the_search_for_errors_finds_those_of_every_floor() -> None:
    assert {"READ", "TAKE", "EXCH", "REG", "CLI", "GEN"} <= {
        kind.code[:-3] for kind in errors().values()
    }
