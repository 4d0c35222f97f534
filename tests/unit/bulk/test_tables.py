"""The tables of a store: every key of every record is a column, and the views find them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from unit.bulk import folder_of

from compromiso.bulk.columns import OWN, TABLES, columns_of
from compromiso.bulk.lines import parted, told_lines
from compromiso.bulk.parts import as_table
from compromiso.bulk.views import DATABASE, SQL
from compromiso.exchange.records import KEYS

duckdb = pytest.importorskip("duckdb")


EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bulk")
    folder_of.make_folder(root / "in")
    folder_of.read_locally(root / "in", root / "out")
    return root / "out"


@pytest.mark.parametrize("kind", KEYS)
def test_each_key_of_a_record_is_a_column_in_its_order(kind: str) -> None:
    names = columns_of(TABLES[kind]).names
    assert names[0] == "document"
    assert [name for name in names if name in KEYS[kind]] == list(KEYS[kind])


def without_absent(value: Any) -> Any:
    """Leave out what is null within: a struct has all its fields, a record only its own."""
    if isinstance(value, dict):
        return {key: without_absent(one) for key, one in value.items() if one is not None}
    return [without_absent(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", ["en", "es", "pt"])
def test_a_table_holds_what_the_records_tell(name: str) -> None:
    """The examples have lines, tasks, meetings, figures and reports: every type of column."""
    told: dict[str, list[bytes]] = {}
    for path in sorted((EXAMPLES / name).iterdir()):
        for kind, _, line in parted(told_lines(path.read_bytes(), path.name)):
            told.setdefault(kind, []).append(line)
    del told["text"]
    assert len(told) > 8
    for kind, lines in told.items():
        read_back = as_table(TABLES[kind], lines).to_pylist()
        records = [json.loads(line) for line in lines]
        for record in records:
            del record["type"]
        assert [without_absent(row) for row in read_back] == [without_absent(r) for r in records]


def test_the_words_of_a_row_are_those_of_the_document() -> None:
    text = "1. The States shall open the schools.\n2. They shall not close them.\n"
    rows = [json.loads(line) for _, _, line in parted(told_lines(text.encode(), "a.txt"))]
    words = {row["words"].strip() for row in rows if row["type"] == "provision"}
    assert "2. They shall not close them." in words


def rows_of(store: Path, question: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(store / DATABASE), read_only=True) as database:
        return list(database.execute(question).fetchall())


@pytest.mark.parametrize("table", [*TABLES.values(), *OWN])
def test_each_table_is_a_view(store: Path, table: str) -> None:
    assert rows_of(store, f"SELECT count(*) FROM {table}")[0][0] >= 0  # noqa: S608


def test_the_views_count_what_the_streams_hold(store: Path) -> None:
    streams = folder_of.records_in(store)
    for kind, table in TABLES.items():
        held = sum(times for line, times in streams.items() if f'{{"type":"{kind}"' in line)
        assert rows_of(store, f"SELECT count(*) FROM {table}") == [(held,)], table  # noqa: S608


def test_a_question_joins_provisions_and_documents(store: Path) -> None:
    found = rows_of(
        store,
        "SELECT d.language, count(*) FROM provisions p JOIN documents d ON d.sha256 = p.document "
        "WHERE p.label IS NOT NULL GROUP BY 1 ORDER BY 1",
    )
    assert [language for language, _ in found] == ["en", "es", "fr", "pt"]


def test_the_errors_have_codes(store: Path) -> None:
    assert rows_of(store, "SELECT code FROM errors ORDER BY code") == [
        ("READ-01",), ("READ-11",), ("READ-17",),
    ]  # fmt: skip


def test_the_sql_works_in_the_folder_of_the_store(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(store)
    with duckdb.connect() as database:
        database.execute((store / SQL).read_text())
        assert database.execute("SELECT count(*) FROM documents").fetchall() == [(23,)]


def test_an_error_that_is_over_is_not_shown(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "later.txt").symlink_to(tmp_path / "absent.txt")
    for _ in range(2):
        folder_of.read_locally(folder, tmp_path / "out")
    assert rows_of(tmp_path / "out", "SELECT code FROM errors") == [("TAKE-05",)]
    (tmp_path / "absent.txt").write_text("1. The States shall open the schools.")
    folder_of.read_locally(folder, tmp_path / "out")
    assert rows_of(tmp_path / "out", "SELECT code FROM errors") == []


PAGE = Path(__file__).resolve().parents[3] / "docs" / "howto" / "bulk.md"
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_of_the_guide_can_be_asked(store: Path, question: str) -> None:
    assert isinstance(rows_of(store, question), list)


def test_the_guide_asks_questions() -> None:
    assert len(QUESTIONS) > 3
