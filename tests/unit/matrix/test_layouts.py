"""Forms in four languages and in every layout they come in; what is read of them is held beside.

`GOLDEN=write pytest tests/unit/matrix` writes the `.rows` files anew; review them like code.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from tests.unit.matrix.forms import told
from tests.unit.structure.reading_text import strays

from compromiso.exchange.akn import to_akn, validate
from compromiso.exchange.jsonl import read_jsonl, write_jsonl
from compromiso.model.structure import Structure
from compromiso.text.dossier import read

DOCUMENTS = sorted(
    path for path in (Path(__file__).parent / "documents").iterdir() if path.suffix != ".rows"
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_rows_fields_and_tasks_of(path: Path) -> None:
    rows = "\n".join(told(read(path.read_bytes(), path.name))) + "\n"
    expected = path.with_suffix(".rows")
    if os.environ.get("GOLDEN") == "write":
        expected.write_text(rows, encoding="utf-8")
    assert rows == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_character_stands_in_one_provision_or_artefact(path: Path) -> None:
    dossier = read(path.read_bytes(), path.name)
    structure = Structure(dossier.instruments, dossier.provisions, dossier.artefacts)
    assert strays(dossier.text, structure) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_value_is_quoted_where_it_stands(path: Path) -> None:
    dossier = read(path.read_bytes(), path.name)
    fields = [v for held in (*dossier.programme_lines, *dossier.tasks) for v in held.fields]
    assert fields
    for value in fields:
        pieces = " ".join(dossier.text[start:end] for start, end in value.spans)
        assert " ".join(pieces.split()) == value.words
        assert (value.start, value.end) == (value.spans[0][0], value.spans[-1][1])
        assert 0 < value.confidence <= 1


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_form_comes_back_from_the_record_stream_and_makes_valid_akoma_ntoso(path: Path) -> None:
    dossier = read(path.read_bytes(), path.name)
    stream = io.StringIO()
    write_jsonl(dossier, stream)
    again = read_jsonl(stream.getvalue().splitlines(), dossier.text)
    assert (again.programme_lines, again.tasks) == (dossier.programme_lines, dossier.tasks)
    assert validate(to_akn(dossier)) == []
