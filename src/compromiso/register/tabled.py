"""What becomes of the rows of a table: the verdict on each, and the step that would bring it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from compromiso.errors import CompromisoError
from compromiso.exchange.tables import Row
from compromiso.register.errors import EditConflict, WrongValue
from compromiso.register.models import Kept

NEW: Final = "new"
CHANGED: Final = "changed"
UNCHANGED: Final = "unchanged"
ERROR: Final = "error"
STATES: Final = (ERROR, NEW, CHANGED, UNCHANGED)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell: its column and text, and the refusal it would meet."""

    column: str
    value: str
    code: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a row: `changes` are (column, old, new), `version` the one it was held at."""

    sheet: str
    number: int
    name: str
    state: str
    changes: tuple[tuple[str, str, str], ...] = ()
    faults: tuple[Fault, ...] = ()
    record: str = ""
    version: int = 0

    def told(self) -> dict[str, Any]:
        """Give the verdict as JSON holds it."""
        return asdict(self)


@dataclass(slots=True)
class Step:
    """A row on its way into the register: what its cells say, and what is wrong with them.

    `held` is the record it speaks of, None where it brings one; `identity` names either.
    """

    sheet: str
    row: Row
    name: str = ""
    identity: UUID | None = None
    held: Any = None
    values: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, Any] = field(default_factory=dict)
    shown: list[tuple[str, str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, column: str, refused: CompromisoError, value: str | None = None) -> None:
        """Note what is wrong with a cell."""
        text = self.row.cells.get(column, "") if value is None else value
        told = (refused.code, refused.told(), refused.cure())
        self.faults.append(Fault(column, text, *told))

    def read(self, column: str, name: str, reader: Callable[[str], Any]) -> None:
        """Read a cell into a value, where the table has the column."""
        if column not in self.row.cells:
            return
        try:
            text = self.row.cells[column]
            if "\x00" in text:
                raise WrongValue(field=column, value=text, choices="…")
            self.values[name] = reader(text)
        except CompromisoError as refused:
            self.wrong(column, refused)

    def compare(self, told: Callable[[str, Any], str], columns: Mapping[str, str]) -> None:
        """Find what the row would change in the record; `columns` gives each value its column."""
        for name, value in self.values.items():
            before = getattr(self.held, name)
            if value != before:
                self.changes[name] = value
                self.shown.append((columns[name], told(name, before), told(name, value)))

    def check_version(self, seen: Mapping[str, int] | None) -> None:
        """Refuse to change what somebody has changed since the row was exported or judged."""
        held: Kept = self.held
        said = self.row.cells.get("version", "").strip()
        if said and not (said.isdecimal() and len(said) < 10):
            self.wrong("version", WrongValue(field="version", value=said, choices="1, 2, 3 …"))
            return
        then = int(said) if said else held.version
        judged = held.version if seen is None else seen.get(str(held.id), held.version)
        for version in (then, judged):
            if version != held.version:
                conflict = EditConflict(now=held.version, then=version, theirs=held, yours={})
                self.wrong("version", conflict)
                return

    @property
    def state(self) -> str:
        """Give what becomes of the row."""
        if self.faults:
            return ERROR
        if self.held is None:
            return NEW
        return CHANGED if self.changes else UNCHANGED

    def verdict(self) -> Verdict:
        """Give the verdict on the row."""
        record = str(self.held.id) if self.held is not None else ""
        version = self.held.version if self.held is not None else 0
        shown = tuple(self.shown) if self.state == CHANGED else ()
        where = (self.sheet, self.row.number, self.name, self.state)
        return Verdict(*where, shown, tuple(self.faults), record, version)


def day(text: str) -> date | None:
    """Read a day as ISO 8601 writes it; empty is none."""
    said = text.strip()
    if not said:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise WrongValue(field="date", value=said, choices="2027-03-01") from None


def needed(text: str) -> str:
    """Read a text that must not be empty."""
    if not text.strip():
        raise WrongValue(field="text", value=text, choices="…")
    return text


def one_of(field_name: str, *choices: str) -> Callable[[str], str]:
    """Give a reader of one of a few words."""

    def read(text: str) -> str:
        if text.strip() not in choices:
            raise WrongValue(field=field_name, value=text, choices=", ".join(filter(None, choices)))
        return text.strip()

    return read


def parts(text: str) -> list[str]:
    """Split a list at its semicolons; one that belongs to a name has a backslash before it."""
    found, current, escaped = [], "", False
    for sign in text:
        if escaped or sign not in "\\;":
            current, escaped = current + sign, False
        elif sign == "\\":
            escaped = True
        else:
            found.append(current)
            current = ""
    return [part for each in (*found, current) if (part := each.strip())]


def joined(names: list[str]) -> str:
    """Join names into a list that `parts` splits again."""
    return "; ".join(name.replace("\\", "\\\\").replace(";", "\\;") for name in names)
