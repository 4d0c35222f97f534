"""Documents in, records out: the commands that need no register."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from compromiso.cli import VERBS, main
from compromiso.exchange.akn import validate

PLEDGE = """PLEDGE OF THE RIVER TOWNS

Gathered at the bridge, the towns undertake to:

1. Keep a register of bridges.
2. Mend those that point 1 names.
"""


@pytest.fixture
def pledge(tmp_path: Path) -> Path:
    document = tmp_path / "documents" / "pledge.txt"
    document.parent.mkdir()
    document.write_text(PLEDGE, encoding="utf-8")
    return document


@pytest.fixture
def empty(pledge: Path) -> Path:
    document = pledge.with_name("empty.txt")
    document.touch()
    return document


def python(*words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own."""
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)  # noqa: S603


def test_help_names_every_verb_and_imports_nothing_heavy() -> None:
    told = python(
        "-c",
        "import atexit, sys; from compromiso.cli import main\n"
        "heavy = {'django', 'lxml', 'compromiso.text', 'rapidfuzz', 'Stemmer', 'babel'}\n"
        "atexit.register(lambda: print('imported:', heavy & set(sys.modules)))\n"
        "main(['--help'])",
    )

    assert "imported: set()" in told.stdout
    assert [verb for verb in VERBS if f"  {verb} " not in told.stdout] == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_a_module(verb: str) -> None:
    assert find_spec(f"compromiso.cli.{verb}") is not None


def test_an_unknown_verb_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["dance"])

    assert "invalid choice: 'dance'" in capsys.readouterr().err


def test_python_runs_the_package() -> None:
    assert python("-m", "compromiso", "--help").returncode == 0


def test_records_are_printed_one_a_line(pledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(pledge), "--format", "jsonl"]) == 0

    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert records[0]["name"] == "pledge.txt"
    assert [r["path"] for r in records if r["type"] == "provision" and r["label"]] == [["1"], ["2"]]


def test_people_get_an_outline(pledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(pledge)]) == 0

    assert "1. Keep a register of bridges." in capsys.readouterr().out


def test_a_broken_document_does_not_stop_the_others(
    pledge: Path, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(empty), str(pledge), "--format", "jsonl"]) == 1

    told = capsys.readouterr()
    assert '"name":"pledge.txt"' in told.out
    assert told.err.startswith("READ-01: empty.txt: the file is empty")
    assert told.err.count("\n  Check that") == 1


def test_one_document_that_cannot_be_read_gives_the_code_of_its_error(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(empty)]) == 2
    assert main(["read", "nowhere.txt"]) == 2

    assert "nowhere.txt: cannot be opened" in capsys.readouterr().err


def test_a_folder_stands_for_the_documents_in_it(
    pledge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pledge.with_name(".hidden").touch()

    assert main(["read", str(pledge.parent), "--format", "jsonl"]) == 0
    assert capsys.readouterr().out.count('"type":"source"') == 1


def test_an_empty_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path)]) == 2

    assert capsys.readouterr().err.startswith("CLI-02: ")


@pytest.mark.parametrize(("format_", "number"), [("csv", 1), ("akn", 2)])
def test_several_files_cannot_be_printed(
    pledge: Path, format_: str, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", *[str(pledge)] * number, "--format", format_]) == 2

    assert "Name a folder for the files: --out FOLDER" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    pledge: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    assert main(["export", "--format", "jsonl", "--out", str(in_the_way), str(pledge)]) == 2
    assert f"CLI-03: {in_the_way}: " in capsys.readouterr().err


def test_documents_of_one_name_do_not_overwrite_each_other(
    pledge: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"

    assert main(["export", str(pledge), str(pledge), "--format", "akn", "--out", str(out)]) == 0

    assert sorted(path.name for path in out.iterdir()) == ["pledge.txt-2.xml", "pledge.txt.xml"]
    assert [validate(path.read_bytes()) for path in out.iterdir()] == [[], []]
    assert str(out / "pledge.txt.xml") in capsys.readouterr().out


def test_tables_are_written_into_a_folder_of_the_document(pledge: Path, tmp_path: Path) -> None:
    assert main(["export", str(pledge), "--format", "csv", "--out", str(tmp_path / "out")]) == 0

    assert (tmp_path / "out" / "pledge.txt" / "provision.csv").exists()


def test_a_reader_that_goes_away_is_no_error(pledge: Path) -> None:
    pledge.write_text(
        PLEDGE + "".join(f"{n}. Mend it.\n" for n in range(3, 5000)), encoding="utf-8"
    )
    script = f"{sys.executable} -m compromiso read {pledge} --format jsonl | head -n 1"

    told = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)  # noqa: S603, S607

    assert '"type":"source"' in told.stdout
    assert told.stderr == ""
