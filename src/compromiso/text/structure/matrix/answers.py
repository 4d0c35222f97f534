"""Answers to numbered recommendations: each stands under a line of nothing but their numbers."""

from __future__ import annotations

import re

from compromiso.errors import Issue
from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.enumerators import Reading
from compromiso.text.structure.lines import Line

ANSWER, ANSWER_RANK = "answer", 5.4
ONE = r"(?:\d{1,3}\.)?\d{1,3}(?:\s?[-–]\s?(?:\d{1,3}\.)?\d{1,3})?"
NUMBERS = re.compile(
    rf"(?P<prefix>\d{{1,3}})\.\d{{1,3}}(?:\s?[-–]\s?(?:\d{{1,3}}\.)?\d{{1,3}})?"
    rf"(?:\s?(?:,|;|and|et|y|e)\s{{0,2}}{ONE}){{0,20}}\s?[.:]?"
)
SEVERAL = re.compile(r"[-–,;]")
RUN = re.compile(
    r"(?:(?P<prefix>\d{1,3})\.)?(?P<first>\d{1,3})(?:\s?[-–]\s?(?:\d{1,3}\.)?(?P<last>\d{1,3}))?"
)
LONGEST_LINE, FEWEST, MOST_IN_RANGE = 60, 2, 60


def find_answers(lines: list[Line]) -> dict[int, Candidate]:
    """Give the lines of nothing but numbers that open an answer, where a text has several.

    A range or a list among them tells that they are no paragraphs of the text itself.
    """
    found: dict[int, re.Match[str]] = {}
    for at, line in enumerate(lines):
        words = line.words
        if len(words) <= LONGEST_LINE and words[0].isdigit() and "." in words[:4]:
            match = NUMBERS.fullmatch(words)
            goes_on = at > 0 and lines[at - 1].words[-1] in ",;" and not line.blanks
            if match is not None and not goes_on:
                found[at] = match
    prefixes = {match["prefix"] for match in found.values() if SEVERAL.search(match[0])}
    own = {at: match for at, match in found.items() if match["prefix"] in prefixes}
    if len(own) < FEWEST:
        return {}
    return {at: _candidate(at, lines[at], match[0]) for at, match in own.items()}


def _candidate(at: int, line: Line, shown: str) -> Candidate:
    norm = "".join(shown.rstrip(" .:").split()).replace("–", "-")
    reading = Reading(("kw", ANSWER), 0.0, 0.0, norm)
    return Candidate(at, shown, line.end, (reading,), ANSWER, ANSWER_RANK, heading=True)


def tell_ranges(lines: list[Line], answers: dict[int, Candidate]) -> list[Issue]:
    """Give an issue for each answer to several recommendations at once."""
    issues = []
    for at, answer in answers.items():
        numbers = numbers_in(answer.label)
        if len(numbers) > 1:
            told = f"One row answers several numbers: {answer.label} stands for {_listed(numbers)}."
            remedy = "Look up each of these numbers under this row."
            issues.append(Issue("STRU-20", "info", told, remedy, lines[at].start, lines[at].end))
    return issues


def _listed(numbers: tuple[str, ...]) -> str:
    return ", ".join(numbers)


def numbers_in(label: str) -> tuple[str, ...]:
    """List the numbers that a label stands for: "140.82-85, 87" is 140.82 to 140.85 and 140.87."""
    found: list[str] = []
    prefix = ""
    for run in RUN.finditer(label):
        prefix = f"{run['prefix']}." if run["prefix"] else prefix
        first = int(run["first"])
        last = int(run["last"] or first)
        if not first <= last <= first + MOST_IN_RANGE:
            last = first
        found += [f"{prefix}{number}" for number in range(first, last + 1)]
    return tuple(found)
