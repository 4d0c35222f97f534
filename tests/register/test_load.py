from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import register_sample as sample

from compromiso.intake.errors import TookTooLong
from compromiso.register import models
from compromiso.register.errors import NotAllowed
from compromiso.register.opening import sweep
from compromiso.register.permissions import LOCAL, VISITOR
from compromiso.register.rows import ORDER
from compromiso.register.selectors.dossiers import dossier_of
from compromiso.register.services import load
from compromiso.register.store import blobs


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "read_file", sample.read_file)


def held_rows() -> int:
    tables = [*ORDER, models.Expression, models.LedgerEntry, models.SearchEntry, models.Actor]
    return sum(table._default_manager.count() for table in tables)


def kept_files(var: Path) -> list[Path]:
    return [file for file in (var / "blobs").rglob("*") if file.is_file()]


def test_what_was_read_comes_back_as_it_was_read(source: models.Source) -> None:
    assert dossier_of(source) == sample.dossier()


def test_the_bytes_are_kept_as_they_came(source: models.Source) -> None:
    assert blobs().get(source.sha256) == sample.content()


def test_the_same_bytes_twice_are_one_source() -> None:
    first = load.load_document(sample.content(), "sample.txt", by=LOCAL)
    rows = held_rows()
    again = load.load_document(sample.content(), "another name.txt", by=LOCAL)
    assert (first.is_new, again.is_new) == (True, False)
    assert again.source == first.source
    assert again.source.name == "sample.txt"
    assert held_rows() == rows


def test_one_letter_more_is_another_source() -> None:
    load.load_document(sample.content(), "sample.txt", by=LOCAL)
    other = load.load_document(sample.content() + b"s", "sample.txt", by=LOCAL)
    assert other.is_new
    assert models.Source.objects.count() == 2


def test_a_file_that_cannot_be_read_leaves_nothing(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(content: bytes, name: str, progress: object) -> None:
        raise TookTooLong(name=name, seconds=1)

    monkeypatch.setattr(load, "read_file", give_up)
    with pytest.raises(TookTooLong):
        load.load_document(sample.content(), "sample.txt", by=LOCAL)
    assert held_rows() == 0
    assert kept_files(register) == []


def test_a_failure_half_way_leaves_no_row(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(rows: object, text: str) -> None:
        raise RuntimeError

    monkeypatch.setattr(load, "index_source", fail)
    with pytest.raises(RuntimeError):
        load.store(sample.content(), sample.dossier(), LOCAL)
    assert held_rows() == 0
    assert len(kept_files(register)) == 1
    assert sweep(older_than_s=-1) == 1
    assert kept_files(register) == []


def test_a_sweep_spares_what_is_held_and_what_is_young(source: models.Source) -> None:
    blobs().put(b"the bytes of a load that is still running")
    assert sweep() == 0
    assert sweep(older_than_s=-1) == 1
    assert blobs().get(source.sha256)


def test_each_step_is_told_while_it_is_done() -> None:
    steps: list[str] = []
    load.load_document(sample.content(), "sample.txt", by=LOCAL, progress=steps.append)
    assert steps == ["reading", "storing"]


def test_a_visitor_may_not_load() -> None:
    with pytest.raises(NotAllowed):
        load.load_document(sample.content(), "sample.txt", by=VISITOR)


def test_provisions_have_the_addresses_a_person_would_guess(source: models.Source) -> None:
    paths = models.Provision.objects.filter(instrument__ref="dec").values_list(
        "url_path", flat=True
    )
    assert list(paths) == ["title", "25", "25.a", "25.b"]


def test_points_stand_in_their_paragraph(source: models.Source) -> None:
    point = models.Provision.objects.select_related("parent").get(url_path="25.b")
    assert point.parent is not None
    assert (point.parent.url_path, point.depth) == ("25", 1)


def test_a_second_language_of_a_work_has_an_address_of_its_own(source: models.Source) -> None:
    read = sample.dossier()
    spanish = tuple(replace(instrument, language="es") for instrument in read.instruments)
    other = replace(read.source, sha256="e" * 64)
    load.store(b"es", replace(read, source=other, instruments=spanish), LOCAL)
    slugs = models.Instrument.objects.filter(ref="dec").values_list("slug", flat=True)
    assert set(slugs) == {"harbour-town-2006", "harbour-town-2006-es"}


def test_two_provisions_that_the_reader_calls_alike_are_both_held() -> None:
    read = sample.dossier()
    twice = (*read.provisions, read.provisions[-1])
    source = load.store(sample.content(), replace(read, provisions=twice), LOCAL).source
    assert source.provisions.count() == len(twice)
    assert source.provisions.values("instrument", "url_path").distinct().count() == len(twice)
