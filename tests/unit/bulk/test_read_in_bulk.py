"""A folder read by many workers gives what one reader gives, whatever happens on the way."""

from __future__ import annotations

import importlib.util
import signal
import subprocess
import sys
import time
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from unit.bulk import folder_of

from compromiso.bulk import read_batch as reading
from compromiso.bulk import run
from compromiso.bulk.errors import CannotWrite, NeedsScale, NothingToRead, StoreInUse
from compromiso.bulk.store import Store
from compromiso.cli import main
from compromiso.exchange.jsonl import write_jsonl
from compromiso.intake.limits import LIMITS
from compromiso.text.dossier import read
from compromiso.text.reading.progress import Progress


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder_of.make_folder(tmp_path / "in")
    return tmp_path / "in"


def test_two_workers_read_what_a_plain_loop_reads(folder: Path, tmp_path: Path) -> None:
    became = folder_of.read_locally(folder, tmp_path / "out", parquet=False)

    assert became == Counter(read=23, refused=3, copy=1)
    assert folder_of.records_in(tmp_path / "out") == folder_of.records_of(folder)


def test_what_cannot_be_read_is_told_with_its_code_and_its_cure(
    folder: Path, tmp_path: Path
) -> None:
    folder_of.read_locally(folder, tmp_path / "out", parquet=False)

    errors = {row["name"]: row for row in folder_of.table_in(tmp_path / "out", "errors")}
    assert {name: row["code"] for name, row in errors.items()} == {
        "bad/empty.txt": "READ-01",
        "bad/picture.jpg": "READ-17",
        "bad/torn.pdf": "READ-11",
    }
    assert all(row["problem"] and row["remedy"] and row["document"] for row in errors.values())


def test_every_file_is_listed_with_what_became_of_it(folder: Path, tmp_path: Path) -> None:
    folder_of.read_locally(folder, tmp_path / "out", parquet=False)

    became = {row["name"]: row["became"] for row in folder_of.table_in(tmp_path / "out", "files")}
    assert len(became) == 27
    assert became["en/page.html"] == "read"
    assert became["fr/copie.html"] == "copy"
    assert ".hidden.txt" not in became


def test_a_second_run_reads_only_what_is_new(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder_of.read_locally(folder, out, parquet=False)
    before = set(out.rglob("*"))
    (folder / "new.txt").write_text("1. The State shall open one more school.")

    assert folder_of.read_locally(folder, out, parquet=False) == Counter(read=1)
    assert len({path.parent for path in set(out.rglob("*")) - before if path.is_file()}) == 1
    assert folder_of.records_in(out) == folder_of.records_of(folder)


def test_a_file_that_changed_is_another_document(folder: Path, tmp_path: Path) -> None:
    folder_of.read_locally(folder, tmp_path / "out", parquet=False)
    (folder / "en" / "000.txt").write_text("1. The State shall close the school.")

    assert folder_of.read_locally(folder, tmp_path / "out", parquet=False) == Counter(read=1)


def test_a_run_that_is_killed_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    folder_of.make_folder(folder, copies=60)
    out = tmp_path / "out"
    script = (
        "from pathlib import Path; from compromiso.bulk.run import *; "
        f"read_in_bulk([Path({str(folder)!r})], Path({str(out)!r}), "
        "Order(workers=2, batch=4, parquet=False))"
    )
    killed = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)  # noqa: S603
    while len(list(out.glob("*/part-*"))) < 3 and killed.poll() is None:
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    held = folder_of.records_in(out)
    whole = folder_of.records_of(folder)

    assert 0 < len(held) < len(whole), "killed too late to show anything"
    assert held <= whole
    became = folder_of.read_locally(folder, out, parquet=False)
    assert 0 < became["read"] < 243
    assert folder_of.records_in(out) == whole
    assert not list(out.glob("*/.unfinished*"))


def test_a_document_that_breaks_its_worker_is_one_error(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = reading.told_lines

    def break_on(content: bytes, name: str, progress: Progress) -> bytes:
        if name == "es/002.txt":
            return bytes(LIMITS.memory * 4)
        if name == "pt/001.txt":
            raise RecursionError("too deep")
        return told(content, name)

    monkeypatch.setattr(reading, "told_lines", break_on)
    became = folder_of.read_locally(folder, tmp_path / "out", parquet=False)

    assert became == Counter(read=21, refused=5, copy=1)
    codes = {r["name"]: r["code"] for r in folder_of.table_in(tmp_path / "out", "errors")}
    assert codes["es/002.txt"] == "TAKE-03"
    assert codes["pt/001.txt"] == "TAKE-04"


def test_a_stream_that_somebody_changed_does_not_stop_the_others(
    folder: Path, tmp_path: Path
) -> None:
    stream = StringIO()
    write_jsonl(read(b"1. The States shall open the schools.", "a.txt"), stream)
    (folder / "good.jsonl").write_text(stream.getvalue())
    (folder / "odd.jsonl").write_text(stream.getvalue().replace('"chars":', '"chars":"x'))

    became = folder_of.read_locally(folder, tmp_path / "out")

    assert became == Counter(read=24, refused=4, copy=1)
    codes = {r["name"]: r["code"] for r in folder_of.table_in(tmp_path / "out", "errors")}
    assert codes["odd.jsonl"] == "EXCH-01"


def test_a_file_that_cannot_be_opened_is_tried_again(folder: Path, tmp_path: Path) -> None:
    (folder / "later.txt").symlink_to(tmp_path / "absent.txt")
    assert folder_of.read_locally(folder, tmp_path / "out")["refused"] == 4
    (tmp_path / "absent.txt").write_text("1. The States shall open the schools.")
    assert folder_of.read_locally(folder, tmp_path / "out") == Counter(read=1)


def test_two_runs_do_not_write_into_one_store(folder: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "out").held(), pytest.raises(StoreInUse):
        folder_of.read_locally(folder, tmp_path / "out", parquet=False)


def test_a_store_that_cannot_be_written_stops_the_run(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, no folder")
    with pytest.raises(CannotWrite):
        folder_of.read_locally(folder, tmp_path / "out", parquet=False)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(NothingToRead, match="in: there is no file"):
        folder_of.read_locally(tmp_path / "in", tmp_path / "out")


@pytest.mark.parametrize("part", ["pyarrow", "duckdb"])
def test_without_the_extra_the_remedy_names_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        run.importlib.util, "find_spec", lambda name: None if name == part else find(name)
    )
    with pytest.raises(NeedsScale, match=part) as told:
        folder_of.read_locally(folder, tmp_path / "out")
    assert "compromiso[scale]" in told.value.cure()
    assert folder_of.read_locally(folder, tmp_path / "out", parquet=False)["read"] == 23


def test_records_alone_need_no_part_of_the_extra(folder: Path, tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules.update(dict.fromkeys(('pyarrow', 'duckdb', 'distributed')));"
        "from compromiso.cli import main;"
        f"sys.exit(main(['read', '--engine', 'local', '--workers', '1', '--format', 'jsonl', "
        f"{str(folder)!r}, '--out', {str(tmp_path / 'out')!r}]))"
    )
    command = [sys.executable, "-c", script]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert ended.returncode == 1, ended.stderr
    assert "23 read, 3 refused, 1 copy" in ended.stdout
    assert "27 of 27" in ended.stderr


def test_a_store_must_be_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--engine", "local", str(folder)]) == 2
    assert "--out" in capsys.readouterr().err
