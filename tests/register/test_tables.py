"""Actions and reports go out as a table and come back; what comes is judged row by row first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import institutions_sample as world
import pytest

from compromiso.exchange.tables import NotATable, write_csv, write_xlsx
from compromiso.register import models, queue
from compromiso.register.errors import NotAllowed, NotHeld
from compromiso.register.permissions import Person
from compromiso.register.queue_errors import CheckTooOld, RowsWrong
from compromiso.register.selectors.jobs import job
from compromiso.register.selectors.table_export import table_of
from compromiso.register.services.actions import change_action, draft_action, publish_action
from compromiso.register.services.rebuild import verify
from compromiso.register.services.table_jobs import bring_table, check_table

WRITERS = [write_xlsx, write_csv]
ACTION = {
    "institution": "mides-uy",
    "code": "A1",
    "title": "=Un censo",
    "commitments": "25.a",
    "start": "2027-03-01",
}


@pytest.fixture
def people(source: models.Source) -> Mapping[str, Person]:
    return world.people("carlos", "celia", "vera", "ciro", "clara", "rita")


def entries() -> int:
    return models.LedgerEntry.objects.count()


def judged(by: Person, write: Any = write_csv, **cells: Any) -> models.Job:
    asked = check_table([write(cells, "es")], "t", by=by)
    queue.work_waiting()
    return job(asked.id, by)


def states(outcome: models.Job) -> list[str]:
    return [row["state"] for row in outcome.outcome["rows"]]


def faults(outcome: models.Job) -> list[tuple[int, str, str]]:
    rows = outcome.outcome["rows"]
    return [(row["number"], f["column"], f["code"]) for row in rows for f in row["faults"]]


def brought(checked: models.Job, by: Person, *, leave_out: bool = False) -> models.Job:
    asked = bring_table(checked.id, leave_out_errors=leave_out, by=by)
    queue.work_waiting()
    return job(asked.id, by)


REPORTED: dict[str, Any] = {
    "reports": [{"id": "R1", "institution": "mides-uy", "title": "Primer informe"}],
    "entries": [
        {"id": "R1-a", "report": "R1", "text": "@Hecho", "commitments": "25.a", "actions": "A1"}
    ],
    "evidence": [
        {"entry": "R1-a", "evidence_kind": "link", "title": "Nota", "url": "https://example.org/"}
    ],
}
PLANNED: dict[str, Any] = {
    "actions": [ACTION],
    "milestones": [{"action": "mides-uy/A1", "title": "Pliego", "due": "2027-06"}],
    "budget": [{"action": "mides-uy/A1", "label": "-x", "amount": "10.50", "currency": "uyu"}],
}


@pytest.mark.parametrize("write", WRITERS)
def test_a_table_is_judged_brought_exported_and_brought_back_unchanged(people, write) -> None:
    carlos, before = people["carlos"], entries()
    checked = judged(carlos, write, **PLANNED, **REPORTED)
    assert entries() == before
    assert states(checked) == ["new"] * 4, faults(checked)
    done = brought(checked, carlos)
    assert done.outcome["counts"]["error"] == 0, faults(done)
    assert entries() == before + 4
    action = models.Action.objects.get()
    assert (action.title, action.stage, action.start) == ("=Un censo", "draft", date(2027, 3, 1))
    assert action.milestones[0]["due"] == "2027-06"
    assert action.budget[0]["currency"] == "UYU"
    assert len(action.commitments) >= 1
    after = entries()
    for cells in ({**PLANNED, **REPORTED}, table_of(carlos), table_of(carlos, own=True)):
        again = judged(carlos, write, **cells)
        assert set(states(again)) == {"unchanged"}, again.outcome
        brought(again, carlos)
    assert entries() == after
    assert verify().is_sound


def test_a_change_is_shown_before_it_is_written_and_has_one_entry_a_column(people) -> None:
    draft_action(_own("A1"), by=people["carlos"])
    cells = table_of(people["carlos"], ["actions"])
    cells["actions"][0] |= {"title": "Otro", "end": "2028-01-01"}
    before = entries()
    checked = judged(people["carlos"], **cells)
    shown = checked.outcome["rows"][0]["changes"]
    assert shown == [["title", "Un censo", "Otro"], ["end", "", "2028-01-01"]]
    brought(checked, people["carlos"])
    assert entries() == before + 2


def _own(code: str, slug: str = "mides-uy") -> dict[str, Any]:
    institution = models.Institution.objects.get(slug=slug)
    return {"institution_id": institution.id, "code": code, "title": "Un censo"}


def test_what_somebody_changed_meanwhile_is_a_conflict_of_its_row_only(people) -> None:
    carlos = people["carlos"]
    rows = [draft_action(_own(code), by=carlos) for code in ("A1", "A2")]
    cells = table_of(carlos, ["actions"])
    for row in cells["actions"]:
        row["title"] = "Mío"
    checked = judged(carlos, **cells)
    change_action(rows[0].id, version=1, changes={"title": "Suyo"}, by=carlos)
    refused = brought(checked, carlos)
    assert (refused.state, refused.code) == ("failed", "REG-48")
    assert {row.title for row in models.Action.objects.all()} == {"Suyo", "Un censo"}
    done = brought(checked, carlos, leave_out=True)
    assert faults(done) == [(2, "version", "REG-06")]
    assert {row.title for row in models.Action.objects.all()} == {"Suyo", "Mío"}
    assert faults(judged(carlos, **cells))[0] == (2, "version", "REG-06")


def test_wrong_rows_say_where_and_why_and_are_left_out_only_where_that_is_said(people) -> None:
    carlos = people["carlos"]
    good, bad = ACTION, {"institution": "mides-uy", "code": "A2", "title": " "}
    worse = {**ACTION, "code": "A3", "start": "1/3/27", "commitments": "99.z", "stage": "published"}
    twice = {**ACTION}
    checked = judged(carlos, actions=[good, bad, worse, twice])
    assert states(checked) == ["new", "error", "error", "error"]
    told = {(row, column) for row, column, _code in faults(checked)}
    assert told == {(3, "title"), (4, "start"), (4, "commitments"), (4, "stage"), (5, "code")}
    with pytest.raises(RowsWrong):
        bring_table(checked.id, leave_out_errors=False, by=carlos)
    brought(checked, carlos, leave_out=True)
    assert [row.code for row in models.Action.objects.all()] == ["A1"]


def test_rows_out_of_reach_reveal_nothing(people) -> None:
    row = draft_action(_own("X1", "dnm-ar"), by=people["ciro"])
    hidden = judged(people["carlos"], actions=[{**ACTION, "institution": "dnm-ar", "code": "X1"}])
    absent = judged(people["carlos"], actions=[{**ACTION, "institution": "none", "code": "X1"}])
    codes = [fault[1:] for fault in (*faults(hidden), *faults(absent))]
    assert codes == [("institution", "REG-03")] * 2
    named = judged(people["carlos"], actions=[{**ACTION, "id": str(row.id)}])
    assert faults(named) == [(2, "id", "REG-03")]


def test_who_drafts_does_not_change_what_is_published_by_a_table_either(people) -> None:
    row = draft_action(_own("A1"), by=people["carlos"])
    publish_action(row.id, version=1, by=people["vera"])
    cells = table_of(people["carlos"], ["actions"])
    cells["actions"][0]["title"] = "Otro"
    assert faults(judged(people["carlos"], **cells)) == [(2, "stage", "REG-02")]
    assert states(judged(people["vera"], **cells)) == ["changed"]


def test_who_may_bring_no_table_is_refused(people) -> None:
    with pytest.raises(NotAllowed):
        check_table([b""], "t", by=people["rita"])
    with pytest.raises(NotATable):
        check_table([b"a,b\r\n"], "t", by=people["carlos"])
    checked = judged(people["carlos"], actions=[ACTION])
    with pytest.raises(NotHeld):
        bring_table(checked.id, leave_out_errors=True, by=people["celia"])
    done = brought(checked, people["carlos"])
    with pytest.raises(CheckTooOld):
        bring_table(done.id, leave_out_errors=True, by=people["carlos"])


def test_a_job_that_was_cut_off_goes_on_and_brings_nothing_twice(people) -> None:
    carlos = people["carlos"]
    checked = judged(carlos, actions=[{**ACTION, "code": f"A{n}"} for n in range(5)])
    draft_action({**_own("A0"), "start": date(2027, 3, 1)}, by=carlos)
    done = brought(checked, carlos, leave_out=True)
    assert models.Action.objects.count() == 5
    assert done.outcome["counts"]["new"] == 4
