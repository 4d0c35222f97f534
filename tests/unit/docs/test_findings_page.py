"""The page on findings says what the audit says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from compromiso.cli.audit import as_record
from compromiso.linking.audit import audit
from compromiso.linking.finding import KINDS
from compromiso.text.dossier import read

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "reference" / "findings.md").read_text(encoding="utf-8")
KEYS = re.findall(r"^\| `([\w-]+)` \|", PAGE.split("## `--format json`")[1], re.MULTILINE)


@cache
def found(language: str = "en") -> dict[str, Any]:
    """Audit the bundle of the examples in one language."""
    file = ROOT / "examples" / language / "cuenca-2008.txt"
    return as_record(audit([read(file.read_bytes(), file.name)]))


def test_the_page_has_every_kind_in_the_order_of_the_audit() -> None:
    told = re.findall(r"^\| `([\w-]+)` \|", PAGE.split("## `--format json`")[0], re.MULTILINE)
    assert told == list(KINDS)


def test_a_finding_has_the_keys_of_the_page_in_their_order() -> None:
    assert list(found()) == ["schema", "findings"]
    for finding in found()["findings"]:
        assert list(finding) == KEYS


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_the_audit_of_the_example_finds_what_the_example_promises(language: str) -> None:
    kinds = [finding["kind"] for finding in found(language)["findings"]]
    counted = {kind: kinds.count(kind) for kind in KINDS if kind not in {"uncited", "sibling-gap"}}
    assert counted == {
        "dangling": 2,
        "suspect": 2,
        "repaired": 2,
        "ambiguous": 0,
        "misquoted": 1,
        "same-task-two-bodies": 1,
    }
