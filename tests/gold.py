"""Hand-made gold from beside the checkout, as the reader's own nouns; skips where absent."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from compromiso.model.artefact import Artefact
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision
from compromiso.model.structure import Structure

SHARED = Path(__file__).resolve().parents[2] / "shared"
KINDS = {
    "Final Report": "report",
    "Action Plan of Cuenca": "action-plan",
    "Memorandum of Understanding": "memorandum",
    "Commitment of Montevideo": "declaration",
}


def shared(path: str) -> Path:
    """Give a file of the shared folder, or skip the test and say why."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"the measuring folder is not beside the checkout: {path} is absent")
    return found


def seed(number: str) -> Path:
    """Give the seed document whose name starts with `number` (three digits)."""
    return next(iter(sorted(shared("seeds").glob(f"{number}_*.txt"))))


def rows(path: str) -> list[dict[str, Any]]:
    """Read a JSON-lines file of the shared folder."""
    return [json.loads(line) for line in shared(path).read_text(encoding="utf-8").splitlines()]


def slug(text: str) -> str:
    """Give a short ASCII name."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


@cache
def gold_structure_001() -> Structure:
    """Give the structure of seed 001 as a person read it."""
    units = sorted(rows("gold/gold_seed001.jsonl"), key=lambda u: (u["start"], -u["subtree_end"]))
    labels = {tuple(u["path"]): u["norm_label"] for u in units}
    instruments, provisions = [], []
    for unit in units:
        name, path = unit["path"][0], tuple(unit["path"])
        kept = tuple(
            labels[path[:i]] for i in range(1, len(path) + 1) if labels.get(path[:i]) is not None
        )
        kind = "title" if unit["kind"] == "document" else unit["kind"]
        if kind == "title":
            end = unit["subtree_end"]
            instruments.append(
                Instrument(
                    slug(name),
                    f"/akn/un/statement/{slug(name)}",
                    unit["first_words"],
                    KINDS[name],
                    "en",
                    None,
                    (),
                    "gold",
                    unit["start"],
                    end,
                )
            )
        provisions.append(
            Provision(
                slug(name),
                "__".join(map(slug, path[1:])) or "title",
                kept,
                unit["label"],
                unit["norm_label"],
                kind,
                unit.get("heading"),
                unit["start"],
                unit["end"],
                unit["subtree_end"],
                tuple((a, b) for a, b in unit["spans"]),
            )
        )
    artefacts = tuple(
        Artefact(a["kind"], a["start"], a["end"]) for a in rows("gold/gold_artefacts_seed001.jsonl")
    )
    return Structure(tuple(instruments), tuple(provisions), artefacts)


@cache
def text_001() -> str:
    """Give the text of seed 001, newlines untouched."""
    return seed("001").read_bytes().decode("utf-8")
