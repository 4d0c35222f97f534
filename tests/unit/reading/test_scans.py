"""Scans: what Tesseract recognises in them, what it is not sure of, and what is said without it."""

from __future__ import annotations

import os
import signal
import stat
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from unit.reading.pdf_file import Sheet, pdf
from unit.reading.scan_file import Scan, png, scanned

from compromiso.errors import CompromisoError
from compromiso.intake import read_file
from compromiso.intake.errors import TookTooLong
from compromiso.intake.limits import LIMITS
from compromiso.model.reading import Reading
from compromiso.text.reading.ocr import tesseract
from compromiso.text.reading.ocr.scanned_words import read_table
from compromiso.text.reading.ocr.tesseract import Tesseract, find_tesseract
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

here = pytest.mark.skipif(find_tesseract() is None, reason="Tesseract is not installed")

CONVENIO = [
    "Artículo 1",
    "Las Partes se comprometen a mantener abiertas las escuelas de",
    "la región para los niños que llegan de otros países.",
    "",
    "Artículo 2",
    "1. Cada Parte designará a la autoridad encargada del registro:",
    "a) del número de niños inscritos cada año en la región; y",
    "b) de las escuelas que los hayan recibido con sus nombres.",
    "2. La Comisión examinará los informes antes de junio de 2027.",
]
LEFT = [
    "The ministers met in the town",
    "of the river and heard what",
    "each of them had done since",
    "the last of their meetings.",
]
RIGHT = [
    "They agreed that the schools",
    "should stay open in winter",
    "and that a report on this is",
    "sent to all of the capitals.",
]


def page(lines: list[str], size: float = 12) -> Sheet:
    sheet = Sheet()
    for number, words in enumerate(lines):
        if words:
            sheet.say(90, 740 - 20 * number, words, size)
    return sheet


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues]


def paths(reading: Reading) -> list[tuple[str, ...]]:
    return [p.path for p in to_provisions(reading).provisions if p.label]


@cache
def convenio(scan: Scan) -> Reading:
    """Read a scan of the page once; it is read the same each time."""
    return to_text(scanned(pdf(page(CONVENIO)), scan), "convenio.pdf")


ARTICLES = [("1",), ("2",), ("2", "1"), ("2", "1", "a"), ("2", "1", "b"), ("2", "2")]


@here
@pytest.mark.parametrize(
    "scan", [Scan(), Scan(askew=0.8), Scan(askew=-0.6, specks=300), Scan(dpi=200)], ids=repr
)
def test_a_scan_is_read_like_the_page_it_was_made_of(scan: Scan) -> None:
    reading = convenio(scan)
    assert reading.text.split() == " ".join(CONVENIO).split()
    assert paths(reading) == ARTICLES
    assert reading.source.language == "es"


@here
def test_words_of_a_scan_have_their_box_where_they_are_printed_however_askew() -> None:
    born = to_text(pdf(page(CONVENIO)), "a.pdf")
    for askew in (0.0, 0.8):
        scan = convenio(Scan(askew=askew))
        for word in ("Las", "autoridad", "2027"):
            (one,) = born.pages.boxes(at := born.text.index(word), at + len(word))
            (other,) = scan.pages.boxes(at := scan.text.index(word), at + len(word))
            drift = 0.0175 * askew * 595
            assert other[1:3] == pytest.approx(one[1:3], abs=4 + drift)
            if askew:
                assert one[4] - other[4] > 0.0175 * askew * one[1] - 4


@here
def test_the_turned_scan_is_turned_back_and_its_boxes_are_where_it_shows_them() -> None:
    lines = [*CONVENIO, *(f"{n}. Las Partes informan de ello cada año." for n in range(3, 15))]
    upright = pdf(page(lines))
    reading = to_text(scanned(upright, Scan(turned=1)), "a.pdf")
    assert paths(reading)[:6] == ARTICLES
    width, height = reading.pages.sizes[0]
    assert width > height
    _, left, top, right, bottom = reading.pages.boxes(0, 8)[0]
    assert bottom - top > right - left
    assert left > 0.8 * width


@here
def test_two_columns_of_a_scan_are_read_one_after_the_other() -> None:
    sheet = Sheet().say_lines(300, 700, RIGHT).say_lines(72, 700, LEFT)
    assert to_text(scanned(pdf(sheet)), "a.pdf").text.split() == " ".join([*LEFT, *RIGHT]).split()


@here
def test_only_the_scanned_page_of_a_mixed_file_is_recognised() -> None:
    born = page(["1. The Parties keep the schools of the region open."])
    content = scanned_after(born, page(["2. Each of them sends a report to the other."]))
    reading = to_text(content, "mixed.pdf")
    assert paths(reading) == [("1",), ("2",)]
    assert codes(reading) == ["READ-25"]
    assert "1 pages" in reading.issues[0].message
    assert "eng" in reading.issues[0].message
    assert set(reading.pages.trust[:3]) == {100} != set(reading.pages.trust[-3:])


