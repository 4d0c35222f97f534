"""The permission matrix: what the policy page says is what every address does."""

from __future__ import annotations

import random
from pathlib import Path

from matrix_cells import Cell, Register, addresses, cells, routes_of

SEED, SIZE = 20261122, 2000


def test_every_address_is_in_the_matrix() -> None:
    unknown = [address.name for address in addresses() if not routes_of(address)]
    assert unknown == [], "say in tests/matrix_rules.py what stands there"


def sampled(register: Register) -> list[Cell]:
    """Give some cells: each address for each role at least once, and more by chance."""
    chance = random.Random(SEED)  # noqa: S311 - the same cells each time
    every = list(cells(tuple(register.viewers)))
    chance.shuffle(every)
    once = {(cell.address.name, cell.role): cell for cell in every}
    return [*once.values(), *every[: SIZE - len(once)]]


def test_every_address_does_what_the_policy_says(register: Path) -> None:
    asked = Register()
    wrong = [(cell, said) for cell in sampled(asked) if (said := asked.judge(cell))]
    told = [f"{c.method} {c.address.name} by {c.role}, {c.relation}: {said}" for c, said in wrong]
    assert told == []
