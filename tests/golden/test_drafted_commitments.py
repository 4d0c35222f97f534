"""Texts drafted for the purpose, in four languages: who promises what in each provision.

A label marked `open` is not read right yet and not asked for here; `bench/measure_operative.py`
tells which marks can go.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from compromiso.model.dossier import Dossier
from compromiso.text.dossier import read

DRAFTED = Path(__file__).parent / "drafted"
LABELS = [
    json.loads(line) for line in (DRAFTED / "labels.jsonl").read_text(encoding="utf-8").splitlines()
]


@cache
def dossier_of(name: str) -> Dossier:
    return read((DRAFTED / name).read_bytes(), name)


def is_right(label: dict[str, Any]) -> bool:
    dossier = dossier_of(label["document"])
    start = dossier.text.index(label["words"])
    end = dossier.text.index("\n", start)
    return any(
        c.force == label["force"]
        and {actor.id for actor in c.actors} == set(label["actors"])
        and label["deadline"] in (None, c.deadline)
        for c in dossier.commitments
        if c.start < end and c.end > start
    )


@pytest.mark.parametrize(
    "label", [x for x in LABELS if not x.get("open")], ids=lambda x: f"{x['document']} {x['words']}"
)
def test_who_promises_what_is_read_in_a_drafted_text(label: dict[str, Any]) -> None:
    assert is_right(label)


def test_a_date_before_the_text_itself_binds_nobody_in_it() -> None:
    text = (
        "Declaration of Port Amber\n\nWe, the Ministers of the Coral Coast, gathered in Port Amber "
        "on 3 May 2026,\n\n1. In 2028, we will open a school. \n\n2. We will repair the hall that "
        "was to open by 2012.\n"
    )
    found = read(text.encode(), "port-amber.txt").commitments
    assert [commitment.deadline for commitment in found] == ["2028", None]
