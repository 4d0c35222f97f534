"""The permission matrix: what the policy page says is what every address does."""

from __future__ import annotations

import random
from pathlib import Path

from matrix_cells import Cell, Register, addresses, cells, routes_of
from matrix_checks import checks
from matrix_deeds import directs
from matrix_noticed import Question, judge, key_of, noticed, question_of, without

SEED, MORE, DIRECT = 20261122, 300, 200
FIND = "find what notices it: python bench/prove_permissions.py --without-each --missing --write"


def test_every_address_is_in_the_matrix() -> None:
    unknown = [address.name for address in addresses() if not routes_of(address)]
    assert unknown == [], "say in tests/matrix_rules.py what stands there"


def test_for_every_check_it_is_known_what_notices_that_it_is_gone() -> None:
    made = [str(check) for check in checks()]
    assert len(made) > 400
    assert sorted(set(made) - noticed().keys()) == [], FIND
    assert sorted(noticed().keys() - set(made)) == [], FIND


def sampled(register: Register) -> list[Cell]:
    """Give some cells: one of each address and one of each role and relation, more by chance."""
    chance = random.Random(SEED)  # noqa: S311 - the same cells each time
    every = list(cells(tuple(register.viewers)))
    chance.shuffle(every)
    of_address = {cell.address.name: cell for cell in every}
    of_viewer = {(cell.role, cell.relation): cell for cell in every}
    return [*of_address.values(), *of_viewer.values(), *every[:MORE]]


def test_every_address_does_what_the_policy_says(register: Path) -> None:
    asked = Register()
    some = random.Random(SEED).sample([*directs(asked.viewers)], DIRECT)  # noqa: S311 - the same
    every = [*sampled(asked), *some]
    told = [f"{key_of(one)}: {said}" for one in every if (said := judge(asked, one))]
    assert told == []


def test_taking_away_any_check_is_noticed(register: Path) -> None:
    asked = Register()
    known = {check: question_of(noticed().get(str(check), "")) for check in checks()}
    unnoticed, right = [], set[str]()
    for check, question in known.items():
        if question is None or not is_right(asked, question, right):
            unnoticed.append(f"{check}: nothing to ask, or the answer is wrong as it is")
            continue
        with without(asked, check):
            if not judge(asked, question):
                unnoticed.append(str(check))
    assert unnoticed == [], FIND


def is_right(asked: Register, question: Question, known: set[str]) -> bool:
    """Say whether the register answers as the policy says; what was asked once is known."""
    key = key_of(question)
    if key not in known and judge(asked, question) == "":
        known.add(key)
    return key in known
