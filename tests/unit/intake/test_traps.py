"""Files that want another file or lie about themselves: nothing is fetched, nothing is empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import archives, calling_out
from hostile.reading import check
from hostile.trap import Bait

from compromiso.errors import CompromisoError
from compromiso.model.dossier import Dossier
from compromiso.text.dossier import read

UNREAD = "words of a file that nobody may read"


def read_or_code(content: bytes, name: str) -> Dossier | str:
    try:
        dossier = read(content, name)
    except CompromisoError as refused:
        return refused.code if UNREAD not in f"{refused.told()} {refused.cure()}" else "let out"
    check(dossier)
    return dossier


@pytest.fixture
def bait(tmp_path: Path) -> Bait:
    (tmp_path / "secret.txt").write_text(UNREAD)
    return Bait(str(tmp_path / "secret.txt"))


@pytest.mark.parametrize("make", calling_out.MAKERS)
def test_no_file_makes_the_reader_read_another(make: calling_out.Maker, bait: Bait) -> None:
    traps = list(make(bait))
    for trap in traps:
        told = read_or_code(trap.content, trap.name)
        if isinstance(told, Dossier):
            assert UNREAD not in told.text, trap.name
            assert not trap.codes, trap.name
        else:
            assert told in (trap.codes or {told}) - {"let out"}, trap.name
    assert len(traps) >= 7


def test_there_are_two_hundred_ways(bait: Bait) -> None:
    assert sum(1 for _ in calling_out.traps(bait)) >= 200


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (archives.overlapping(50), {"READ-31", "READ-32"}),
        (archives.lying(100, 60_000), {"READ-31"}),
        (archives.lying(2**32 - 2, 60_000), {"READ-32"}),
        (archives.named("word/document.xml"), {"READ-31"}),
        (archives.flagged(1), {"READ-34"}),
        (archives.flagged(0, 99), {"READ-31"}),
    ],
    ids=["overlaps", "says less", "says 4 GB", "twice", "locked", "method 99"],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_that_lies_is_refused(content: bytes, codes: set[str]) -> None:
    assert read_or_code(content, "a.docx") in codes


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_climb_are_passed_over() -> None:
    content = archives.named("../../../tmp/x.xml", "/etc/passwd", "word/link.xml")
    told = read_or_code(content, "a.docx")
    assert isinstance(told, Dossier)
    assert "passwd" not in told.text