def scanned_after(first: Sheet, second: Sheet) -> bytes:
    """Give a PDF whose second page is a scan: the scan's one page put behind the first's."""
    import io

    import pypdfium2

    whole = pypdfium2.PdfDocument(pdf(first))
    whole.import_pages(pypdfium2.PdfDocument(scanned(pdf(second))))
    stream = io.BytesIO()
    whole.save(stream)
    return stream.getvalue()


@here
def test_the_doubt_of_a_word_is_told_and_lowers_the_confidence_of_its_provision() -> None:
    lines = page(["1. The towns keep their schools open.", "", "2. They report each year."])
    blurred = scanned(pdf(lines), Scan(dpi=300, specks=20_000))
    reading = to_text(blurred, "a.pdf")
    clean = to_text(scanned(pdf(lines)), "a.pdf")
    assert max(reading.pages.trust) <= 100
    sure = [p.confidence for p in to_provisions(clean).provisions]
    less = [p.confidence for p in to_provisions(reading).provisions]
    assert min(sure) > 0.7 > 0.0
    assert sum(less) / len(less) < sum(sure) / len(sure)
    doubted = [issue for issue in reading.issues if issue.code == "READ-26"]
    assert [issue.message.startswith("Page 1:") for issue in doubted] == [True]


@here
def test_a_picture_file_is_a_document_of_one_page_in_points() -> None:
    reading = to_text(png(pdf(page(CONVENIO)), Scan(dpi=200)), "convenio.png")
    assert paths(reading) == ARTICLES
    assert reading.source.pages == 1
    assert reading.pages.sizes[0] == pytest.approx((595, 842), abs=1)


@here
@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (scanned(pdf(Sheet().rule(72, 700, 300))), "empty.pdf", "READ-14"),
        (png(pdf(Sheet())), "empty.png", "READ-14"),
        (b"\x89PNG\r\n\x1a\n", "cut.png", "READ-17"),
        (b"no picture at all", "a.jpg", "READ-17"),
        (png(pdf(Sheet()))[:16] + b"\xff" * 8, "bomb.png", "READ-17"),
        (png(pdf(page(["Words"])))[:400], "half.png", "READ-14"),
    ],
)
def test_a_picture_without_words_is_refused(content: bytes, name: str, code: str) -> None:
    assert refusal_of(content, name).code == code


def refusal_of(content: bytes, name: str = "scan.pdf") -> CompromisoError:
    with pytest.raises(CompromisoError) as refusal:
        to_text(content, name)
    assert "{" not in refusal.value.told() + refusal.value.cure()
    return refusal.value


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take Tesseract away."""
    find_tesseract.cache_clear()
    monkeypatch.setenv("PATH", "/nowhere")
    yield
    find_tesseract.cache_clear()


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize(
    ("system", "words"),
    [("linux", "apt-get install tesseract-ocr"), ("darwin", "brew"), ("win32", "winget")],
)
def test_without_tesseract_a_scan_is_refused_with_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, system: str, words: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    refusal = refusal_of(scanned(pdf(Sheet().say(72, 700, "Words")), Scan(dpi=72)))
    assert refusal.code == "READ-12"
    assert words in refusal.cure()


@pytest.mark.usefixtures("without")
def test_without_tesseract_pages_that_are_pictures_are_named_beside_those_with_text() -> None:
    sheet = Sheet().say(72, 700, "These words are printed and no picture of words.")
    reading = to_text(pdf(sheet, Sheet().picture(), Sheet().picture()), "a.pdf")
    assert [(i.code, "2, 3" in i.message) for i in reading.issues] == [("READ-24", True)]
    assert "Tesseract" in reading.issues[0].remedy


HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)
PAGE_ROW = "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3509\t-1\t"


def test_a_table_of_words_is_read_and_dirt_is_counted_not_read() -> None:
    rows = [
        HEAD,
        PAGE_ROW,
        "5\t1\t1\t1\t1\t1\t100\t200\t60\t30\t96.5\tWords",
        "5\t1\t1\t1\t1\t2\t900\t200\t4\t4\t12\t'",
        "5\t1\t1\t1\t1\t3\t170\t200\t60\t30",
    ]
    (only,) = read_table("\n".join(rows))
    assert [(w.words, w.right, w.trust) for w in only.words()] == [("Words", 160, 96.5)]
    assert (only.specks, only.width) == (1, 2480)


def test_dirt_beside_a_line_is_no_word_of_it_but_a_dash_is() -> None:
    from compromiso.text.reading.ocr.straighten import without_dirt

    places = [("premier", 100, 200, 140, 32, 95), ("-", 260, 215, 12, 4, 80)]
    places += [
        ("été", 290, 200, 60, 32, 95),
        ("nn", 800, 210, 70, 16, 28),
        ("i", 380, 200, 2, 3, 50),
    ]
    rows = [
        "\t".join(map(str, (5, 1, 1, 1, 1, n, left, top, wide, high, trust, words)))
        for n, (words, left, top, wide, high, trust) in enumerate(places, 1)
    ]
    (read,) = read_table("\n".join([HEAD, PAGE_ROW, *rows]))
    page = without_dirt(read)
    assert [word.words for word in page.words()] == ["premier", "-", "été"]
    assert page.specks == 2


def program(folder: Path, script: str) -> Path:
    """Put a program called tesseract into a folder."""
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Put a script in the place of Tesseract."""
    find_tesseract.cache_clear()
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    yield lambda script: program(tmp_path, script)
    find_tesseract.cache_clear()


