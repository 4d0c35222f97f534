"""Whole documents of the genres that official texts come in, each with the outline read of it.

`make golden` writes the outlines anew; review what changed like code.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from unit.structure.reading_text import strays

from compromiso.model.structure import Structure
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

FOLDER = Path(__file__).parent / "genres"
DOCUMENTS = sorted(FOLDER.glob("*.txt"))
WORDS = 7


def outline(text: str, structure: Structure) -> Iterator[str]:
    for instrument in structure.instruments:
        yield f"# {instrument.kind} | {instrument.language} | {instrument.title}"
        for p in structure.provisions:
            if p.instrument == instrument.id:
                words = " ".join(" ".join(text[a:b] for a, b in p.spans).split()[:WORDS])
                label = p.label or "-"
                yield f"{'  ' * len(p.path)}{'/'.join(p.path)} | {p.kind} | {label} | {words}"
    for artefact in structure.artefacts:
        yield f"({artefact.kind}) {' '.join(text[artefact.start : artefact.end].split()[:WORDS])}"
    for issue in structure.issues:
        yield f"! {issue.code} {issue.message}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_of_every_genre_is_read_as_before(document: Path) -> None:
    reading = to_text(document.read_bytes(), document.name)
    structure = to_provisions(reading)
    found = "".join(f"{line}\n" for line in outline(reading.text, structure))
    expected = document.with_suffix(".outline")
    if os.environ.get("GOLDEN") == "write":
        expected.write_text(found, encoding="utf-8")

    assert found.splitlines() == expected.read_text(encoding="utf-8").splitlines()
    assert strays(reading.text, structure) == []
