"""What mypyc is given: the sources with final constants and constructors, line by line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from compilable import compilable  # noqa: E402

SOURCE = '''"""Records."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

MOST = 3
NAMES: tuple[str, ...] = ("a", "b")
kept = 5
COUNT = 0


def more() -> None:
    global COUNT
    COUNT += 1


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers.

    The second may be left out.
    """

    one: int
    other: int = MOST


@dataclass(slots=True)
class Bag:
    """Some names."""

    names: list[str] = field(default_factory=list)
    _size: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._size = len(self.names)

    @property
    def size(self) -> int:
        """Give how many there are."""
        return self._size


@dataclass
class Own:
    """Has a constructor of its own."""

    one: int

    def __init__(self) -> None:
        self.one = 7
'''


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """Run the rewritten source, and give what it defines."""
    space: dict[str, Any] = {"__name__": __name__}
    exec(compile(compilable(SOURCE), "records.py", "exec"), space)  # noqa: S102
    return space


def test_every_statement_stays_in_its_line() -> None:
    told = compilable(SOURCE).split("\n")
    assert len(told) == len(SOURCE.split("\n"))
    for number, line in enumerate(SOURCE.split("\n")):
        if line.lstrip().startswith(("def ", "class ", "return ", "COUNT +=")):
            assert told[number] == line


def test_constants_are_final_unless_they_are_set_again() -> None:
    told = compilable(SOURCE)
    assert "MOST: Final = 3" in told
    assert "NAMES: Final[tuple[str, ...]] = " in told
    assert "\nkept = 5" in told
    assert "\nCOUNT = 0" in told


def test_records_are_filled_compared_replaced_and_looked_up_as_before(made: dict[str, Any]) -> None:
    pair = made["Pair"]
    assert (pair(1).one, pair(1).other) == (1, 3)
    assert pair(1, other=2) == pair(1, 2) != pair(1)
    assert len({pair(1), pair(1, 3)}) == 1
    assert made["replace"](pair(1), one=4) == pair(4)


def test_lists_are_made_anew_and_what_comes_after_filling_still_comes(made: dict[str, Any]) -> None:
    bag = made["Bag"]
    bag().names.append("c")
    assert bag().names == []
    assert bag(["a", "b"]).size == 2


def test_a_constructor_of_its_own_stays(made: dict[str, Any]) -> None:
    assert made["Own"]().one == 7


def test_the_reader_has_records_to_rewrite() -> None:
    lines = ROOT / "src" / "compromiso" / "text" / "structure" / "lines.py"
    assert "-> None: self.number = number;" in compilable(lines.read_text(encoding="utf-8"))
