"""The reader's provisions against gold of our own: bundles, annexes, provisions without a label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bench.gold import Path, first_word, folded
from bench.material import Row
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision

Part = tuple[str | None, str | None]
"""An instrument of the gold and an annex of it; None for the only one, and for none."""
Address = tuple[str | None, Path]
"""An instrument as it was read, and a path in it."""
NEAR = 4
"""How far from an annex's label the instrument made of it may begin."""


@dataclass
class OwnStructure:
    """How many provisions are right, which are not, and which were made up."""

    labelled: int = 0
    right: int = 0
    right_ends: int = 0
    unlabelled: int = 0
    unlabelled_right: int = 0
    wrong: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Homes:
    """Which instrument was read for each instrument of the gold and for each annex of one."""

    of: Mapping[Part, str]
    annexes: frozenset[Part]

    def addresses(self, document: str | None, path: Path) -> Iterator[Address]:
        """Yield where a path of the gold may be found: its instrument, or that of an annex."""
        yield self.of.get((document, None)), folded(path)
        if path and (document, path[0]) in self.annexes:
            yield self.of.get((document, path[0])), folded(path[1:])


def find_homes(dossier: Dossier, rows: Sequence[Row]) -> Homes:
    """Match the instruments of the gold with those that were read, no instrument twice."""
    annexes = frozenset((r.get("document"), r["path"][0]) for r in rows if r["kind"] == "annex")
    found = _labelled(dossier)
    votes: Counter[tuple[Part, str]] = Counter()
    for row in rows:
        provision = found.get(first_word(dossier.text, row["start"]))
        if provision is not None and row["label"] is not None:
            votes[_part(row, annexes), provision.instrument] += 1
    homes: dict[Part, str] = {}
    for (part, instrument), _ in votes.most_common():
        if part not in homes and instrument not in homes.values():
            homes[part] = instrument
    return Homes(homes, annexes)


def _part(row: Row, annexes: frozenset[Part]) -> Part:
    document, path = row.get("document"), row["path"]
    annex = path[0] if path and (document, path[0]) in annexes else None
    return document, annex


def _labelled(dossier: Dossier) -> dict[int, Provision]:
    return {first_word(dossier.text, p.start): p for p in dossier.provisions if p.label is not None}


def score(dossier: Dossier, rows: Sequence[Row], homes: Homes) -> OwnStructure:
    """Score provisions; a path that the gold calls as good counts as right."""
    found = _labelled(dossier)
    plain = {first_word(dossier.text, p.start) for p in dossier.provisions if p.label is None}
    scored = OwnStructure()
    for row in rows:
        start = first_word(dossier.text, row["start"])
        if row["label"] is None:
            scored.unlabelled += 1
            scored.unlabelled_right += start in plain
            if start not in plain:
                scored.wrong.append(f"unlabelled at {start} does not begin there")
            continue
        provision = found.pop(start, None)
        if not row.get("optional"):
            _count(scored, row, provision, homes, dossier)
    scored.extra = [
        f"{p.label} at {start}: {dossier.text[start : start + 50]!r}" for start, p in found.items()
    ]
    return scored


def _count(
    scored: OwnStructure, row: Row, read: Provision | None, homes: Homes, dossier: Dossier
) -> None:
    scored.labelled += 1
    if _is_right(row, read, homes) or _is_instrument(row, homes, dossier):
        scored.right += 1
        scored.right_ends += _ends_there(row, read, dossier.text)
        return
    told = f"{' > '.join(read.path)} in {read.instrument}" if read else None
    scored.wrong.append(f"{' > '.join(row['path'])} at {row['start']}: read as {told}")


def _ends_there(row: Row, read: Provision | None, text: str) -> bool:
    """Say whether a provision ends, with all that stands under it, where it should."""
    if read is None:
        return False
    ends = sorted((row["end"], read.subtree_end))
    return not any(character.isalnum() for character in text[ends[0] : ends[1]])


def _is_right(row: Row, provision: Provision | None, homes: Homes) -> bool:
    if provision is None:
        return False
    read = (provision.instrument, folded(provision.path))
    paths = [row["path"], *row.get("also", ())]
    return any(read in homes.addresses(row.get("document"), tuple(path)) for path in paths)


def _is_instrument(row: Row, homes: Homes, dossier: Dossier) -> bool:
    """Say whether an annex was read as an instrument of its own that begins where it does."""
    own = homes.of.get((row.get("document"), row["path"][0]))
    if row["kind"] != "annex" or own is None or own == homes.of.get((row.get("document"), None)):
        return False
    starts = [first_word(dossier.text, i.start) for i in dossier.instruments if i.id == own]
    return any(abs(start - row["start"]) <= NEAR for start in starts)
