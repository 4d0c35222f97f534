"""Ruled tables of PDF files: merged cells are parted by rules that reach over some columns only."""

from __future__ import annotations

from tests.unit.matrix.forms import told
from tests.unit.reading.pdf_file import Sheet, pdf

from compromiso.text.dossier import read

COLUMNS = (40, 200, 360, 450)
HEAD = ("Recommendation", "Key action", "Deadline", "Status")


def row(sheet: Sheet, top: float, *cells: str) -> None:
    """Print the cells of a row below a height; lines of a cell are parted by bars."""
    for place, words in zip(COLUMNS, cells, strict=True):
        sheet.say_lines(place, top - 14, words.split("|"))


def page(first: int) -> Sheet:
    """Print a page with two recommendations of two measures each."""
    sheet = Sheet()
    sheet.say(40, 810, "Management response of the agency")
    row(sheet, 790, *HEAD)
    top = 770.0
    for number in (first, first + 1):
        for height in (790.0, 770.0):
            sheet.rule(30, height, 520)
        sheet.rule(30, top - 100, 520).rule(190, top - 50, 360)
        told = f"Recommendation {number}: Keep the|register of arrivals|up to date."
        row(sheet, top, told, f"{number}.1 Hire a clerk|for the register.", "May 2025", "Ongoing")
        row(sheet, top - 50, "", f"{number}.2 Print the list.", "End of 2025", "Not started")
        top -= 100
    return sheet


def test_measures_beside_a_merged_cell_are_rows_of_their_own_on_every_page() -> None:
    found = told(read(pdf(page(1), page(3)), "form.pdf"))
    rows = [line.split()[1] for line in found if line.split()[0] in ("recommendation", "activity")]
    expected = [(f"{n}", f"{n}/{n}.1", f"{n}/{n}.2") for n in range(1, 5)]
    assert rows == [path for paths in expected for path in paths]
    tasks = [line for line in found if line.startswith("task")]
    assert (
        tasks[0] == "task [1.1] Hire a clerk for the register. | deadline=2025-05 | status=ongoing"
    )
    assert tasks[7] == "task [4.2] Print the list. | deadline=2025-12 | status=not-started"
