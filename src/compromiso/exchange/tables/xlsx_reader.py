"""Workbooks read as text, within limits: nothing is fetched, expanded or calculated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from zipfile import ZipFile

from lxml import etree

from compromiso.exchange.tables.errors import NotATable
from compromiso.exchange.tables.packing import checked, member

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HIDDEN: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATES: Final = frozenset({*range(14, 23), *range(45, 48)})
"""The formats built in that show a number as a date."""
_LOOKS_LIKE_A_DATE: Final = re.compile(r"[yd]", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST_DAY: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
_LAST_SERIAL: Final = 2_958_465
_REFUSED: Final = {
    "externallinks": "it refers to other files",
    "vbaproject": "it holds macros",
}
_MOST_COLUMNS: Final = 200

Grid = list[tuple[int, list[str]]]


def read(content: bytes) -> dict[str, Grid]:
    """Give the rows of each sheet with their numbers, every cell as text."""
    with checked(content) as archive:
        for info in archive.infolist():
            for sign, why in _REFUSED.items():
                if sign in info.filename.lower():
                    raise NotATable(why=why)
        return _Workbook(archive).grids()


def _parse(archive: ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(member(archive, name), parser)
    except etree.XMLSyntaxError as broken:
        raise NotATable(why=f"“{name}” is damaged") from broken
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise NotATable(why="it declares a document type")
    return root


class _Workbook:
    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names:
            raise NotATable(why="it is neither a workbook nor a zip of CSV files")
        shared = "xl/sharedStrings.xml"
        items = _parse(archive, shared) if shared in names else ()
        self.shared = [_inner(item) for item in items]
        styles = "xl/styles.xml"
        self.dates = _date_styles(_parse(archive, styles)) if styles in names else frozenset()

    def grids(self) -> dict[str, Grid]:
        """Give each sheet by its name."""
        root = _parse(self.archive, "xl/workbook.xml")
        relations = _parse(self.archive, "xl/_rels/workbook.xml.rels")
        targets = {one.get("Id"): str(one.get("Target")) for one in relations}
        found = {}
        for sheet in root.iter(f"{_MAIN}sheet"):
            target = targets.get(sheet.get(_RELATION), "")
            place = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            found[str(sheet.get("name"))] = list(self._rows(_parse(self.archive, place)))
        return found

    def _rows(self, root: etree._Element) -> Iterator[tuple[int, list[str]]]:
        number = 0
        for row in root.iter(f"{_MAIN}row"):
            said = row.get("r") or ""
            number = int(said) if said.isdecimal() and len(said) < 9 else number + 1
            cells: dict[int, str] = {}
            for cell in row.iter(f"{_MAIN}c"):
                place = _place(cell.get("r") or "", len(cells))
                if text := self._text(cell):
                    cells[place] = text
            yield number, [cells.get(place, "") for place in range(max(cells, default=-1) + 1)]

    def _text(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(_inner(part) for part in cell.iter(f"{_MAIN}is"))
        value = cell.findtext(f"{_MAIN}v") or ""
        if kind == "s":
            known = value.isdecimal() and len(value) < 9 and int(value) < len(self.shared)
            return self.shared[int(value)] if known else ""
        if kind == "n" and value:
            return _number(value, cell.get("s") in self.dates)
        if kind == "b":
            return "true" if value == "1" else "false"
        return _shown(value)


def _inner(item: etree._Element) -> str:
    """Give the text of a cell, without the reading aids that may stand beside it."""
    runs = item.iter(f"{_MAIN}t")
    texts = (t.text or "" for t in runs if (up := t.getparent()) is None or up.tag != f"{_MAIN}rPh")
    return _shown("".join(texts))


def _shown(text: str) -> str:
    if "_x" not in text:
        return text
    return _HIDDEN.sub(lambda found: chr(int(found[1], 16)), text)


def _place(reference: str, default: int) -> int:
    letters = "".join(sign for sign in reference if sign.isalpha()).upper()
    if not letters:
        return default
    place = 0
    for sign in letters[:4]:
        place = place * 26 + ord(sign) - 64
    if not 0 < place <= _MOST_COLUMNS:
        raise NotATable(why=f"it has more than {_MOST_COLUMNS} columns")
    return place - 1


def _number(value: str, is_date: bool) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    if is_date and 0 < number <= _LAST_SERIAL:
        return (_FIRST_DAY + timedelta(days=int(number))).date().isoformat()
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else value


def _date_styles(styles: etree._Element) -> frozenset[str]:
    own = {
        str(one.get("numFmtId"))
        for one in styles.iter(f"{_MAIN}numFmt")
        if _LOOKS_LIKE_A_DATE.search(_QUOTED.sub("", one.get("formatCode") or ""))
    }
    formats = styles.find(f"{_MAIN}cellXfs")
    known = own | {str(number) for number in _DATES}
    listed = enumerate(formats if formats is not None else ())
    return frozenset(str(place) for place, one in listed if one.get("numFmtId") in known)
