"""The reader against provisions whose actors and force a person wrote down before it ran."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from bench.material import ROOT, SHARED, Row
from compromiso.model.actor import Actor
from compromiso.model.commitment import Commitment
from compromiso.model.dossier import Dossier
from compromiso.text.dossier import read

GOLD = ROOT / "bench" / "own_gold"
SAMPLES = ("operative", "operative_second")
"""The samples, in the order in which they were drawn and read."""
DRAFTED = ROOT / "tests" / "golden" / "drafted"
FIRST = GOLD / "operative_first.json"


@dataclass
class OperativeScore:
    """How many provisions of one language have the right actors, force and date."""

    provisions: int = 0
    actor: int = 0
    force: int = 0
    both: int = 0
    dates: int = 0
    right_dates: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, label: Row, found: Sequence[Commitment]) -> None:
        """Count one provision, whose words hold the commitments `found`."""
        actor = [c for c in found if is_said_of(c.actors, label["actors"])]
        force = [c for c in found if c.force == label["force"]]
        both = [c for c in actor if c in force]
        self.provisions += 1
        self.actor += bool(actor)
        self.force += bool(force)
        self.both += bool(both)
        if label["deadline"]:
            self.dates += 1
            self.right_dates += any(c.deadline == label["deadline"] for c in found)
        if not both:
            self.missed.append(f"{told(label)}: read as {'; '.join(map(read_as, found)) or None}")

    def figures(self) -> dict[str, int]:
        """Give the figures without the list of what was missed."""
        return {key: value for key, value in asdict(self).items() if key != "missed"}


def told(label: Row) -> str:
    """Name a labelled provision by its place, its first words and what is said of it."""
    place = f"{label['document']} {label['start']} {label['first_words']!r}"
    return f"{place} {label['force']} {label['actors']}"


def read_as(commitment: Commitment) -> str:
    """Name the force and the actors that were read."""
    return f"{commitment.force} {[actor.id for actor in commitment.actors]}"


def is_said_of(actors: Sequence[Actor], wanted: Sequence[str]) -> bool:
    """Say whether these are the wanted actors, each by its identifier or by its words."""
    if len(wanted) == 1:
        return any(_are_all(actors, way.split(",")) for way in wanted[0].split("|"))
    return _are_all(actors, wanted)


def _are_all(actors: Sequence[Actor], wanted: Sequence[str]) -> bool:
    return len(actors) == len(wanted) and all(
        any(_is_one(actor, name) for actor in actors) for name in wanted
    )


def _is_one(actor: Actor, name: str) -> bool:
    if actor.id == name:
        return True
    said, wanted = actor.name.casefold(), name.casefold()
    within = " " in wanted and (wanted in said or (len(said) > 3 and said in wanted))
    return said == wanted or within


def sample(name: str) -> list[Row]:
    """Read the labelled provisions of a sample."""
    return labels(GOLD / f"{name}.jsonl")


def labels(path: Path) -> list[Row]:
    """Read labelled provisions."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@cache
def commitments_in(document: str) -> tuple[Commitment, ...]:
    """Give the commitments of a document named from the measuring folder."""
    path = SHARED / document
    return read(path.read_bytes(), path.name).commitments


def within(found: Iterable[Commitment], label: Row) -> list[Commitment]:
    """List the commitments that stand, in part at least, in the labelled words."""
    return [c for c in found if c.start < label["end"] and c.end > label["start"]]


def score_operative(rows: Iterable[Row]) -> dict[str, OperativeScore]:
    """Score each language: one commitment of a provision has to have its actors and its force."""
    scores: dict[str, OperativeScore] = {}
    for label in rows:
        score = scores.setdefault(label["language"], OperativeScore())
        score.add(label, within(commitments_in(label["document"]), label))
    return dict(sorted(scores.items()))


def drafted_figures() -> list[str]:
    """Tell, language by language, how many labels of the drafted texts are right, and what is not.

    A mark `open` of a label that is right can go.
    """
    counts: dict[str, list[int]] = {}
    told_of = []
    for label in labels(DRAFTED / "labels.jsonl"):
        right = _is_read(label)
        count = counts.setdefault(label["language"], [0, 0])
        count[0] += right
        count[1] += 1
        if right is bool(label.get("open")):
            told_of.append(
                f"  {'mark can go' if right else 'not right any more'}: {label['words']}"
            )
        elif not right:
            told_of.append(f"  open: {label['document']} {label['words']!r}")
    shares = [f"drafted, {name}: {right} of {all_}" for name, (right, all_) in counts.items()]
    return [*shares, *told_of]


def _is_read(label: Row) -> bool:
    """Say whether the line that holds the words has a commitment with all that the label asks."""
    dossier = _drafted(label["document"])
    start = dossier.text.index(label["words"])
    line = {"start": start, "end": dossier.text.index("\n", start)}
    return any(
        commitment.force == label["force"]
        and {actor.id for actor in commitment.actors} == set(label["actors"])
        and label["deadline"] in (None, commitment.deadline)
        for commitment in within(dossier.commitments, line)
    )


@cache
def _drafted(name: str) -> Dossier:
    return read((DRAFTED / name).read_bytes(), name)


def first_figures(name: str) -> dict[str, dict[str, int]]:
    """Give the figures of the first run on a sample, language by language; none before it."""
    figures: dict[str, dict[str, dict[str, int]]] = json.loads(FIRST.read_text(encoding="utf-8"))
    return figures.get(name, {})
