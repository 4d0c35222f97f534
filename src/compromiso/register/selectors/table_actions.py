"""The rows of actions in a table: as they are exported, and what bringing them would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID, uuid4

from compromiso.errors import CompromisoError
from compromiso.exchange.tables import Book, Row
from compromiso.register import models
from compromiso.register.errors import NotAllowed, NotHeld, WrongValue
from compromiso.register.kept_values import budget_lines, milestones
from compromiso.register.permissions import DRAFT_ACTION, PUBLISH_ACTION, may_on
from compromiso.register.selectors.table_names import Names, identity
from compromiso.register.tabled import Step, day, needed, one_of

LANGUAGES: Final = ("es", "pt", "en", "fr")
COLUMNS: Final[Mapping[str, str]] = {
    "institution_id": "institution",
    "code": "code",
    "title": "title",
    "description": "description",
    "language": "language",
    "programme_line_id": "line",
    "commitments": "commitments",
    "supporting": "supporting",
    "depends_on": "depends_on",
    "start": "start",
    "end": "end",
    "milestones": "milestones",
    "budget": "budget",
}
"""Column of an action → column of the table, or the sheet that tells it."""
LISTS: Final = ("milestones", "budget")
FIELDS: Final = {"amount": "amount", "currency": "currency", "title of a milestone": "title"}
"""Field that is refused in a line of a list → its column."""


def action_sheets(
    some: Callable[[], Iterable[list[models.Action]]], names: Names
) -> dict[str, Iterator[dict[str, str]]]:
    """Give actions as the cells of their three sheets; `some` gives them anew, some at a time."""
    return {
        "actions": (cells for rows in some() for cells in _rows(rows, names)),
        "milestones": (one for rows in some() for row in rows for one in _milestones(row, names)),
        "budget": (
            {"action": _address(row, names), **one}
            for rows in some()
            for row in rows
            for one in row.budget
        ),
    }


def _address(row: models.Action, names: Names) -> str:
    return f"{names.slugs[row.institution_id]}/{row.code}"


def _rows(rows: list[models.Action], names: Names) -> Iterator[dict[str, str]]:
    names.note_commitments(one for row in rows for one in row.commitments)
    return (_cells(row, names) for row in rows)


def _milestones(row: models.Action, names: Names) -> Iterator[dict[str, str]]:
    for one in row.milestones:
        said = {key: one[key] or "" for key in ("title", "due", "done_on")}
        yield {"action": _address(row, names), "milestone": one["id"], **said}


def _cells(row: models.Action, names: Names) -> dict[str, str]:
    told = {column: shown(names, name, getattr(row, name)) for name, column in COLUMNS.items()}
    return {**told, "id": str(row.id), "version": str(row.version), "stage": row.stage}


def shown(names: Names, name: str, value: Any) -> str:
    """Give a value of an action as a cell shows it."""
    named: dict[str, Callable[[Any], str]] = {
        "institution_id": lambda one: names.slugs.get(one, ""),
        "programme_line_id": names.line_name,
        "commitments": names.commitment_names,
        "supporting": names.institution_names,
        "depends_on": names.action_names,
        "milestones": lambda rows: "; ".join(
            " ".join(filter(None, (m["id"], m["title"], m["due"], m["done_on"]))) for m in rows
        ),
        "budget": lambda rows: "; ".join(
            " ".join((b["label"], b["amount"], b["currency"], b["source"])).strip() for b in rows
        ),
    }
    if name in named:
        return named[name](value)
    return "" if value is None else str(value)


def judge_actions(book: Book, names: Names, seen: Mapping[str, int] | None = None) -> list[Step]:
    """Say what each row would do; `seen` are the versions at which it was judged before."""
    steps = [Step("actions", row) for row in book.get("actions", [])]
    _find(steps, names)
    by_name = {step.name: step for step in steps}
    lines = {sheet: list(_lines(book, sheet, by_name, steps, names)) for sheet in LISTS}
    for step in steps:
        if step.identity is not None:
            _read(step, names)
    for sheet, wrong in lines.items():
        if sheet in book:
            _take_lines(sheet, [s for s in steps if s.identity is not None], wrong)
    for step in steps:
        _judge(step, names, seen)
    return [*steps, *(one for wrong in lines.values() for one in wrong if one.faults)]


def _find(steps: list[Step], names: Names) -> None:
    """Let each row know the action that it speaks of; a new one is given a name."""
    held = models.Action.objects.filter(institution__in=names.within)
    wanted = [known for s in steps if (known := identity(s.row.cells.get("id", "")))]
    slugs = {s.row.cells.get("institution", "").strip() for s in steps}
    rows = list(held.filter(id__in=wanted)) if wanted else []
    rows += list(held.filter(institution__slug__in=slugs))
    by_id = {row.id: row for row in rows}
    by_code = {(row.institution_id, row.code): row for row in rows}
    taken: set[UUID | str] = set()
    for step in steps:
        try:
            _name(step, names, by_id, by_code)
        except CompromisoError as refused:
            step.wrong("id" if step.row.cells.get("id", "").strip() else "institution", refused)
            continue
        if step.identity in taken or step.name in taken:
            step.wrong("code", WrongValue(field="code", value=step.name, choices="…"))
            step.identity = None
        elif step.identity:
            taken |= {step.identity, step.name}
            names.by_action_name.setdefault(step.name, step.identity)


def _name(
    step: Step,
    names: Names,
    by_id: Mapping[UUID, models.Action],
    by_code: Mapping[tuple[UUID, str], models.Action],
) -> None:
    cells = step.row.cells
    code = cells.get("code", "").strip()
    slug = cells.get("institution", "").strip()
    step.name = f"{slug}/{code}" if slug else code
    if said := cells.get("id", "").strip():
        step.held = by_id.get(identity(said) or uuid4())
        if step.held is None:
            raise NotHeld(noun="action", address=said)
        step.name = f"{names.slugs[step.held.institution_id]}/{step.held.code}"
    else:
        institution = names.own_institution(slug)
        step.held = by_code.get((institution.id, code))
    step.identity = step.held.id if step.held is not None else uuid4()


def _read(step: Step, names: Names) -> None:
    slug = step.row.cells.get("institution", "").strip()
    step.read("institution", "institution_id", lambda text: names.own_institution(text).id)
    step.read("code", "code", lambda text: needed(text).strip())
    step.read("title", "title", needed)
    step.read("description", "description", str)
    if step.row.cells.get("language", "").strip():
        step.read("language", "language", one_of("language", *LANGUAGES))
    step.read("line", "programme_line_id", names.line)
    step.read("commitments", "commitments", names.commitments)
    step.read("supporting", "supporting", names.institutions)
    held = step.held.depends_on if step.held is not None else ()
    step.read("depends_on", "depends_on", lambda text: names.actions(text, slug, held))
    step.read("start", "start", day)
    step.read("end", "end", day)
    _check_stage(step)
    if step.held is None and step.sheet == "actions":
        for column in ("code", "title"):
            if column not in step.row.cells:
                step.wrong(column, WrongValue(field=column, value="", choices="…"))


def _check_stage(step: Step) -> None:
    stage = step.row.cells.get("stage", "").strip()
    known = "draft" if step.held is None else step.held.stage
    if stage and stage != known:
        step.wrong("stage", WrongValue(field="stage", value=stage, choices=known))


def _lines(
    book: Book, sheet: str, by_name: dict[str, Step], steps: list[Step], names: Names
) -> Iterator[Step]:
    """Yield the rows of a list, each with the step of its action in `held`."""
    for row in book.get(sheet, []):
        line = Step(sheet, row, name=row.cells.get("action", "").strip())
        if line.name not in by_name:
            _add_step(line, by_name, steps, names)
        line.held = by_name.get(line.name)
        try:
            line.values = _line(sheet, row)
        except CompromisoError as refused:
            line.wrong(FIELDS.get(str(refused.facts.get("field")), "due"), refused)
        if line.held is not None and line.faults:
            line.held.faults += line.faults
        yield line


def _add_step(line: Step, by_name: dict[str, Step], steps: list[Step], names: Names) -> None:
    """Let an action that only its milestones or budget name have a step of its own."""
    try:
        known = names.action(line.name)
        found = models.Action.objects.filter(id=known, institution__in=names.within).first()
        if found is None:
            raise NotHeld(noun="action", address=line.name)
    except CompromisoError as refused:
        line.wrong("action", refused)
        return
    step = Step(line.sheet, Row(line.row.number, {}), line.name, found.id, found)
    by_name[line.name] = step
    steps.append(step)


def _line(sheet: str, row: Row) -> dict[str, Any]:
    cells = {key: text.strip() for key, text in row.cells.items()}
    if sheet == "budget":
        return dict(budget_lines([cells])[0])
    return {**milestones([{**cells, "id": "m"}])[0], "id": cells.get("milestone", "")}


def _take_lines(sheet: str, steps: list[Step], lines: list[Step]) -> None:
    said: dict[int, list[dict[str, Any]]] = {}
    for line in lines:
        if line.held is not None and not line.faults:
            said.setdefault(id(line.held), []).append(line.values)
    for step in steps:
        if step.sheet in {"actions", sheet}:
            rows = said.get(id(step), [])
            step.values[sheet] = milestones(rows) if sheet == "milestones" else rows


def _judge(step: Step, names: Names, seen: Mapping[str, int] | None) -> None:
    if step.identity is None:
        return
    if step.held is None:
        _check_right(step, names, DRAFT_ACTION, step.values.get("institution_id"))
        return
    step.compare(lambda name, value: shown(names, name, value), COLUMNS)
    if step.changes:
        permission = DRAFT_ACTION if step.held.stage == "draft" else PUBLISH_ACTION
        _check_right(step, names, permission, step.held.institution_id)
        step.check_version(seen)


def _check_right(step: Step, names: Names, permission: str, institution: UUID | None) -> None:
    row = names.within.get(institution) if institution else None
    if row is not None and not may_on(names.person, permission, row.id, row.country):
        refused = NotAllowed(who=names.person.id, permission=permission)
        step.wrong("stage", refused, value="")
