"""The records as tables that a spreadsheet opens and cannot be fooled by."""

from __future__ import annotations

from pathlib import Path

import pytest
from specimen import dossier

from compromiso.exchange.csv import defused, read_table, restored, write_tables


def rows(folder: Path, kind: str) -> list[dict[str, str]]:
    with (folder / f"{kind}.csv").open(encoding="utf-8", newline="") as stream:
        return list(read_table(stream))


def test_each_type_of_record_has_a_table(tmp_path: Path) -> None:
    written = write_tables(dossier(), tmp_path)

    assert [path.stem for path in written][:4] == ["source", "instrument", "provision", "artefact"]
    assert len(written) == 12


def test_a_row_quotes_the_document(tmp_path: Path) -> None:
    write_tables(dossier(), tmp_path)

    assert [row["words"] for row in rows(tmp_path, "citation")][:2] == [
        "point b)",
        "Santiago Statement",
    ]


def test_an_accent_survives_a_spreadsheet(tmp_path: Path) -> None:
    write_tables(dossier(), tmp_path)

    assert (tmp_path / "source.csv").read_bytes().startswith(b"\xef\xbb\xbfschema,name")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "'=1", "＝1"])
def test_a_formula_is_defused_and_given_back(cell: str) -> None:
    assert defused(cell) == f"'{cell}"
    assert restored(defused(cell)) == cell


@pytest.mark.parametrize("cell", ["", "'90s", "a=b", "1.a)", "«=»"])
def test_other_words_are_left_alone(cell: str) -> None:
    assert defused(cell) == cell
    assert restored(cell) == cell


def test_a_document_cannot_plant_a_formula(tmp_path: Path) -> None:
    write_tables(dossier(), tmp_path)
    cells = [
        cell
        for path in tmp_path.glob("*.csv")
        for row in path.read_text(encoding="utf-8-sig").splitlines()
        for cell in row.split(",")
    ]

    assert [cell for cell in cells if cell[:1] in "=+-@" and cell] == []
