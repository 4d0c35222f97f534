"""Which provisions of a small bundle are cited, served or neither."""

from __future__ import annotations

from functools import cache

from aldea import BUNDLE

from compromiso.linking.coverage import Cell, Coverage, coverage
from compromiso.model.citation import Status
from compromiso.text import read


@cache
def aldea() -> Coverage:
    return coverage([read(BUNDLE.encode(), "aldea.txt")])


def row(path: str) -> int:
    return [".".join(r.provision.target.path) for r in aldea().rows].index(path)


def column(title: str) -> int:
    return next(i for i, c in enumerate(aldea().columns) if title in c.title)


def cell(path: str, title: str) -> Cell | None:
    return aldea().cell(row(path), column(title))


def test_rows_are_the_provisions_of_the_instrument_followed_up() -> None:
    assert {r.provision.target.instrument for r in aldea().rows} == {
        "declaration-aldea-rivers-harbours"
    }
    assert "3" not in [".".join(r.provision.target.path) for r in aldea().rows]


def test_a_cited_provision_says_how_surely() -> None:
    cited = cell("3.b", "Clean beds")
    assert cited is not None
    assert (cited.standing, cited.status) == ("cited", Status.RESOLVED)
    doubted = cell("3.k", "Pilots")
    assert doubted is not None
    assert doubted.status is Status.SUSPECT


def test_a_provision_may_be_served_without_being_cited() -> None:
    served = cell("3.f", "Pilots")
    assert served is not None
    assert served.standing == "served"
    assert served.score > 0.3


def test_totals_count_every_cell_once() -> None:
    for totals in aldea().row_totals():
        assert totals.cited + totals.served + totals.uncited == len(aldea().columns)
    for totals in aldea().column_totals():
        assert totals.cited + totals.served + totals.uncited == len(aldea().rows)
    assert aldea().standing(row("3.d")) == "uncited"
    told = aldea().standings()
    assert told == tuple(aldea().standing(place) for place in range(len(told)))


def test_the_table_has_a_line_for_each_provision() -> None:
    lines = list(aldea().table())
    assert len(lines) == 1 + len(aldea().rows)
    assert {len(line) for line in lines} == {3 + len(aldea().columns)}
    assert lines[1 + row("3.k")][3 + column("Pilots")] == "cited (suspect)"
