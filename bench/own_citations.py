"""The reader's citations against gold of our own: between instruments of a file, and outside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bench.material import Row
from bench.own_structure import Address, Homes
from compromiso.model.citation import Citation, ExternalTarget, HeldTarget, Status
from compromiso.model.dossier import Dossier

ACCEPTED: Mapping[str, frozenset[str]] = {
    "ok": frozenset(("resolved",)),
    "ocr": frozenset(("repaired", "resolved")),
    "partial": frozenset(("suspect", "resolved")),
    "dangling": frozenset(("dangling",)),
}
NUMBER = re.compile(r"\d+/\d+|\d+ \([IVXLC]+\)")
"""The number by which a resolution or document is known, years and session included."""


@dataclass
class Tally:
    """How many citations were asked for, found, and right."""

    asked: int = 0
    found: int = 0
    right: int = 0


@dataclass
class OwnCitations:
    """Citations of what is in the file and of what is not, what is wrong, and what is made up."""

    inside: Tally = field(default_factory=Tally)
    outside: Tally = field(default_factory=Tally)
    wrong: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)


def score(dossier: Dossier, rows: Sequence[Row], homes: Homes) -> OwnCitations:
    """Score the citations; those that are optional are neither asked for nor false."""
    scored = OwnCitations()
    for row in rows:
        hits = [c for c in dossier.citations if _meets(c, row)]
        if row.get("optional"):
            continue
        outside = row["scope"] == "external"
        tally = scored.outside if outside else scored.inside
        right = _is_named(hits, row) if outside else _is_followed(hits, row, rows, homes)
        tally.asked += 1
        tally.found += bool(hits)
        tally.right += right
        if not right:
            scored.wrong.append(f"{row['raw']!r} at {row['start']}: {[told(hit) for hit in hits]}")
    scored.false = [
        f"{citation.raw!r} at {citation.start}: {told(citation)}"
        for citation in dossier.citations
        if _claims_a_provision(citation) and not any(_meets(citation, row) for row in rows)
    ]
    return scored


def _meets(citation: Citation, row: Row) -> bool:
    return bool(citation.start < row["end"] and row["start"] < citation.end)


def _is_followed(hits: Sequence[Citation], row: Row, rows: Sequence[Row], homes: Homes) -> bool:
    """Say whether what was read at a place means just the provisions that are cited there."""
    beside = [r for r in rows if any(_meets(hit, r) for hit in hits)] or [row]
    wanted = [set(addresses) for r in beside for addresses in _wanted(r, homes)]
    read = [_address(t) for hit in hits for t in hit.targets if isinstance(t, HeldTarget)]
    statuses = frozenset[str]().union(*(ACCEPTED.get(r["status"], frozenset()) for r in beside))
    return (
        bool(hits)
        and {hit.status.value for hit in hits} <= statuses
        and all(any(address in good for good in wanted) for address in read)
        and all(any(address in good for address in read) for good in wanted)
    )


def _wanted(row: Row, homes: Homes) -> Iterable[Iterable[Address]]:
    document = row.get("target_document", row.get("document"))
    return (homes.addresses(document, tuple(path)) for path in row["targets"])


def _address(target: HeldTarget) -> Address:
    return target.instrument, tuple(" ".join(label.split()).casefold() for label in target.path)


def _is_named(hits: Sequence[Citation], row: Row) -> bool:
    """Say whether a text that is not in the file is told as such.

    Where it is cited by number, the number is in the target or in the words taken for the citation.
    """
    outside = [hit for hit in hits if hit.status is Status.EXTERNAL]
    numbers = [] if row.get("named") else NUMBER.findall(row["external"])
    targets = [t for hit in outside for t in hit.targets if isinstance(t, ExternalTarget)]
    told_of = " ".join(
        [hit.raw for hit in outside] + [f"{t.external} {t.provision}" for t in targets]
    )
    return bool(outside) and all(_packed(number) in _packed(told_of) for number in numbers)


def _packed(words: str) -> str:
    return re.sub(r"[\s.]", "", words).casefold()


def _claims_a_provision(citation: Citation) -> bool:
    if citation.status is Status.EXTERNAL:
        return False
    held = [target for target in citation.targets if isinstance(target, HeldTarget)]
    return not held or any(target.eid is not None for target in held)


def told(citation: Citation) -> str:
    """Tell what was read at a citation, in short."""
    targets = [getattr(target, "path", target) for target in citation.targets]
    return f"{citation.status.value} {targets}"
