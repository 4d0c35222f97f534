"""The citations of whole documents of several genres, each as printed, with what it was taken for.

`make golden` writes the lists anew; review what changed like code.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compromiso.model.citation import Citation, HeldTarget
from compromiso.text.citations.find_citations import find_citations
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

FOLDER = Path(__file__).parent / "genres"
LISTS = sorted(FOLDER.glob("*.citations"))


def told(citation: Citation) -> str:
    targets = [
        f"{t.instrument} {'/'.join(t.path)}"
        if isinstance(t, HeldTarget)
        else f"{t.external} {t.provision or ''}".strip()
        for t in citation.targets
    ]
    return f"{' '.join(citation.raw.split())} | {citation.status} | {'; '.join(targets)}"


@pytest.mark.parametrize("expected", LISTS, ids=lambda path: path.stem)
def test_the_citations_of_a_document_lead_where_they_led(expected: Path) -> None:
    document = expected.with_suffix(".txt")
    reading = to_text(document.read_bytes(), document.name)
    found = [told(c) for c in find_citations(reading.text, to_provisions(reading))]
    if os.environ.get("GOLDEN") == "write":
        expected.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")

    assert found == expected.read_text(encoding="utf-8").splitlines()
