"""Batches hold every file that is left once, and grow small near the end."""

from __future__ import annotations

from pathlib import Path

from compromiso.bulk.batches import Batch, Done, Found, batches_left, find_files


def batches_of(files: list[Found], done: Done, most: int) -> list[Batch]:
    return [batch for batch, _ in batches_left(files, done, most) if batch.files]


def written(folder: Path, count: int) -> list[Found]:
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(f"{number}. The State shall open a school.")
    return find_files([folder])


def test_batches_grow_small_near_the_end(tmp_path: Path) -> None:
    files = written(tmp_path, 200)

    batches = batches_of(files, Done(), 20)

    sizes = [len(batch.files) for batch in batches]
    assert sizes[0] == 20
    assert sizes[-2] == 5
    assert sizes[:-1] == sorted(sizes[:-1], reverse=True)
    assert [file.name for batch in batches for file in batch.files] == [f.name for f in files]


def test_a_few_files_are_work_for_more_than_one(tmp_path: Path) -> None:
    assert [len(b.files) for b in batches_of(written(tmp_path, 12), Done(), 200)] == [5, 5, 2]


def test_what_is_done_is_in_no_batch(tmp_path: Path) -> None:
    files = written(tmp_path, 30)
    done = Done()
    first = batches_of(files[:10], done, 200)

    rest = batches_of(files, done, 200)

    assert {f.name for b in first for f in b.files} == {file.name for file in files[:10]}
    assert {f.name for b in rest for f in b.files} == {file.name for file in files[10:]}
