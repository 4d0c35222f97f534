from __future__ import annotations

from pathlib import Path

import pytest
import register_sample as sample

from compromiso.cli import main, serve
from compromiso.register import models
from compromiso.register.services import load, rebuild


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "read_file", sample.read_file)
    monkeypatch.setattr(rebuild, "read_file", sample.read_file)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("one.txt", "deeper/two.txt", ".hidden/three.txt"):
        file = tmp_path / "documents" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"The words of {name}.", encoding="utf-8")
    return tmp_path / "documents"


def test_a_folder_is_loaded_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", str(folder)]) == 0
    assert main(["load", str(folder)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[:3] for line in told] == [
        ["loaded:", "two.txt", told[0].split()[2]],
        ["loaded:", "one.txt", told[1].split()[2]],
        ["held", "already:", "two.txt"],
        ["held", "already:", "one.txt"],
    ]
    assert models.Source.objects.count() == 2


def test_a_file_that_is_absent_does_not_stop_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(folder / "absent.txt"), str(folder / "one.txt")]) == 1
    assert "absent.txt: cannot be opened" in capsys.readouterr().err
    assert models.Source.objects.count() == 1
    assert main(["load", str(folder / "absent.txt")]) == 2


def test_verify_tells_what_is_wrong_and_rebuild_puts_it_right(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["load", str(folder)])
    assert main(["verify"]) == 0
    models.Instrument.objects.filter(title__contains="one.txt").update(title="Another")
    assert main(["verify"]) == 5
    assert "holds 'Another', the ledger says 'The words of one.txt.'" in capsys.readouterr().out
    assert main(["rebuild"]) == 0
    assert main(["verify"]) == 0
    assert "2 sources, 8 ledger entries" in capsys.readouterr().out


def test_a_head_that_is_kept_can_be_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["load", str(folder)])
    main(["verify"])
    head = capsys.readouterr().out.split("head ")[1].strip()
    assert main(["verify", "--head", head]) == 0
    assert main(["verify", "--head", head[:-1]]) == 5
    assert "is broken at entry 8" in capsys.readouterr().err


def test_the_examples_fill_an_empty_register_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = []
    monkeypatch.setattr(serve, "EXAMPLES", folder)
    monkeypatch.setattr(serve, "_serve", lambda host, port: served.append((host, port)) or 0)
    (folder / "README.md").write_text("No example.", encoding="utf-8")
    assert main(["serve", "--examples"]) == 0
    assert models.Source.objects.count() == 2
    (folder / "one.txt").write_text("Other words.", encoding="utf-8")
    assert main(["serve", "--examples", "--port", "8123"]) == 0
    assert models.Source.objects.count() == 2
    assert served == [("127.0.0.1", 8000), ("127.0.0.1", 8123)]


def test_a_port_that_is_taken_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["serve", "--port", port]) == 2
    assert f"Nothing can be served at 127.0.0.1:{port}" in capsys.readouterr().err
