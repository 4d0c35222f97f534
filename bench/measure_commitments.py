"""How many commitments, tasks and programme lines are read right, and how long it takes.

    .venv/bin/python bench/measure_commitments.py [SHARED]

SHARED is the folder with the seeds, the gold and the corpus; by default
the one beside the checkout.
"""

from __future__ import annotations

import json
import sys
import time
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from compromiso.model.commitment import Commitment
from compromiso.model.dossier import Dossier
from compromiso.model.structure import Structure
from compromiso.terms.phrases import Words
from compromiso.text.citations.find_citations import find_citations
from compromiso.text.commitments.draft_commitments import draft_commitments, find_tasks
from compromiso.text.commitments.topics import find_themes
from compromiso.text.programme.read_programme import read_programme
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "golden" / "commitments_labels.jsonl"
THEMES = ROOT / "tests" / "golden" / "themes_labels.toml"
ADOPTERS = "heads-of-state-and-government"
POINTS = "abcdefghijklmnopqrstuvw"
ROUNDS = 5


def main() -> None:
    """Print the share right on seed 001 and on the labelled provisions of the corpus."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    seed = next((shared / "seeds").glob("001_*.txt"))
    dossier = read_promises(seed)
    print_seed(dossier)
    print_labels(shared / "corpus")
    print_themes()
    print_time(dossier)


def read_promises(path: Path) -> Dossier:
    """Read what a file promises: its commitments, tasks and programme lines."""
    reading = to_text(path.read_bytes(), path.name)
    structure = to_provisions(reading)
    citations = find_citations(reading.text, structure)
    return Dossier(
        source=reading.source,
        text=reading.text,
        instruments=structure.instruments,
        provisions=structure.provisions,
        artefacts=structure.artefacts,
        citations=citations,
        programme_lines=read_programme(reading.text, structure, citations),
        commitments=draft_commitments(reading.text, structure),
        tasks=find_tasks(reading.text, structure),
    )


def print_seed(dossier: Dossier) -> None:
    """Print paragraph 25, the tasks and the programme lines of seed 001."""
    right = [p for p in POINTS if is_right(p, point(dossier, p))]
    wrong = sorted(set(POINTS) - set(right))
    print(f"paragraph 25: {len(right)} of {len(POINTS)} points right; wrong: {wrong or 'none'}")
    tasks = [(t.provision.eid, t.actor.id) for t in dossier.tasks]
    print(f"tasks: {len(tasks)} by {sorted({actor for _, actor in tasks})}")
    lines = dossier.programme_lines
    objectives = sum(len(line.objectives) for line in lines)
    activities = sum(len(line.activities) for line in lines)
    flags = sum(line.transversal for line in lines)
    print(f"programme: {len(lines)} lines, {objectives} objectives, {activities} activities, "
          f"{flags} transversal")  # fmt: skip


def point(dossier: Dossier, letter: str) -> list[Commitment]:
    """List the commitments of a point of paragraph 25."""
    declarations = {i.id for i in dossier.instruments if i.kind == "declaration"}
    held = {
        p.ref
        for p in dossier.provisions
        if p.path[:2] == ("25", letter) and p.instrument in declarations
    }
    return [c for c in dossier.commitments if c.provision in held]


def is_right(letter: str, found: list[Commitment]) -> bool:
    """Say whether a point has the forces and actors that a person reads in it."""
    said = {(c.force.value, c.actors[0].id) for c in found if c.actors}
    wanted = {("undertakes", ADOPTERS)}
    if letter in "cqu":
        wanted = {("entrusts", "segib")} | (wanted if letter != "u" else set())
    if letter == "r":
        wanted = {("recognises", ADOPTERS)}
    if letter in "pq":
        wanted |= {("recognises", ADOPTERS)}
    return said == wanted


def print_labels(corpus: Path) -> None:
    """Print, for each language, how many labelled provisions have the right force and actors."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    dossiers: dict[str, Dossier] = {}
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for label in labels:
        name = label["document"]
        if name not in dossiers:
            dossiers[name] = read_promises(corpus / name)
        force, actors = compare(label, dossiers[name])
        counts = tally[label["language"]]
        counts[0] += 1
        counts[1] += force
        counts[2] += actors
        if not (force and actors):
            print("  missed:", name, label["start"], label["force"], label["actors"])
    for language, (n, force, actors) in sorted(tally.items()):
        print(f"labelled, {language}: {n}; force right {force}; force and actors right {actors}")


def print_themes() -> None:
    """Print how many of the themes found are right, and how many that a person sees are found."""
    labels = tomllib.loads(THEMES.read_text(encoding="utf-8"))
    for language, provisions in sorted(labels.items()):
        found = {text: themes_of(text, language) for text in provisions}
        right = sum(len(found[text].intersection(wanted)) for text, wanted in provisions.items())
        told = sum(map(len, found.values()))
        wanted = sum(map(len, provisions.values()))
        print(f"themes, {language}: {len(provisions)} provisions; precision {right / told:.2f}; "
              f"recall {right / wanted:.2f}")  # fmt: skip


def themes_of(text: str, language: str) -> frozenset[str]:
    """Give the themes of which a text speaks."""
    words = Words(text)
    return frozenset(find_themes(words, language, 0, len(words.words)))


def compare(label: dict[str, Any], dossier: Dossier) -> tuple[bool, bool]:
    """Say whether a commitment in the labelled words has its force, and its actors as well."""
    here = [
        c
        for c in dossier.commitments
        if c.start < label["end"] and c.end > label["start"] and c.force == label["force"]
    ]
    wanted, addressed = set(label["actors"]), set(label.get("addressees", ()))
    exact = any(
        {a.id for a in c.actors} == wanted and addressed <= {a.id for a in c.addressees}
        for c in here
    )
    return bool(here), exact


def print_time(dossier: Dossier) -> None:
    """Print the time that the commitments, tasks and lines of seed 001 take when warm."""
    structure = Structure(dossier.instruments, dossier.provisions, dossier.artefacts)
    best = min(timed(dossier, structure) for _ in range(ROUNDS))
    print(f"time on seed 001: {best * 1000:.1f} ms")


def timed(dossier: Dossier, structure: Structure) -> float:
    """Give the seconds that one run takes."""
    began = time.perf_counter()
    draft_commitments(dossier.text, structure)
    find_tasks(dossier.text, structure)
    read_programme(dossier.text, structure, dossier.citations)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
