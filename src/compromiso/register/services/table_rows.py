"""Rows of a table brought into the register, each by the service that a page would use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from compromiso.errors import CompromisoError
from compromiso.register.permissions import BRING_TABLE, Person, require
from compromiso.register.services.actions import change_action, draft_action, draft_actions
from compromiso.register.services.evidence import attach_link, attach_passage
from compromiso.register.services.report_entries import add_entry, change_entry
from compromiso.register.services.reports import begin_report, change_report
from compromiso.register.tabled import CHANGED, NEW, Step

BATCH: Final = 100
WHY: Final = "table"


def bring(steps: list[Step], *, by: Person) -> Iterator[int]:
    """Bring the rows that change something; yield how many are done after each write.

    What is refused at the last moment is noted in the faults of its step.
    """
    require(by, BRING_TABLE)
    return _brought(steps, by)


def _brought(steps: list[Step], by: Person) -> Iterator[int]:
    rows = [step for step in steps if step.state in {NEW, CHANGED}]
    done = 0
    new = [step for step in rows if step.sheet == "actions" and step.state == NEW]
    for start in range(0, len(new), BATCH):
        batch = new[start : start + BATCH]
        _bring_actions(batch, by)
        done += len(batch)
        yield done
    brought = {id(step) for step in new}
    for step in rows:
        if id(step) not in brought:
            _bring(step, by)
            done += 1
            yield done


def _bring_actions(batch: list[Step], by: Person) -> None:
    try:
        draft_actions([_new(step) for step in batch], by=by)
    except CompromisoError:
        for step in batch:
            _attempt(step, lambda step=step: draft_action(_new(step), by=by))


def _new(step: Step) -> dict[str, Any]:
    return {"id": step.identity, **step.values}


def _bring(step: Step, by: Person) -> None:
    noun = step.sheet if step.sheet not in {"milestones", "budget"} else "actions"
    if step.state == NEW:
        _attempt(step, lambda: _add(noun, step, by))
    else:
        _attempt(step, lambda: _change(noun, step, by))


def _attempt(step: Step, write: Any) -> None:
    try:
        write()
    except CompromisoError as refused:
        step.wrong("id", refused)


def _add(noun: str, step: Step, by: Person) -> None:
    values = step.values
    if noun == "reports":
        begin_report(_new(step), by=by)
    elif noun == "entries":
        add_entry(values["report_id"], _new(step), by=by)
    elif values["kind"] == "link":
        title, restricted = step.row.cells.get("title", ""), _restricted(step)
        attach_link(values["entry_id"], values["url"], title=title, restricted=restricted, by=by)
    else:
        words, restricted = step.row.cells.get("words", ""), _restricted(step)
        place = values["provision"].id
        attach_passage(values["entry_id"], place, words=words, restricted=restricted, by=by)


def _restricted(step: Step) -> bool:
    return bool(step.values.get("restricted", False))


def _change(noun: str, step: Step, by: Person) -> None:
    write = {"actions": change_action, "reports": change_report, "entries": change_entry}[noun]
    write(step.held.id, version=step.held.version, changes=step.changes, by=by, why=WHY)
