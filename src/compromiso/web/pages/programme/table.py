"""Coverage as a table for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _

from compromiso.exchange.csv import BYTE_ORDER_MARK, defused
from compromiso.web.ui.telling import tell_place
from compromiso.web.ui.words import word


def csv_table(facts: Mapping[str, Any]) -> str:
    """Write the matrix, one provision a row, in words and not in signs."""
    stream = StringIO()
    stream.write(BYTE_ORDER_MARK)
    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerows([defused(str(cell)) for cell in row] for row in _rows(facts))
    return stream.getvalue()


def _rows(facts: Mapping[str, Any]) -> Iterator[list[Any]]:
    if "matrix" not in facts:
        return
    themes = [line.view.line.theme for line in facts["matrix"].lines]
    head = [_("Point"), _("Words"), _("Standing"), *themes, _("Lines that cite it"), _("Tasks")]
    yield [*head, _("Reports")]
    for row in facts["rows"]:
        cells = [word("coverage", cell.state) if cell.state else "" for cell in row.cells]
        standing = word("coverage", row.standing)
        yield [
            tell_place(row.provision),
            row.words,
            standing,
            *cells,
            row.cited,
            row.tasks,
            row.reports,
        ]
