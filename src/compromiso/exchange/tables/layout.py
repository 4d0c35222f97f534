"""The sheets of the format and their columns; headings and explanations are terms of a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from compromiso.terms.loading import LANGUAGES, terms

TOPIC: Final = "tables"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `kind` says how its cells are read, `needed` that a new row must fill it.

    Kinds: `text`, `day`, `date` (as precise as it is said), `number`, `list`, `flag`, `told` (the
    register says it; a table cannot change it).
    """

    key: str
    kind: str = "text"
    needed: bool = False


_NAMED: Final = (Column("id"), Column("version", "number"))
SHEETS: Final[Mapping[str, tuple[Column, ...]]] = {
    "actions": (
        *_NAMED,
        Column("institution", needed=True),
        Column("code", needed=True),
        Column("title", needed=True),
        Column("description"),
        Column("language"),
        Column("line"),
        Column("commitments", "list"),
        Column("supporting", "list"),
        Column("depends_on", "list"),
        Column("start", "day"),
        Column("end", "day"),
        Column("stage", "told"),
    ),
    "milestones": (
        Column("action", needed=True),
        Column("milestone"),
        Column("title", needed=True),
        Column("due", "date"),
        Column("done_on", "date"),
    ),
    "budget": (
        Column("action", needed=True),
        Column("label"),
        Column("amount", needed=True),
        Column("currency", needed=True),
        Column("source"),
    ),
    "reports": (
        *_NAMED,
        Column("institution", needed=True),
        Column("title", needed=True),
        Column("cycle"),
        Column("language"),
        Column("summary"),
        Column("period_start", "day"),
        Column("period_end", "day"),
        Column("stage", "told"),
    ),
    "entries": (
        *_NAMED,
        Column("report", needed=True),
        Column("text", needed=True),
        Column("commitments", "list"),
        Column("actions", "list"),
        Column("progress"),
    ),
    "evidence": (
        Column("entry", needed=True),
        Column("evidence_kind", needed=True),
        Column("title"),
        Column("url"),
        Column("place"),
        Column("words"),
        Column("restricted", "flag"),
        Column("file", "told"),
    ),
}
"""Sheet → its columns in order. The first three sheets are of actions, the others of reports."""

EXPLANATION: Final = "explanation"


def said(language: str, part: str) -> Mapping[str, Any]:
    """Give a part of the terms: `sheets`, `columns`, `told`, `examples` or `words`."""
    found: Mapping[str, Any] = terms(language, TOPIC)[part]
    return found


def headings(sheet: str, language: str) -> list[str]:
    """Give the headings of a sheet in a language."""
    return [said(language, "columns")[column.key] for column in SHEETS[sheet]]


def explanation(sheets: Iterable[str], language: str) -> list[list[str]]:
    """Give the rows of the sheet that explains every column, its own headings first."""
    words, told, examples = (said(language, part) for part in ("words", "told", "examples"))
    rows = [[words[key] for key in ("sheet", "column", "needed", "meaning", "example")]]
    for sheet in sheets:
        for column, heading in zip(SHEETS[sheet], headings(sheet, language), strict=True):
            needed = words["yes"] if column.needed else ""
            name = said(language, "sheets")[sheet]
            rows.append([name, heading, needed, told[column.key], examples.get(column.key, "")])
    return rows


def plain(heading: str) -> str:
    """Give a heading without what people change in it: case, and space around it."""
    return " ".join(heading.casefold().split())


@cache
def sheet_names() -> Mapping[str, str]:
    """Give every name of a sheet, in any language, with the sheet."""
    found = {plain(sheet): sheet for sheet in (*SHEETS, EXPLANATION)}
    for language in LANGUAGES:
        names = said(language, "sheets")
        found |= {plain(names[sheet]): sheet for sheet in (*SHEETS, EXPLANATION)}
    return found


@cache
def columns_by_heading(sheet: str) -> Mapping[str, str]:
    """Give every heading of a sheet, in any language or as its key, with the column."""
    found = {plain(column.key): column.key for column in SHEETS[sheet]}
    for language in LANGUAGES:
        names = said(language, "columns")
        found |= {plain(names[column.key]): column.key for column in SHEETS[sheet]}
    return found
