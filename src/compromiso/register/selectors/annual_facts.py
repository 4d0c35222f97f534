"""What an annual assessment tells, from the ledger alone: the same entry gives the same facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Any
from uuid import UUID

from compromiso.exchange.edition_facts import Facts
from compromiso.register.chronicle import Chronicle, chronicle
from compromiso.register.standing import Standing

Told = dict[str, Any]
Labels = dict[tuple[UUID | None, str | None, str | None], str]
"""The name of a provision by its file, instrument and eId."""


def annual_facts(year: int, seq: int) -> Facts:
    """Give the facts of a year as the register stood at an entry of the ledger.

    Only what was published then is told; rejected commitments are left out.
    """
    held = chronicle(seq)
    commitments = list(_counted(held))
    labels = _labels(held)
    claims = _claims(held, year, labels)
    return Facts(
        schema=1,
        year=year,
        seq=held.seq,
        head=held.head,
        day=held.day,
        counts={
            "texts": _texts(held, commitments),
            "commitments": len(commitments),
            "decided": sum(one.is_decided for one in commitments),
        },
        tasks=list(_tasks(held)),
        actions=list(_actions(held, year)),
        reports=list(_reports(held, year)),
        claims=claims,
        disagreements=_disagreements(claims),
        gaps=_gaps(held, commitments, labels),
        next=sorted(
            chain(_deadlines(held, commitments, year + 1), _milestones(held, year + 1)),
            key=lambda one: (one["when"], one["what"]),
        ),
    )


def _counted(held: Chronicle) -> Iterator[Standing]:
    """Yield the commitments that are not rejected, those in several languages once."""
    for one in held.of("commitment"):
        if one.state != "rejected" and str(one.id) not in held.repeats:
            yield one


def _texts(held: Chronicle, commitments: list[Standing]) -> int:
    """Count the documents that commitments stand in, one in several languages once."""
    named = {(one.source_id, one.record["id"]): one.id for one in held.of("instrument")}
    sources = {str(one.id): one.source_id for one in held.of("instrument")}
    found = set()
    for one in commitments:
        text = named.get((one.source_id, (one.record["provision"] or {}).get("instrument")))
        found.add(sources.get(held.counted(text), one.source_id))
    return len(found)


def _published(held: Chronicle, noun: str) -> Iterator[Standing]:
    return (one for one in held.of(noun) if one.record["stage"] == "published")


def _name(held: Chronicle, institution: str | None) -> str:
    return str(held.record(institution).get("name", ""))


def _tasks(held: Chronicle) -> Iterator[Told]:
    taken = defaultdict(list)
    for one in held.of("assignment"):
        if one.record["stage"] == "taken":
            taken[held.counted(one.record["task_id"])].append(
                {
                    "institution": _name(held, one.record["institution_id"]),
                    "since": one.record["since"],
                    "rests": held.entry(one),
                }
            )
    for task in held.of("task"):
        if str(task.id) in held.repeats:
            continue
        yield {
            "body": (task.record["actor"] or {}).get("name", ""),
            "words": task.record["action"],
            "rests": held.words(task),
            "taken": taken[str(task.id)],
        }


def _actions(held: Chronicle, year: int) -> Iterator[Told]:
    for one in _published(held, "action"):
        start, end = one.record["start"] or "", one.record["end"] or ""
        if (start and start[:4] > str(year)) or (end and end[:4] < str(year)):
            continue
        due = [mark for mark in one.record["milestones"] if (mark["due"] or "9")[:4] <= str(year)]
        yield {
            "institution": _name(held, one.record["institution_id"]),
            "code": one.record["code"],
            "title": one.record["title"],
            "start": start,
            "end": end,
            "due": len(due),
            "done": sum(bool(mark["done_on"]) for mark in due),
            "rests": held.entry(one),
        }


def _reports(held: Chronicle, year: int) -> Iterator[Told]:
    about: dict[str, set[str]] = defaultdict(set)
    for entry in held.of("report_entry"):
        if not entry.record["withdrawn"]:
            told = map(held.counted, entry.record["commitments"])
            about[entry.record["report_id"]].update(told)
    for one in _published(held, "institution_report"):
        if (one.record["published_at"] or "")[:4] == str(year):
            yield {
                "institution": _name(held, one.record["institution_id"]),
                "country": one.record["country"],
                "title": one.record["title"],
                "commitments": len(about[str(one.id)]),
                "rests": held.entry(one),
            }


def _claims(held: Chronicle, year: int, labels: Labels) -> list[Told]:
    """List the newest claim of each institution about each commitment and State in force."""
    newest: dict[tuple[str, ...], Standing] = {}
    for one in _published(held, "claim"):
        said = one.record
        key = (held.counted(said["commitment_id"]), said["country"], said["institution_id"])
        older = newest.get(key)
        if said["date"][:4] <= str(year) and (
            older is None or older.record["date"] <= said["date"]
        ):
            newest[key] = one
    told = [_claim(held, one, labels) for _key, one in sorted(newest.items())]
    return sorted(told, key=lambda one: (one["label"], one["country"], one["commitment"]))


def _claim(held: Chronicle, one: Standing, labels: Labels) -> Told:
    counted = held.counted(one.record["commitment_id"])
    commitment = held.standings.by_id.get(UUID(counted))
    return {
        "commitment": counted,
        "label": _label(commitment, labels) if commitment else one.record["commitment_ref"],
        "words": held.words(commitment) if commitment else held.entry(one),
        "country": one.record["country"],
        "standpoint": one.record["standpoint"],
        "progress": one.record["progress"],
        "rests": held.entry(one),
    }


def _disagreements(claims: list[Told]) -> int:
    told = defaultdict(set)
    for claim in claims:
        told[claim["commitment"], claim["country"]].add(claim["progress"])
    return sum(len(found) > 1 for found in told.values())


def _labels(held: Chronicle) -> Labels:
    """Name every provision by the title of its text and the numbers that lead to it."""
    titles = {
        (one.source_id, one.record["id"]): one.record["title"] for one in held.of("instrument")
    }
    labels = {}
    for one in held.of("provision"):
        text = one.record["instrument"]
        path = ".".join(part for part in one.record["path"] if part)
        told = [part for part in (titles.get((one.source_id, text)), path) if part]
        labels[one.source_id, text, one.record["eid"]] = ", ".join(told)
    return labels


def _label(commitment: Standing, labels: Labels) -> str:
    host = commitment.record["provision"] or {}
    place = (commitment.source_id, host.get("instrument"), host.get("eid"))
    return labels.get(place) or str(commitment.record["ref"])


def _gaps(held: Chronicle, commitments: list[Standing], labels: Labels) -> Told:
    acted = _touched(held, "action", "commitments")
    claimed = {held.counted(one.record["commitment_id"]) for one in _published(held, "claim")}
    public = {str(one.id) for one in _published(held, "institution_report")}
    reported = {
        held.counted(told)
        for entry in held.of("report_entry")
        if entry.record["report_id"] in public and not entry.record["withdrawn"]
        for told in entry.record["commitments"]
    }
    missing = {
        "no_action": [one for one in commitments if str(one.id) not in acted],
        "no_report": [one for one in commitments if str(one.id) not in reported],
        "no_claim": [one for one in commitments if str(one.id) not in claimed],
    }
    touched = acted | reported | claimed
    untouched = [one for one in commitments if str(one.id) not in touched]
    return {key: len(found) for key, found in missing.items()} | {
        "untouched": [
            {"label": _label(one, labels), "words": one.record["action"], "rests": held.words(one)}
            for one in untouched
        ]
    }


def _touched(held: Chronicle, noun: str, column: str) -> set[str]:
    return {held.counted(told) for one in _published(held, noun) for told in one.record[column]}


def _deadlines(held: Chronicle, commitments: list[Standing], year: int) -> Iterator[Told]:
    for one in commitments:
        when = one.record["deadline"] or ""
        if when[:4] == str(year):
            yield {"when": when, "what": one.record["action"], "rests": held.words(one)}


def _milestones(held: Chronicle, year: int) -> Iterator[Told]:
    for one in _published(held, "action"):
        for mark in one.record["milestones"]:
            if (mark["due"] or "")[:4] == str(year) and not mark["done_on"]:
                told = f"{one.record['code']} {one.record['title']}: {mark['title']}"
                yield {"when": mark["due"], "what": told, "rests": held.entry(one)}
