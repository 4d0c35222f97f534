"""Two languages side by side, told to people, to spreadsheets and to programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from two_tongues import ENGLISH, LETTERS, SPANISH, declaration

from compromiso.cli import main
from compromiso.cli.align import COLUMNS, as_record, table
from compromiso.cli.side_by_side import told
from compromiso.linking.finding import Audit
from compromiso.text.alignment.align import align
from compromiso.text.alignment.alignment import Alignment


@pytest.fixture
def alignment() -> Alignment:
    letters = [c for c in LETTERS if c != "e"]
    return align(declaration(ENGLISH), declaration(SPANISH, letters=letters, without=[4]))


def test_people_see_the_numbers_and_each_difference(
    alignment: Alignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    lines = list(told(alignment))

    assert lines[0].startswith("“DECLARATION OF THE RIVER TOWNS” = “DECLARACIÓN")
    assert "9 of 10 and 9 of 9 provisions paired: 8 by number" in lines[1]
    assert lines[-2:] == [
        "towns.txt: 1 to look at",
        "    line 13: Nothing in pueblos.txt answers to point 1.e. (ALIG-01)",
    ]


def test_people_are_told_where_there_is_no_difference() -> None:
    lines = list(told(align(declaration(ENGLISH), declaration(SPANISH))))
    assert lines[-1].startswith("No difference")


def test_a_spreadsheet_gets_a_row_for_each_pair_and_each_lack(alignment: Alignment) -> None:
    head, *rows = table(alignment)

    assert tuple(head) == COLUMNS
    assert [row[1] for row in rows if not row[5] and row[1]] == ["1.e"]
    assert [row[1] for row in rows if row[1]] == ["1", *(f"1.{c}" for c in "abcdefg"), "2"]
    by_path = {row[1]: row for row in rows}
    assert by_path["1.c"][5] == "1.c"
    assert by_path["1.c"][8] == "number"


def test_programs_get_the_pairs_with_positions(alignment: Alignment) -> None:
    record = json.loads(json.dumps(as_record(alignment, Audit(()))))

    (paired,) = record["instruments"]
    assert [each["path"] for each in paired["only_in_one"]] == [["1", "e"]]
    point = next(pair for pair in paired["pairs"] if pair["one"]["path"] == ["1", "f"])
    assert point["other"]["path"] == ["1", "f"]
    assert record["issues_of_one"][0]["code"] == "ALIG-01"
    assert record["findings"] == []


def test_the_command_lays_two_files_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [str(tmp_path / name) for name in ("towns.txt", "pueblos.txt", "note.txt")]
    for name, words in zip(names, (ENGLISH, SPANISH), strict=False):
        Path(name).write_text(declaration(words).text, encoding="utf-8")
    Path(names[2]).write_text(
        "REPORT ON THE PORTS\n\n1. The towns said “train 90 teachers in the history of the ports” "
        "(Declaration of the River Towns, paragraph 1.c).\n",
        encoding="utf-8",
    )

    assert main(["align", *names[:2]]) == 0
    assert "No difference" in capsys.readouterr().out
    assert main(["align", *names[:2], "--format", "csv"]) == 0
    rows = list(csv.reader(capsys.readouterr().out.removeprefix("\ufeff").splitlines()))
    assert len(rows) == 11
    assert main(["align", *names[:2], "--format", "json", "--quoting", names[2]]) == 0
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["differences"] == [{"quoted": "90", "printed": "300"}]


def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "towns.txt"
    there.write_text(declaration(ENGLISH).text, encoding="utf-8")

    assert main(["align", str(there), str(tmp_path / "absent.txt")]) != 0
    assert "absent.txt" in capsys.readouterr().err
