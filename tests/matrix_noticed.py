"""Which question notices that a check is gone: one for each check, kept in a file."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from matrix_cells import Address, Cell, Register, addresses, cells, routes_of
from matrix_checks import Check, Watch, watched
from matrix_deeds import Direct, directs, judge_direct

NOTICED: Final = Path(__file__).with_name("matrix_noticed.json")
TRIED: Final = 20
"""So many questions that a check let pass are tried besides those at which it did not."""
MOST: Final = 60
"""So many questions are tried before a check counts as one that nothing notices."""
CELL_PARTS: Final = 5
ALIKE: Final = 2
"""So many questions are kept of one kind by one role."""
SEED: Final = 20261122
Question = Cell | Direct


METHODS: Final = {False: {"GET", "POST"}, True: {"GET", "POST", "PATCH", "DELETE"}}
"""The methods that are asked, of pages and of programs."""


def questions(roles: Iterable[str]) -> Iterator[Question]:
    """Yield everything that is asked to find out whether checks are noticed."""
    known = tuple(roles)
    yield from directs(known)
    for cell in cells(known):
        if cell.method in METHODS[cell.address.is_for_programs]:
            yield cell


def judge(register: Register, question: Question) -> str | None:
    """Ask; say what is wrong, `""` for nothing, None where there is no object."""
    if isinstance(question, Direct):
        return judge_direct(register, question)
    return register.judge(question)


def passed_at(register: Register, asked: Iterable[Question]) -> dict[Check, list[Question]]:
    """Ask; give for each check the questions at which it held something back, then the others.

    A few of each kind of question by each role are enough.
    """
    refused: dict[Check, dict[Any, Question]] = {}
    passed: dict[Check, dict[Any, Question]] = {}
    now: list[Question] = []

    def note(found: dict[Check, dict[Any, Question]], check: Check) -> None:
        one = now[-1]
        known, kind = found.setdefault(check, {}), _kind(one)
        place = next((n for n in range(ALIKE) if known.get((kind, n), one) is one), None)
        if place is not None:
            known[kind, place] = one

    watch = Watch(refused=partial(note, refused), passed=partial(note, passed))
    with watched(watch):
        for question in asked:
            now.append(question)
            judge(register, question)
    return {
        check: [*refused.get(check, {}).values(), *list(passed[check].values())[:TRIED]]
        for check in passed
    }


def _kind(question: Question) -> tuple[str, ...]:
    if isinstance(question, Direct):
        return question.deed, question.role
    return question.address.name, question.role, question.route.asked, question.method


def noticing(register: Register, check: Check, asked: list[Question]) -> Question | None:
    """Take a check away; give a question that notices, or None."""
    some = list(asked)
    random.Random(SEED).shuffle(some)  # noqa: S311 - the same questions each time
    with without(register, check):
        return next((one for one in some[:MOST] if judge(register, one)), None)


class without:  # noqa: N801 - read as a word: `with without(register, check):`
    """The register without a check."""

    def __init__(self, register: Register, check: Check) -> None:
        self.register, self.watch = register, watched(Watch(without=check))

    def __enter__(self) -> None:
        self.register.absent.clear()
        self.watch.__enter__()

    def __exit__(self, *raised: Any) -> None:
        self.watch.__exit__(*raised)
        self.register.absent.clear()


def key_of(question: Question) -> str:
    """Give a question as the file names it."""
    if isinstance(question, Direct):
        return f"{question.deed} | {question.role} | {question.relation}"
    place = routes_of(question.address).index(question.route)
    said = (question.method, question.address.name, str(place), question.role, question.relation)
    return " | ".join(said)


def question_of(key: str) -> Question | None:
    """Give the question that the file names, or None where its address is no more."""
    parts = key.split(" | ")
    if len(parts) == len(Direct.__annotations__):
        return Direct(*parts)
    if len(parts) != CELL_PARTS:
        return None
    method, name, place, role, relation = parts
    known = _by_name()
    routes = routes_of(known[name]) if name in known else ()
    if int(place) >= len(routes):
        return None
    return Cell(known[name], routes[int(place)], role, method, relation)


@cache
def _by_name() -> dict[str, Address]:
    return {address.name: address for address in addresses()}


def noticed() -> Mapping[str, str]:
    """Read for each check the question that notices its absence."""
    told: dict[str, str] = json.loads(NOTICED.read_text()) if NOTICED.exists() else {}
    return told


def write_noticed(told: Mapping[str, str]) -> None:
    """Keep for each check the question that notices its absence."""
    NOTICED.write_text(json.dumps(dict(sorted(told.items())), indent=1) + "\n")
