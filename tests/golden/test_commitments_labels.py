"""Operative provisions in four languages, labelled by reading them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from gold import shared

from compromiso.model.commitment import Commitment
from compromiso.text.commitments.draft_commitments import draft_commitments
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

LABELS = [
    json.loads(line)
    for line in (Path(__file__).parent / "commitments_labels.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
FLOOR = 0.9


@cache
def commitments_of(name: str) -> tuple[Commitment, ...]:
    reading = to_text(shared(f"corpus/{name}").read_bytes(), name)
    return draft_commitments(reading.text, to_provisions(reading))


def is_found(label: dict[str, Any]) -> bool:
    wanted, addressed = set(label["actors"]), set(label.get("addressees", ()))
    return any(
        c.start < label["end"]
        and c.end > label["start"]
        and c.force == label["force"]
        and {a.id for a in c.actors} == wanted
        and addressed <= {a.id for a in c.addressees}
        for c in commitments_of(label["document"])
    )


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_force_and_actors_are_right_in_nine_of_ten_labelled_provisions(language: str) -> None:
    labels = [label for label in LABELS if label["language"] == language]
    missed = [(x["document"], x["start"], x["force"]) for x in labels if not is_found(x)]
    assert len(missed) <= len(labels) * (1 - FLOOR), missed
