"""The compiled reader gives what the sources give, record for record."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from compromiso import compiled
from compromiso.exchange.jsonl import stream_records
from compromiso.text.dossier import read

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "examples", ROOT / "tests" / "golden", ROOT.parent / "shared" / "corpus")
DOCUMENTS = sorted(
    path
    for folder in (*FOLDERS, ROOT.parent / "shared" / "seeds")
    for path in folder.rglob("*")
    if path.suffix in {".txt", ".md", ".html", ".docx", ".pdf"}
)


def fingerprints() -> dict[str, str]:
    """Give the hash of everything that is read in each document."""
    return {
        str(path): sha256(repr(list(stream_records(told))).encode()).hexdigest()
        for path in DOCUMENTS
        for told in (read(path.read_bytes(), path.name),)
    }


def test_the_compiled_reader_gives_the_same_records() -> None:
    if not compiled.library_of(compiled.fingerprint()).exists():
        pytest.skip("these sources are not compiled: make compile")
    around = {name: value for name, value in os.environ.items() if name != compiled.SETTING}
    ran = subprocess.run(  # noqa: S603
        [sys.executable, __file__], env=around, capture_output=True, text=True, check=True
    )
    reader, *lines = ran.stdout.splitlines()

    assert (compiled.told(), reader) == ("plain reader", "compiled reader")
    assert dict(line.split("\t") for line in lines) == fingerprints()


if __name__ == "__main__":
    lines = map("\t".join, fingerprints().items())
    sys.stdout.write("\n".join((compiled.told(), *lines)))
