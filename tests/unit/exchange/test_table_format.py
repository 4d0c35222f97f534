"""Tables go out and come back with not a sign changed, and hostile ones are refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from compromiso.exchange.tables import (
    SHEETS,
    NotATable,
    csv_parts,
    read_book,
    write_csv,
    write_xlsx,
    xlsx_parts,
)
from compromiso.exchange.tables.layout import columns_by_heading, headings, sheet_names
from compromiso.terms.loading import LANGUAGES

OPENINGS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''", "＝1", "＋1", "－1", "＠x")
FORMS = [write_xlsx, write_csv]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)


def there_and_back(write: Callable[..., bytes], text: str, language: str = "es") -> str:
    row = {"action": "x", "label": text}
    return read_book(write({"budget": [row]}, language))["budget"][0].cells["label"]


@pytest.mark.parametrize("write", FORMS)
@pytest.mark.parametrize(
    "text", [*OPENINGS, "_x0041_", "a\r\nb", " x ", "<&>", "\x07", "25.f; 25.g"]
)
def test_every_cell_comes_back_as_it_was(write, text: str) -> None:
    assert there_and_back(write, text) == text


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert there_and_back(write_xlsx, text) == text
    assert there_and_back(write_csv, text) == text


def test_no_cell_can_run_in_a_spreadsheet() -> None:
    rows = [{"action": "x", "label": text} for text in OPENINGS]
    book = load_workbook(io.BytesIO(write_xlsx({"budget": rows}, "en")))
    assert {cell.data_type for row in book["Budget"].iter_rows() for cell in row} <= {"s", "n"}
    assert not [c for row in book["Budget"].iter_rows() for c in row if c.data_type == "f"]
    with ZipFile(io.BytesIO(write_csv({"budget": rows}, "en"))) as packed:
        text = packed.read("budget.csv").decode("utf-8-sig")
    cells = [row[1] for row in csv.reader(io.StringIO(text, newline=""))][1:]
    assert all(cell.startswith("'") for cell in cells if cell != "''")


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_known_in_every_language(language: str) -> None:
    for sheet, columns in SHEETS.items():
        found = [columns_by_heading(sheet)[one.casefold()] for one in headings(sheet, language)]
        assert found == [column.key for column in columns]
    book = read_book(write_csv({sheet: [] for sheet in SHEETS}, language))
    assert set(book) == set(SHEETS)
    assert len(set(sheet_names().values())) == len(SHEETS) + 1


def test_a_single_csv_is_known_by_its_headings_whatever_its_separator() -> None:
    text = "Acción;Concepto;Monto;Moneda\r\nmides-uy/A1;Censo;100;UYU\r\n"
    book = read_book(text.encode("utf-8"))
    assert book["budget"][0].cells["amount"] == "100"
    assert book["budget"][0].number == 2


def test_dates_typed_in_a_spreadsheet_are_read_as_days() -> None:
    from datetime import date

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Acciones"
    sheet.append(["Institución", "Código", "Título", "Inicio"])
    sheet.append(["mides-uy", 7, "Un censo", date(2027, 3, 1)])
    stream = io.BytesIO()
    book.save(stream)
    cells = read_book(stream.getvalue())["actions"][0].cells
    assert (cells["code"], cells["start"]) == ("7", "2027-03-01")


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return stream.getvalue()


DTD = b'<!DOCTYPE w [<!ENTITY a "b">]><workbook/>'
HOSTILE = {
    "a bomb": zipped(**{"xl/workbook.xml": b" " * 30_000_000}),
    "too much": zipped(**{f"{n}.csv": b"a" * 999_999 for n in range(70)}),
    "a document type": zipped(**{"xl/workbook.xml": DTD}),
    "other files": zipped(
        **{"xl/workbook.xml": b"<w/>", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    ),
    "macros": zipped(**{"xl/workbook.xml": b"<w/>", "xl/vbaProject.bin": b""}),
    "no workbook": zipped(a=b""),
    "half a file": write_xlsx({"budget": []}, "es")[:200],
    "no text": bytes(range(200, 256)) * 9,
    "strange headings": b"a,b\r\n1,2\r\n",
    "a cell without a heading": b"Concepto,Monto\r\n1,2,3\r\n",
    "nothing": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_table_is_refused(name: str) -> None:
    with pytest.raises(NotATable):
        read_book(HOSTILE[name])


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = {"budget": [{"action": "a", "amount": "1"}]}
    for write in FORMS:
        assert write(rows, "pt") == write(rows, "pt")


def test_a_table_whose_bytes_were_changed_on_the_way_is_refused() -> None:
    packed = bytearray(write_csv({"budget": [{"action": "x", "label": "y"}]}, "en"))
    packed[packed.index(b".csv") + len(b".csv")] = 0x07  # a block of a kind that there is not
    with pytest.raises(NotATable, match="damaged"):
        read_book(bytes(packed))


def test_a_table_is_sent_while_its_rows_are_read() -> None:
    read: list[int] = []

    def rows() -> Iterator[dict[str, str]]:
        for number in range(1000):
            read.append(number)
            yield {"action": "a", "label": str(number)}

    for parts, write in ((csv_parts, write_csv), (xlsx_parts, write_xlsx)):
        read.clear()
        sent = parts({"budget": rows()}, "en")
        first = next(sent)
        assert read == []
        assert first + b"".join(sent) == write({"budget": rows()}, "en")
