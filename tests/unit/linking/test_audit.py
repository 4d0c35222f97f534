"""What an audit of a small bundle finds, and what it says of each finding."""

from __future__ import annotations

from functools import cache

from aldea import BUNDLE

from compromiso.linking.audit import audit
from compromiso.linking.finding import KINDS, Audit
from compromiso.text import read


@cache
def aldea() -> Audit:
    return audit([read(BUNDLE.encode(), "aldea.txt")])


def told(kind: str) -> list[tuple[str, list[str]]]:
    return [
        (f.anchors[0].quote, [".".join(q.target.path) for q in f.candidates])
        for f in aldea().of_kind(kind)
    ]


def test_doubtful_citations_come_with_their_better_candidates() -> None:
    assert ("3.x", "2") in [(raw, near[0]) for raw, near in told("dangling")]
    assert ("3.k", "3.f") in [(raw, near[0]) for raw, near in told("suspect")]
    assert ("3.I") in [raw for raw, _ in told("repaired")]


def test_points_that_no_line_of_the_programme_cites_are_listed() -> None:
    reasons = {
        ".".join(f.cited[0].target.path): f.reason
        for f in aldea().of_kind("uncited")
        if f.cited[0].target.instrument.startswith("declaration")
    }
    assert reasons["3.d"] == "No line of the programme cites it."
    assert reasons["3.f"] == "No line of the programme cites it."
    assert "3.b" not in reasons
    assert reasons["1"] == "Nothing held cites it."


def test_a_task_given_twice_names_both_bodies() -> None:
    (finding,) = aldea().of_kind("same-task-two-bodies")
    assert "Counting the boats" in finding.anchors[0].quote
    assert len(finding.anchors) == 2
    assert "International Organization for Migration" in finding.reason
    assert "Ibero-American General Secretariat" in finding.reason


def test_a_misquotation_shows_the_words_that_differ() -> None:
    (finding,) = aldea().of_kind("misquoted")
    assert [(d.quoted, d.printed) for d in finding.differences] == [
        ("paper", "rope"),
        ("every", "each"),
    ]


def test_findings_come_kind_by_kind_with_anchors_that_quote_the_file() -> None:
    kinds = [KINDS.index(f.kind) for f in aldea().findings]
    assert kinds == sorted(kinds)
    text = read(BUNDLE.encode(), "aldea.txt").text
    for finding in aldea().findings:
        for anchor in finding.anchors:
            assert anchor.quote == text[anchor.start : anchor.end]


DECLARATION = BUNDLE[: BUNDLE.index("ACTION PLAN OF ALDEA")]
PLAN = BUNDLE[BUNDLE.index("ACTION PLAN OF ALDEA") : BUNDLE.index("REPORT ON THE ALDEA")]


def test_a_citation_is_followed_into_another_file() -> None:
    alone = audit([read(PLAN.encode(), "plan.txt")])
    together = audit([read(DECLARATION.encode(), "a.txt"), read(PLAN.encode(), "plan.txt")])
    assert alone.of_kind("uncited") == ()
    uncited = {".".join(f.cited[0].target.path) for f in together.of_kind("uncited")}
    assert {"3.d", "3.e"} <= uncited
    assert "3.b" not in uncited
    assert "3.x" in [f.anchors[0].quote for f in together.of_kind("dangling")]
