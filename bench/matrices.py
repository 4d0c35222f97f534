"""Response matrices with known answers: recommendations, themes, the positions on them."""

from __future__ import annotations

import csv
import html
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bench.material import SHARED
from compromiso.model.programme_line import ProgrammeLine
from compromiso.text.dossier import read

CORPUS = SHARED / "corpus"
THEMATIC = "upr_slovenia_2025_thematic_matrix_en"
ADDENDUM = "upr_slovenia_2025_addendum_a_hrc_59_15_add1_en"
ACCEPTED = frozenset({"accepted", "supported"})
HEAD = ("document", "what", "before", "first scored", "right")
BEFORE_AND_FIRST = {
    ("docx", "numbers"): ("214", "254"), ("docx", "theme"): ("0", "254"),
    ("docx", "position"): ("0", "254"), ("docx", "groups"): ("0", "254"),
    ("docx", "goals"): ("0", "254"), ("txt", "numbers"): ("138", "254"),
    ("txt", "theme"): ("0", "254"), ("txt", "position"): ("0", "246"),
    ("txt", "groups"): ("0", "254"), ("txt", "goals"): ("0", "254"),
    ("txt", "addendum"): ("0", "250"),
    ("pdf", "addendum"): ("0", "250"),
}  # fmt: skip
"""What the reader got before it knew forms, and when it was first scored on them."""
WORDS = {
    "numbers": "recommendations found as provisions", "theme": "under the right theme",
    "position": "with the right position", "groups": "with the right groups of persons",
    "goals": "with the right goals", "addendum": "positions read from the lists",
}  # fmt: skip


def matrix_rows() -> Iterator[tuple[str, ...]]:
    """Yield a row for each thing that is measured, with what was got when it was first scored."""
    for suffix in ("docx", "txt"):
        path = CORPUS / f"{THEMATIC}.{suffix}"
        for what, right in _thematic(path).items():
            yield _row(path, suffix, what, right)
    for suffix in ("txt", "pdf"):
        path = CORPUS / f"{ADDENDUM}.{suffix}"
        yield _row(path, suffix, "addendum", _addendum(path))


def _row(path: Path, suffix: str, what: str, right: int) -> tuple[str, ...]:
    before, first = BEFORE_AND_FIRST[suffix, what]
    whole = len(_held("slovenia_upr4_recommendations"))
    return path.name, WORDS[what], before, first, f"{right} of {whole}"


@cache
def _held(name: str) -> tuple[dict[str, str], ...]:
    with (CORPUS / "linking" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def _lines(path: Path) -> tuple[dict[str, ProgrammeLine], set[str]]:
    dossier = read(path.read_bytes(), path.name)
    found = {p.label_norm for p in dossier.provisions if p.kind == "recommendation"}
    return (
        {line.label: line for line in dossier.programme_lines if line.label},
        {number for number in found if number},
    )


def _thematic(path: Path) -> dict[str, int]:
    lines, found = _lines(path)
    right: defaultdict[str, int] = defaultdict(int)
    for row in _held("slovenia_upr4_recommendations"):
        number, line = row["rec_id"], lines.get(row["rec_id"])
        right["numbers"] += number in found
        right["theme"] += bool(line and html.unescape(line.theme) == row["theme_heading"])
        right["position"] += bool(line and _said(line, "response") == [row["position"]])
        right["groups"] += bool(line and _said(line, "group") == _listed(row["groups"]))
        goals = [goal.split()[0] for goal in _said(line, "goal")] if line else []
        right["goals"] += goals == _listed(row["sdgs"])
    return right


def _said(line: ProgrammeLine, field: str) -> list[str]:
    return [html.unescape(value.words) for value in line.fields if value.field == field]


def _listed(cell: str) -> list[str]:
    return [item for item in cell.split("; ") if item]


def _addendum(path: Path) -> int:
    lines, _ = _lines(path)
    return sum(
        _position(lines.get(row["rec_id"])) == row["position_in_addendum"].split("_")[0]
        for row in _held("slovenia_upr4_addendum_positions")
    )


def _position(line: ProgrammeLine | None) -> str:
    told = [v.value for v in line.fields if v.field == "response"] if line else []
    return "accepted" if ACCEPTED & set(told) else str(told[0]) if told else ""
