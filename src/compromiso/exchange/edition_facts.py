"""The facts that an annual assessment tells, in no language: what is frozen."""

from __future__ import annotations

from typing import Any, TypedDict


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
    nothing touches. `disagreements` counts the places where standpoints differ.
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
