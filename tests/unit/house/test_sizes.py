"""The code stays small enough to be read: short files, short functions, no net that catches all."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

PACKAGE = Path(__file__).resolve().parents[3] / "src" / "compromiso"
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
USUAL_FUNCTION = 8
LONG_FUNCTION = 25


@cache
def modules() -> dict[str, str]:
    """Give the source of every module but generated migrations."""
    return {
        str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8")
        for path in sorted(PACKAGE.rglob("*.py"))
        if "migrations" not in path.parts
    }


@cache
def functions() -> dict[str, int]:
    """Give the length in lines of every function, by module and line."""
    return {
        f"{name}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for name, source in modules().items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def too_broad(handler: ast.ExceptHandler) -> bool:
    """Say whether a handler swallows whatever comes; to tidy up and raise again is fine."""
    caught = ast.unparse(handler.type) if handler.type else "BaseException"
    names = set(caught.strip("()").replace(" ", "").split(","))
    last = handler.body[-1]
    raises_again = isinstance(last, ast.Raise) and last.exc is None
    return bool(names & {"Exception", "BaseException"}) and not raises_again


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    lengths = {name: source.count("\n") for name, source in modules().items()}

    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    assert {name: n for name, n in functions().items() if n > LONGEST_FUNCTION} == {}


def test_most_functions_are_short() -> None:
    lengths = list(functions().values())

    assert median(lengths) <= USUAL_FUNCTION
    assert quantiles(lengths, n=10)[-1] <= LONG_FUNCTION


@pytest.mark.parametrize("name", sorted(modules()))
def test_no_handler_catches_everything(name: str) -> None:
    handlers = [n for n in ast.walk(ast.parse(modules()[name])) if isinstance(n, ast.ExceptHandler)]

    assert [h.lineno for h in handlers if too_broad(h)] == []
