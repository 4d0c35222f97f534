"""Every dependency is justified in the decision record, and every line there is still true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "adr" / "0009-dependencies.md"


def declared(*, dev: bool) -> set[str]:
    """Give the names that `pyproject.toml` asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"].get("optional-dependencies", {})
    asked = (
        project["dependency-groups"]["dev"]
        if dev
        else [
            *project["project"]["dependencies"],
            *(one for all_ in extras.values() for one in all_),
        ]
    )
    return {re.split(r"[\[<>=!~ ;]", one)[0].lower() for one in asked}


def justified(heading: str) -> dict[str, list[str]]:
    """Give the lines of the table under a heading, by name."""
    section = PAGE.read_text(encoding="utf-8").split(f"## {heading}")[1].split("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line.startswith("| ") and not line.startswith("| part")
    ]
    return {row[0].lower(): row[1:] for row in rows}


def test_each_runtime_dependency_has_its_line() -> None:
    assert declared(dev=False) == set(justified("Decision: at run time"))


def test_each_development_dependency_has_its_line() -> None:
    assert declared(dev=True) == set(justified("Decision: for developing and testing"))


def test_each_line_says_what_for_under_which_licence_and_how_large() -> None:
    lines = {**justified("Decision: at run time"), **justified("Decision: for developing")}
    for name, (purpose, licence, size) in lines.items():
        assert len(purpose) > 4, name
        assert licence[0].isupper(), name
        assert float(size) > 0, name
