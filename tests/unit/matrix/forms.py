"""What is read in a form, in few words: rows with their parents, then tasks with their fields."""

from __future__ import annotations

from collections.abc import Iterator

from compromiso.model.dossier import Dossier
from compromiso.model.field_value import FieldValue

ROWS = frozenset({"recommendation", "row", "activity", "point"})


def told(dossier: Dossier) -> list[str]:
    """Tell the rows, lines and tasks of a dossier, one a line."""
    return [*_rows(dossier), *_lines(dossier), *_tasks(dossier)]


def _rows(dossier: Dossier) -> Iterator[str]:
    for provision in dossier.provisions:
        if provision.kind in ROWS:
            words = " ".join(dossier.text[a:b] for a, b in provision.spans)
            path = "/".join(provision.path) or "-"
            yield f"{provision.kind} {path} [{provision.label}] {_short(words)}"


def _lines(dossier: Dossier) -> Iterator[str]:
    for line in dossier.programme_lines:
        theme = f" theme={line.theme}" if line.theme else ""
        yield f"line [{line.label}]{theme} activities={len(line.activities)}{_fields(line.fields)}"


def _tasks(dossier: Dossier) -> Iterator[str]:
    for task in dossier.tasks:
        yield f"task [{task.label}] {_short(task.action)}{_fields(task.fields)}"


def _fields(fields: tuple[FieldValue, ...]) -> str:
    return "".join(f" | {value.field}={value.value or _short(value.words)}" for value in fields)


def _short(words: str) -> str:
    kept = words.split()
    return " ".join(kept[:6]) + (" …" if len(kept) > 6 else "")
