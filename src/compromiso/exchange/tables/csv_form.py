"""The format as CSV files in a zip; no cell can run in a spreadsheet, and none is changed."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import PurePosixPath
from typing import Final

from compromiso.exchange.csv import BYTE_ORDER_MARK, defused, restored
from compromiso.exchange.tables.errors import NotATable
from compromiso.exchange.tables.packing import checked, member, packed

SEPARATORS: Final = ",;\t"
AT_ONCE: Final = 200
"""So many rows are written at a time."""
_UNLIMITED: Final = 10_000_000


def write(grids: Mapping[str, Iterable[list[str]]]) -> Iterator[bytes]:
    """Yield a zip with one CSV file for each sheet; the same rows give the same bytes."""
    return packed((f"{_file_name(name)}.csv", csv_of(grid)) for name, grid in grids.items())


def _file_name(sheet: str) -> str:
    letters = unicodedata.normalize("NFKD", sheet).encode("ascii", "ignore").decode().lower()
    return letters.replace(" ", "_")


def csv_of(grid: Iterable[list[str]]) -> Iterator[bytes]:
    """Yield rows as a CSV file in UTF-8, every cell defused."""
    yield BYTE_ORDER_MARK.encode()
    rows = iter(grid)
    while some := list(islice(rows, AT_ONCE)):
        stream = io.StringIO(newline="")
        written = csv.writer(stream, lineterminator="\r\n")
        written.writerows([defused(cell) for cell in row] for row in some)
        yield stream.getvalue().encode()


def read_zip(content: bytes) -> dict[str, list[tuple[int, list[str]]]]:
    """Read a zip of CSV files; empty where it holds none."""
    with checked(content) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
        tables = [name for name in names if name.lower().endswith(".csv")]
        return {
            _sheet_name(PurePosixPath(name).stem): _grid(member(archive, name)) for name in tables
        }


def _sheet_name(stem: str) -> str:
    from compromiso.exchange.tables.layout import plain, sheet_names

    by_file = {_file_name(name): name for name in sheet_names()}
    return by_file.get(plain(stem), stem)


def read_one(content: bytes) -> dict[str, list[tuple[int, list[str]]]]:
    """Read one CSV file, whose sheet its headings tell."""
    return {"CSV": _grid(content)}


def _grid(content: bytes) -> list[tuple[int, list[str]]]:
    try:
        encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise NotATable(why="its letters are not in UTF-8") from None
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    csv.field_size_limit(_UNLIMITED)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as wrong:
        raise NotATable(why=f"its lines are broken ({wrong})") from wrong
    return [(number, [restored(c) for c in line]) for number, line in enumerate(lines, 1)]
