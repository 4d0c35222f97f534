from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import register_sample as sample

from compromiso.intake.errors import FileTooLarge, TookTooLong
from compromiso.intake.limits import LIMITS
from compromiso.model.dossier import Dossier
from compromiso.register import models
from compromiso.register.permissions import LOCAL
from compromiso.register.selectors.library import upload, uploads
from compromiso.register.services import load
from compromiso.register.services.uploads import load_waiting, page_begun, recall, receive
from compromiso.text.reading.progress import Progress


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "read_file", sample.read_file)


def waiting_files(var: Path) -> list[Path]:
    return list((var / "incoming").iterdir())


def test_a_file_waits_and_is_loaded(register: Path) -> None:
    sent = receive([b"The har", b"bour."], "../a name.txt", by=LOCAL)
    assert (sent.state, sent.bytes, sent.is_done) == ("waiting", 12, False)
    assert len(waiting_files(register)) == 1
    assert load_waiting() == 1
    now = upload(sent.id)
    assert (now.state, now.is_done) == ("loaded", True)
    assert now.source is not None
    assert (now.source.name, now.source.received_by) == ("../a name.txt", "local")
    assert waiting_files(register) == []


def test_the_page_of_a_scan_that_is_recognised_is_known_until_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = []

    def recognise(content: bytes, name: str, progress: Progress) -> Dossier:
        for number in (1, 2):
            progress(number, 2)
            seen.append(page_begun(sent.id))
        return sample.read_file(content, name)

    monkeypatch.setattr(load, "read_file", recognise)
    sent = receive([b"The harbour."], "scan.txt", by=LOCAL)
    load_waiting()

    assert seen == [(1, 2), (2, 2)]
    assert page_begun(sent.id) is None


def test_the_same_bytes_are_held_already() -> None:
    for _ in range(2):
        receive([b"The harbour."], "a.txt", by=LOCAL)
    assert load_waiting() == 2
    assert sorted(sent.state for sent in uploads()) == ["held", "loaded"]
    assert models.Source.objects.count() == 1


def test_a_file_that_cannot_be_read_says_why_and_is_not_kept(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(content: bytes, name: str, progress: object) -> None:
        raise TookTooLong(name=name, seconds=1)

    monkeypatch.setattr(load, "read_file", give_up)
    sent = receive([b"((((("], "a.txt", by=LOCAL)
    load_waiting()
    now = upload(sent.id)
    assert (now.state, now.code) == ("refused", TookTooLong.code)
    assert "a.txt" in now.problem
    assert now.remedy
    assert waiting_files(register) == []
    assert models.Source.objects.count() == 0


def test_a_file_that_is_too_large_is_refused_while_it_arrives(register: Path) -> None:
    arrived = []

    def chunks() -> Iterator[bytes]:
        for number in range(100):
            arrived.append(number)
            yield bytes(LIMITS.file_bytes // 4)

    sent = receive(chunks(), "huge.txt", by=LOCAL)
    assert (sent.state, sent.code) == ("refused", FileTooLarge.code)
    assert len(arrived) == 5
    assert waiting_files(register) == []


def test_what_a_stopped_server_left_is_loaded_after_it_starts() -> None:
    sent = receive([b"The harbour."], "a.txt", by=LOCAL)
    models.Upload.objects.update(state="reading")
    assert load_waiting() == 0
    models.Upload.objects.update(state="storing")
    assert recall() == 1
    assert load_waiting() == 1
    assert upload(sent.id).state == "loaded"


def test_a_file_that_another_process_has_loaded_meanwhile_is_held_and_not_refused(
    register: Path,
) -> None:
    for _ in range(2):
        sent = receive([b"The harbour."], "a.txt", by=LOCAL)
    first, second = waiting_files(register)
    assert load_waiting() == 2
    models.Upload.objects.filter(id=sent.id).update(state="waiting", source=None)
    assert not first.exists()
    assert not second.exists()
    assert load_waiting() == 1
    assert (upload(sent.id).state, upload(sent.id).source) == ("held", models.Source.objects.get())
    receive([b"Another."], "b.txt", by=LOCAL)
    waiting_files(register)[0].unlink()
    load_waiting()
    assert sorted(sent.state for sent in uploads())[-1] == "refused"


def test_a_fault_of_the_program_leaves_no_upload_waiting_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    sent = receive([b"The harbour."], "a.txt", by=LOCAL)
    monkeypatch.setattr(load, "read_file", fault)
    with pytest.raises(ZeroDivisionError):
        load_waiting()
    assert upload(sent.id).state == "refused"
