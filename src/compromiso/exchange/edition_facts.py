"""The facts that an annual assessment tells, in no language: what is frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, NotRequired, TypedDict


class Rests(TypedDict, total=False):
    """What a fact rests on: an entry of the ledger, or words of a document and their place.

    `start` and `end` are code points; without `document` the entry `seq` is meant.
    """

    seq: int
    document: str
    start: int
    end: int
    quote: str


class Facts(TypedDict):
    """Everything that one edition tells, as JSON holds it; dates are ISO 8601.

    `seq` and `head` are number and hash of the last entry that was read, `day` its day.
    `counts`: `texts`, `commitments`, `decided`. `gaps`: three counts and the commitments that
    nothing touches. `disagreements` counts the places where standpoints differ. `of`, where the
    lists are cut, says what whole ones came to.
    """

    schema: int
    year: int
    seq: int
    head: str
    day: str
    counts: dict[str, int]
    tasks: list[dict[str, Any]]
    actions: list[dict[str, Any]]
    reports: list[dict[str, Any]]
    claims: list[dict[str, Any]]
    disagreements: int
    gaps: dict[str, Any]
    next: list[dict[str, Any]]
    of: NotRequired[dict[str, int]]


def totals(facts: Facts) -> dict[str, int]:
    """Say what the lists of an edition come to: how many of each there are, and their sums."""
    tasks, actions, reports, claims = (
        facts["tasks"], facts["actions"], facts["reports"], facts["claims"]
    )  # fmt: skip
    return facts.get("of") or {
        "tasks": len(tasks),
        "taken": sum(bool(task["taken"]) for task in tasks),
        "actions": len(actions),
        "due": sum(action["due"] for action in actions),
        "done": sum(action["done"] for action in actions),
        "reports": len(reports),
        "states": len({report["country"] for report in reports if report["country"]}),
        "claims": len(claims),
        "claimed": len({claim["commitment"] for claim in claims}),
        "places": len({(claim["commitment"], claim["country"]) for claim in claims}),
        "untouched": len(facts["gaps"]["untouched"]),
        "next": len(facts["next"]),
    }


def cut(facts: Facts, most: int) -> Facts:
    """Give the facts with so many of each list at most, claims by commitment and State."""
    places = islice(by_place(facts["claims"]), most)
    some: dict[str, Any] = {
        name: facts[name][:most] for name in ("tasks", "actions", "reports", "next")
    }
    some["claims"] = [claim for place in places for claim in place]
    some["gaps"] = {**facts["gaps"], "untouched": facts["gaps"]["untouched"][:most]}
    whole: Any = {**facts, **some, "of": totals(facts)}
    told: Facts = whole
    return told


def by_place(claims: Iterable[Mapping[str, Any]]) -> Iterable[list[Mapping[str, Any]]]:
    """Put together the claims about the same commitment and State, in the order of the first."""
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for claim in claims:
        groups.setdefault((claim["commitment"], claim["country"]), []).append(claim)
    return groups.values()
