"""Which question notices that a check is gone: one for each check, found once and kept in a file."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from matrix_cells import Cell, Register, addresses, cells, routes_of
from matrix_checks import Check, Watch, watched
from matrix_deeds import Direct, directs, judge_direct

NOTICED: Final = Path(__file__).with_name("matrix_noticed.json")
TRIED: Final = 60
"""So many questions are tried before a check counts as one that nothing notices."""
KEPT: Final = 200
SEED: Final = 20261122
Question = Cell | Direct


def questions(roles: Iterable[str]) -> Iterator[Question]:
    """Yield everything that is asked to find out whether checks are noticed."""
    known = tuple(roles)
    yield from directs(known)
    for cell in cells(known):
        if cell.method in {"GET", "POST"}:
            yield cell
        elif cell.address.is_for_programs and cell.method in {"PATCH", "DELETE"}:
            yield cell


def judge(register: Register, question: Question) -> str | None:
    """Ask; say what is wrong, `""` for nothing, None where there is no object."""
    if isinstance(question, Direct):
        return judge_direct(register, question)
    return register.judge(question)


def refused_at(register: Register, asked: Iterable[Question]) -> dict[Check, list[Question]]:
    """Ask; give for each check the questions at which it held something back."""
    found: dict[Check, dict[Any, Question]] = {}
    now: list[Question] = []

    def note(check: Check) -> None:
        one = now[-1]
        known = found.setdefault(check, {})
        if len(known) < KEPT:
            known[key_of(one).replace("GET", "POST") if len(known) > TRIED else key_of(one)] = one

    with watched(Watch(refused=note)):
        for question in asked:
            now.append(question)
            judge(register, question)
    return {check: list(known.values()) for check, known in found.items()}


def noticing(register: Register, check: Check, asked: list[Question]) -> Question | None:
    """Take a check away; give a question that notices, or None."""
    chance = random.Random(SEED)  # noqa: S311 - the same questions each time
    some = chance.sample(asked, min(TRIED, len(asked)))
    first = [one for one in asked if isinstance(one, Direct)]
    with without(register, check):
        return next((one for one in [*some, *first] if judge(register, one)), None)


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
    method, name, place, role, relation = parts
    known = {address.name: address for address in addresses()}
    routes = routes_of(known[name]) if name in known else ()
    if int(place) >= len(routes):
        return None
    return Cell(known[name], routes[int(place)], role, method, relation)


def noticed() -> Mapping[str, str]:
    """Read for each check the question that notices its absence."""
    told: dict[str, str] = json.loads(NOTICED.read_text()) if NOTICED.exists() else {}
    return told


def write_noticed(told: Mapping[str, str]) -> None:
    """Keep for each check the question that notices its absence."""
    NOTICED.write_text(json.dumps(dict(sorted(told.items())), indent=1) + "\n")


