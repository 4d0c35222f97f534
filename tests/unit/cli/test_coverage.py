"""What a programme serves, told to people, to spreadsheets and to programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from specimen import PLAN, PLEDGE, TEXT, at

from compromiso.cli import main
from compromiso.cli.coverage import as_record, table
from compromiso.cli.matrix import told
from compromiso.linking.coverage import Cell, Coverage, Row
from compromiso.linking.opened import Quoted
from compromiso.linking.serving import ServingColumn
from compromiso.model.anchor import Anchor
from compromiso.model.citation import HeldTarget, Status

POINT_A = "a) keep a register of bridges, as point b) asks;"
POINT_B = "b) publish =SUM of repairs under the Santiago Statement and point z)."
LEAD = "1. The towns undertake to:"


def row(path: tuple[str, ...], words: str) -> Row:
    quoted = Quoted(HeldTarget(PLEDGE, "eid", path), Anchor.cut("towns", TEXT, *at(words)))
    return Row("ab" * 32, quoted, None)


@pytest.fixture
def matrix() -> Coverage:
    anchor = Anchor.cut("towns", TEXT, *at("Hire masons"))
    line = ServingColumn("programme-line", "ab" * 32, PLAN, "row_1", "=Bridges", anchor, ())
    task = ServingColumn("task", "ab" * 32, PLAN, "task_1", "Mend them", anchor, ())
    return Coverage(
        (row(("1", "a"), POINT_A), row(("1", "b"), POINT_B), row(("1",), LEAD)),
        (line, task),
        (Cell(0, 0, "cited", 0.5, Status.REPAIRED), Cell(1, 1, "served", 0.25)),
    )


def test_people_see_first_what_is_cited_then_served_then_left_alone(
    matrix: Coverage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "72")

    assert list(told(matrix)) == [
        "3 provisions against 1 × programme-line, 1 × task.",
        "",
        "cited: 1",
        "  1.a: a) keep a register of bridges, as point b) asks;",
        "    cited by programme-line “=Bridges” (repaired)",
        "",
        "served: 1",
        "  1.b: b) publish =SUM of repairs under the Santiago Statement and …",
        "    served by task “Mend them” (likeness 0.25)",
        "",
        "uncited: 1",
        "  1: 1. The towns undertake to:",
    ]


def test_a_spreadsheet_gets_a_row_for_each_provision(matrix: Coverage) -> None:
    head, first, second, third = table(matrix)

    assert head == [
        "instrument",
        "eid",
        "path",
        "words",
        "standing",
        "programme-line: =Bridges",
        "task: Mend them",
    ]
    assert first[2:] == ["1.a", POINT_A, "cited", "cited (repaired)", ""]
    assert second[4:] == ["served", "", "served"]
    assert third[4:] == ["uncited", "", ""]


def test_programs_get_rows_columns_and_the_cells_that_meet(matrix: Coverage) -> None:
    record = json.loads(json.dumps(as_record(matrix)))

    assert [each["standing"] for each in record["rows"]] == ["cited", "served", "uncited"]
    assert record["rows"][0]["totals"] == {"cited": 1, "served": 0, "uncited": 1}
    assert record["columns"][0]["totals"] == {"cited": 1, "served": 0, "uncited": 2}
    assert record["cells"][0] == {
        "row": 0,
        "column": 0,
        "standing": "cited",
        "score": 0.5,
        "status": "repaired",
    }


def test_the_command_lays_documents_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "pledge.txt"
    document.write_text(
        "DECLARATION OF THE RIVER TOWNS\n\nThe towns undertake to:\n\n1. Keep a register.\n"
        "2. Mend every bridge.\n",
        encoding="utf-8",
    )

    assert main(["coverage", str(document)]) == 0
    assert capsys.readouterr().out.startswith("2 provisions against nothing that could serve them.")
    assert main(["coverage", str(document), "--format", "csv"]) == 0
    rows = list(csv.reader(capsys.readouterr().out.removeprefix("\ufeff").splitlines()))
    assert [row[2] for row in rows] == ["path", "1", "2"]
    assert main(["coverage", str(document), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["cells"] == []
