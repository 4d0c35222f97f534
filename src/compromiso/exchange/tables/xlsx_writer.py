"""Workbooks in which every cell is text: nothing in them can run, and reading gives it all back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from compromiso.exchange.tables.packing import packed

_OFFICE: Final = "http://schemas.openxmlformats.org"
_MAIN: Final = f"{_OFFICE}/spreadsheetml/2006/main"
_RELATED: Final = f"{_OFFICE}/officeDocument/2006/relationships"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SIGNS: Final = re.compile(
    r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)
"""What XML cannot hold, and what would be read as standing for it."""
_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
    '<xf numFmtId="49" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>'
)
"""Style 1 is text, so that what is typed stays as it is typed; style 2 is a heading."""
_WIDTH: Final = 24
AT_ONCE: Final = 200
"""So many rows are written at a time."""


def write(grids: Mapping[str, Iterable[list[str]]]) -> Iterator[bytes]:
    """Yield a workbook with a sheet for each name; the same rows give the same bytes.

    The first row of a sheet has a cell for each of its columns.
    """
    return packed(_members(grids))


def _members(grids: Mapping[str, Iterable[list[str]]]) -> Iterator[tuple[str, Iterable[bytes]]]:
    numbers = range(1, len(grids) + 1)
    sheets = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    members = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(grids),
        "xl/_rels/workbook.xml.rels": _relations([*sheets, ("styles", "styles.xml")]),
        "xl/styles.xml": _STYLES,
    }
    yield from ((name, [text.encode()]) for name, text in members.items())
    for number, grid in zip(numbers, grids.values(), strict=True):
        yield f"xl/worksheets/sheet{number}.xml", (part.encode() for part in _sheet(grid))


def _content_types(numbers: Iterable[int]) -> str:
    kinds = {
        "/xl/workbook.xml": f"{_TYPES}.sheet.main+xml",
        "/xl/styles.xml": f"{_TYPES}.styles+xml",
    }
    kinds |= {f"/xl/worksheets/sheet{n}.xml": f"{_TYPES}.worksheet+xml" for n in numbers}
    said = "".join(f'<Override PartName="{n}" ContentType="{k}"/>' for n, k in kinds.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_OFFICE}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    said = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="{_OFFICE}/package/2006/relationships">{said}</Relationships>'
    )


def _workbook(names: Iterable[str]) -> str:
    said = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="r{number}"/>'
        for number, name in enumerate(names, 1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>{said}</sheets></workbook>'
    )


def _sheet(grid: Iterable[list[str]]) -> Iterator[str]:
    rows = iter(grid)
    first = next(rows, [])
    columns = max(len(first), 1)
    letters = [_letters(place) for place in range(columns)]
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}'
        f'</sheetView></sheetViews><cols><col min="1" max="{columns}" width="{_WIDTH}" '
        f'customWidth="1" style="1"/></cols><sheetData>'
    )
    numbered = enumerate(chain([first], rows) if first else rows, 1)
    while some := "".join(_row(n, row, letters) for n, row in islice(numbered, AT_ONCE)):
        yield some
    yield "</sheetData></worksheet>"


def _row(number: int, row: list[str], letters: list[str]) -> str:
    style = 2 if number == 1 else 1
    cells = "".join(
        f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{_text(cell)}</t></is></c>'
        for letter, cell in zip(letters, row, strict=False)
        if cell
    )
    return f'<row r="{number}">{cells}</row>'


def _letters(place: int) -> str:
    return chr(65 + place) if place < 26 else _letters(place // 26 - 1) + chr(65 + place % 26)


def _text(cell: str) -> str:
    return escape(_SIGNS.sub(lambda found: f"_x{ord(found[0]):04X}_", cell))
