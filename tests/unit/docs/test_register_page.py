"""The page of the register names every variable of the environment and every service there is."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ROOT / "src" / "compromiso"
PAGE = (ROOT / "docs" / "reference" / "register.md").read_text(encoding="utf-8")


def services() -> Iterator[tuple[str, str]]:
    """Yield each function of a service that says by whom it is called, with its module."""
    for file in sorted((SOURCES / "register" / "services").glob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield from ((file.stem, node.name) for a in node.args.kwonlyargs if a.arg == "by")


def test_each_service_that_a_person_calls_is_told() -> None:
    told = [(module, name) for module, name in services() if not re.search(rf"\b{name}\b", PAGE)]
    assert told == []
    assert ("reports", "hand_in") in services()


def test_each_call_that_is_told_is_there() -> None:
    for kind, rows in zip(("services", "selectors"), PAGE.split("\n## ")[3:5], strict=True):
        for module, name in re.findall(r"`(\w+)\.(\w+)\(", rows):
            held = importlib.import_module(f"compromiso.register.{kind}.{module}")
            assert hasattr(held, name), f"{module}.{name}"


def test_each_variable_of_the_environment_is_told() -> None:
    files = [file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.py")]
    read = {name for text in files for name in re.findall(r"\bCOMPROMISO_[A-Z_]+\b", text)}
    assert {"COMPROMISO_VAR", "COMPROMISO_ADDRESS"} <= read
    assert {name for name in read if f"`{name}`" not in PAGE} == set()
