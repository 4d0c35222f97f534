"""What the decision records promise, held by the code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from compromiso.terms.loading import LANGUAGES

ROOT = Path(__file__).resolve().parents[3]
RECORDS = sorted((ROOT / "docs" / "adr").glob("*.md"))
LONGEST_PAGE = 80


def languages_compared(source: str) -> list[int]:
    """Give the lines where code compares something with the code of a language (ADR 8)."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        if isinstance(side, ast.Constant) and side.value in LANGUAGES
    ]


@pytest.mark.parametrize("floor", ["text", "linking", "observatory", "exchange"])
def test_no_rule_asks_which_language_it_reads(floor: str) -> None:
    for file in sorted((ROOT / "src" / "compromiso" / floor).rglob("*.py")):
        assert languages_compared(file.read_text(encoding="utf-8")) == [], file


def test_the_search_for_compared_languages_finds_one() -> None:
    assert languages_compared("if lang == 'es':\n    pass") == [1]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_decision_is_one_page_with_context_price_and_date_of_review(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_PAGE
    for heading in ("## Context", "## Decision", "## What is given up", "## When to look again"):
        assert heading in text
