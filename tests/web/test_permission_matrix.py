"""The permission matrix: what the policy page says is what every address does."""

from __future__ import annotations

import random
from pathlib import Path

from matrix_cells import Cell, Register, addresses, cells, routes_of

SEED, MORE = 20261122, 500


def test_every_address_is_in_the_matrix() -> None:
    unknown = [address.name for address in addresses() if not routes_of(address)]
    assert unknown == [], "say in tests/matrix_rules.py what stands there"


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
    wrong = [(cell, said) for cell in sampled(asked) if (said := asked.judge(cell))]
    told = [f"{c.method} {c.address.name} by {c.role}, {c.relation}: {said}" for c, said in wrong]
    assert told == []