LISTS = 'case "$*" in *version*) echo tesseract 9.9;; *list*) printf "List:\\n%s\\n";; *) {};; esac'


def listing(languages: str, otherwise: str) -> str:
    return (LISTS % languages).replace("{}", otherwise)


SCAN = scanned(pdf(Sheet().say(72, 700, "Words")), Scan(dpi=72))


def test_a_tesseract_without_any_of_the_languages_is_told(stand_in) -> None:
    stand_in(listing("deu", "true"))
    refusal = refusal_of(SCAN)
    assert (refusal.code, "tesseract-ocr-spa" in refusal.cure()) == ("READ-15", True)


def test_a_language_that_is_not_installed_is_told(stand_in) -> None:
    words = ["de", "la", "las", "los", "que", "para", "con", "por", "una", "del"]
    rows = [f"5\t1\t1\t1\t1\t{n}\t{99 * n}\t200\t60\t30\t90\t{w}" for n, w in enumerate(words)]
    table = "\\n".join([HEAD, PAGE_ROW, *rows]).replace("\t", "\\t")
    stand_in(listing("eng", f"printf '{table}'"))
    reading = to_text(SCAN, "a.pdf")
    assert codes(reading) == ["READ-25", "READ-28"]
    assert "spa" in reading.issues[1].message


def test_a_tesseract_that_fails_is_told_with_its_own_words(stand_in) -> None:
    stand_in(listing("eng", "echo out of paper >&2; exit 3"))
    refusal = refusal_of(SCAN)
    assert (refusal.code, "out of paper" in refusal.told()) == ("READ-14", True)


def test_a_tesseract_that_does_not_answer_is_given_up(
    stand_in, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "SCAN_SECONDS", 0.2)
    stand_in(listing("eng", "exec sleep 5"))
    find_tesseract()
    assert "no answer after 0.2 seconds" in refusal_of(SCAN).told()


def test_no_word_of_a_document_reaches_the_command_line_or_the_surroundings(
    stand_in, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_THE_HOUSE", "1")
    note = tmp_path / "note"
    stand_in(listing("eng", f'echo "$*" > {note}; env >> {note}; exit 1'))
    refusal_of(SCAN, "; rm -rf x.pdf")
    told = note.read_text()
    assert "rm -rf" not in told
    assert "SECRET" not in told


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked for in /proc")
def test_what_is_stopped_takes_its_tesseract_along(stand_in, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    stand_in(listing("eng", f"echo $$ > {note}; exec sleep 60"))
    with pytest.raises(TookTooLong):
        read_file(SCAN, "a.pdf", limits=replace(LIMITS, wall_s=1.0, scan_wall_s=1.0))
    child = int(note.read_text())
    for _ in range(50):
        if not Path(f"/proc/{child}").exists() or is_dead(child):
            return
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    pytest.fail("Tesseract went on without its worker")


def is_dead(process: int) -> bool:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"


@here
def test_each_page_is_told_to_who_waits_for_it() -> None:
    told: list[tuple[int, int]] = []
    content = scanned(pdf(page(["One page."]), page(["Another page."])), Scan(dpi=150))
    read_file(content, "a.pdf", progress=lambda *step: told.append(step))
    assert told == [(1, 2), (2, 2)]


def test_more_pictures_than_the_limit_are_refused(
    stand_in, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(listing("eng", "true"))
    monkeypatch.setattr("compromiso.text.reading.ocr.scanner.SCAN_PAGES", 1)
    assert refusal_of(pdf(Sheet().picture(), Sheet().picture())).code == "READ-16"


def test_a_page_larger_than_any_paper_is_drawn_small(monkeypatch: pytest.MonkeyPatch) -> None:
    from compromiso.text.reading.glyphs import opened_pdf
    from compromiso.text.reading.ocr.drawing import draw_page

    content = pdf(Sheet()).replace(b"[0 0 595 842]", b"[0 0 14400 14400]")
    with opened_pdf(content, "a.pdf") as document:
        picture = draw_page(document, 0, 0)
    assert picture is not None
    assert len(picture.content) <= 30_100_000


def test_the_program_is_asked_for_one_thread_and_no_file() -> None:
    from compromiso.text.reading.ocr.tesseract import _surroundings

    assert _surroundings()["OMP_THREAD_LIMIT"] == "1"
    assert Tesseract("x", "", frozenset()).told_turn(b"", 300) == 0
