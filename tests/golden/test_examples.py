"""What is read in the examples, line by line: a change of the reader shows as a change of a file.

`make golden` writes the files anew; review what changed like code.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from compromiso.exchange.records import Record, to_records
from compromiso.model.dossier import Dossier
from compromiso.text.dossier import read

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = Path(__file__).parent / "examples"
EXAMPLES = sorted(
    path for path in (ROOT / "examples").glob("*/*") if path.suffix in {".txt", ".md", ".html"}
)
WORDS = 8


def quoted(dossier: Dossier, start: int | None, end: int | None) -> str:
    if start is None:
        return ""
    words = dossier.text[start:end].split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")


def named(value: Any) -> str:
    """Give what a value says in one word: a reference, a target, an actor, a list of these."""
    if isinstance(value, list):
        return " ".join(map(named, value)) or "-"
    if isinstance(value, dict):
        ref = f"{value.get('instrument')}/{value.get('eid')}" if "eid" in value else None
        return ref or str(value.get("id") or value.get("external") or "")
    return str(value)


SAID = {
    "source": ("name", "language"),
    "instrument": ("id", "kind", "date", "iri", "bodies"),
    "provision": ("instrument", "eid", "path", "label", "kind"),
    "artefact": ("kind",),
    "citation": ("host", "raw", "form", "status", "targets", "suggestions"),
    "programme_line": ("eid", "area", "theme", "transversal"),
    "commitment": ("ref", "actors", "force", "addressees", "themes", "treaties", "deadline"),
    "task": ("provision", "actor", "action"),
    "meeting": ("id", "place", "country", "start_date", "end_date", "organisers", "participants"),
    "figure": ("value", "unit", "what", "place", "period"),
    "report": ("host", "author", "date", "about"),
    "issue": ("code", "severity"),
}


def lines(dossier: Dossier) -> Iterator[str]:
    for record in to_records(dossier):
        yield " | ".join((record["type"], *map(named, told(record)), words(dossier, record)))


def told(record: Record) -> list[Any]:
    return [record[key] for key in SAID[record["type"]]]


def words(dossier: Dossier, record: Record) -> str:
    return quoted(dossier, record.get("start"), record.get("end"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_example_is_read_as_before(example: Path) -> None:
    dossier = read(example.read_bytes(), example.name)
    expected = EXPECTED / f"{example.parent.name}-{example.stem}.txt"
    found = "".join(f"{line}\n" for line in lines(dossier))
    if os.environ.get("GOLDEN") == "write":
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(found, encoding="utf-8")

    assert found.splitlines() == expected.read_text(encoding="utf-8").splitlines()
