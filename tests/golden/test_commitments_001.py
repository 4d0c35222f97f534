"""Commitments, tasks and programme lines of seed 001, on the structure that a person read."""

from __future__ import annotations

from functools import cache

import pytest
from gold import gold_structure_001, rows, text_001

from compromiso.model.citation import Citation, Status
from compromiso.model.commitment import Commitment
from compromiso.text.commitments.draft_commitments import draft_commitments, find_tasks
from compromiso.text.programme.read_programme import read_programme

STATES = "heads-of-state-and-government"
POINTS = "abcdefghijklmnopqrstuvw"


@cache
def all_drafts() -> tuple[Commitment, ...]:
    return draft_commitments(text_001(), gold_structure_001())


def point(letter: str) -> list[Commitment]:
    held = gold_structure_001().index.by_path[("commitment-of-montevideo", ("25", letter))]
    return [c for c in all_drafts() if c.provision == held.ref]


@pytest.mark.parametrize("letter", [p for p in POINTS if p not in "cpqru"])
def test_the_states_undertake_every_plain_point_of_paragraph_25(letter: str) -> None:
    assert {(c.force.value, c.actors[0].id) for c in point(letter)} == {("undertakes", STATES)}


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        ("c", [("undertakes", [STATES]), ("entrusts", ["segib"])]),
        ("p", [("undertakes", [STATES]), ("recognises", [STATES])]),
        (
            "q",
            [
                ("undertakes", [STATES]),
                ("recognises", [STATES]),
                ("entrusts", ["segib"]),
                ("entrusts", ["segib"]),
            ],
        ),
        ("r", [("recognises", [STATES])]),
        ("u", [("entrusts", ["segib", "eclac"])]),
    ],
)
def test_points_that_entrust_or_recognise_say_so(letter: str, said: list[object]) -> None:
    assert [(c.force.value, [a.id for a in c.actors]) for c in point(letter)] == said


def test_every_commitment_quotes_its_own_words() -> None:
    text = text_001()
    assert all(text[c.start : c.end] == c.action and c.action.strip() for c in all_drafts())


def test_the_forum_is_due_in_2008() -> None:
    assert point("q")[0].deadline == "2008"


def test_a_report_undertakes_nothing() -> None:
    assert not [c for c in all_drafts() if c.provision.instrument == "final-report"]


def test_recitals_of_the_memorandum_commit_nobody() -> None:
    memorandum = [
        c for c in all_drafts() if c.provision.instrument == "memorandum-of-understanding"
    ]
    assert memorandum
    assert not [c for c in memorandum if "considering" in c.provision.eid]


def test_the_memorandum_gives_twelve_tasks_to_three_bodies() -> None:
    tasks = find_tasks(text_001(), gold_structure_001())
    assert [t.actor.id for t in tasks] == ["segib"] * 4 + ["eclac-celade"] * 4 + ["iom"] * 4
    same = {t.actor.id for t in tasks if t.action.startswith("Monitoring in concordance")}
    assert same == {"eclac-celade", "iom"}


def test_the_plan_has_15_lines_22_objectives_22_activities_and_2_transversal_lines() -> None:
    cited = tuple(
        Citation(None, c["start"], c["end"], "", "", Status.RESOLVED, ())
        for c in rows("gold/gold_citations_seed001.jsonl")
    )
    lines = read_programme(text_001(), gold_structure_001(), cited)
    assert len(lines) == 15
    assert sum(len(line.objectives) for line in lines) == 22
    assert sum(len(line.activities) for line in lines) == 22
    assert [line.theme for line in lines if line.transversal] == [
        next(line.theme for line in lines if line.theme.startswith("Information campaigns")),
        "Gender and Migration",
    ]
    held = [span for line in lines for objective in line.objectives for span in objective.citations]
    assert len(held) == 20
