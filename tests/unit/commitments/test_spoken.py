"""Passages of several genres in four languages, labelled by reading them before any run."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drafted import Line, drafted

from compromiso.model.commitment import Commitment

FOLDER = Path(__file__).parent / "spoken"


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        for n, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1):
            yield pytest.param(path.stem, case, id=f"{path.stem}-{n}-{case['kind']}")


def lines(text: str) -> list[Line]:
    """Lay out "label| words" with two spaces of indent a level."""
    found: list[Line] = []
    for row in text.strip("\n").splitlines():
        label, _, words = row.strip().rpartition("| ")
        depth = (len(row) - len(row.lstrip())) // 2
        found.append((depth, label or None, words))
    return found


def said(commitment: Commitment, wanted: str) -> str:
    """Tell a commitment as far as what is wanted tells it."""
    told = f"{commitment.force} {'+'.join(a.id for a in commitment.actors)}"
    if ">" in wanted:
        told += f" > {'+'.join(a.id for a in commitment.addressees)}"
    if "@" in wanted:
        told += f" @{commitment.deadline or '-'}"
    return told


@pytest.mark.parametrize(("language", "case"), list(cases()))
def test_a_passage_commits_whom_a_reader_says(language: str, case: dict[str, Any]) -> None:
    found = drafted(lines(case["text"]), language, case["kind"])
    wanted = case["told"]
    padded = [*wanted, *[""] * len(found)]
    assert [said(c, w) for c, w in zip(found, padded, strict=False)] == wanted
