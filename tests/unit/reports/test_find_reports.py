from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from unit.meetings.note_text import as_read

from compromiso.model.citation import ExternalTarget
from compromiso.text.reports.fields import form_title, read_numbers
from compromiso.text.reports.find_reports import find_reports

if TYPE_CHECKING:
    from compromiso.errors import Issue
    from compromiso.model.progress_report import ProgressReport

FORM = """Reports on the Plan of Quito

Date: 3/16/2018
IOM is committed to rivers. IOM's work goes on in the whole region and in each of its valleys.
Paragraphs: -

Date: 6/8/2016
The lakes are many, and IOM counts them with the help of OAS in every single year of the decade.
Paragraphs: 17, 19-21 and 25.q
"""


def reports(text: str) -> tuple[tuple[ProgressReport, ...], tuple[Issue, ...]]:
    return find_reports(text, as_read(text))


def test_each_entry_is_a_report_with_author_and_date() -> None:
    found, _ = reports(FORM)
    assert [(r.date, r.author.id if r.author else None) for r in found] == [
        ("2018-03-16", "iom"),
        ("2016-06-08", "iom"),
    ]


def test_the_field_names_the_paragraphs_of_the_instrument_in_the_title() -> None:
    found, _ = reports(FORM)
    told = [(t.external, t.provision) for t in found[1].about if isinstance(t, ExternalTarget)]
    assert [provision for _, provision in told] == [
        "para. 17", "para. 19", "para. 20", "para. 21", "para. 25.q",
    ]  # fmt: skip
    assert {external for external, _ in told} == {"Reports on the Plan of Quito"}


def test_a_report_that_names_no_paragraph_is_an_issue() -> None:
    _, issues = reports(FORM)
    assert [issue.code for issue in issues] == ["REPO-01"]
    assert "2018-03-16" in issues[0].message


def test_dates_that_may_be_read_two_ways_are_doubted() -> None:
    text = FORM.replace("3/16/2018", "3/6/2018")
    assert "REPO-04" in [issue.code for issue in reports(text)[1]]


def test_two_bodies_that_act_alike_leave_the_author_in_doubt() -> None:
    text = FORM.replace("IOM's work", "OAS's work")
    assert "REPO-02" in [issue.code for issue in reports(text)[1]]


def test_a_text_without_a_form_has_no_reports() -> None:
    assert reports("Date: 3/16/2018\n\nA plain letter.") == ((), ())


@pytest.mark.parametrize(
    ("value", "numbers"),
    [
        (" 17 ", ["17"]),
        (" -", []),
        ("25.q, 25(r)", ["25.q", "25(r)"]),
        ("3 to 5", ["3", "4", "5"]),
        ("IV", ["IV"]),
        ("", []),
    ],
)
def test_paragraph_numbers_are_read_one_by_one(value: str, numbers: list[str]) -> None:
    assert list(read_numbers(value)) == numbers


def test_a_second_field_name_that_ran_into_the_title_is_cut_off() -> None:
    assert form_title("Paragraphs of the Theme Paragraphs X Summit") == "Paragraphs of the Theme"
