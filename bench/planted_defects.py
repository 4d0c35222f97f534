"""Plants defects in citations, one at a time in the text, and counts those that are found."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.material import documents
from bench.tables import Cells, percent, table
from compromiso.model.citation import Citation, HeldTarget, Status
from compromiso.model.provision import Path as LabelPath
from compromiso.model.provision import Provision
from compromiso.model.reading import Reading
from compromiso.model.structure import Structure
from compromiso.text.citations.find_citations import find_citations
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

SEED = 20261121
LABEL = re.compile(r"(?<![^\W_])(?:\d{1,3}|[a-zñ]|[ivx]{2,5}|[IVX]{1,6})(?![^\W_])")
CONFUSED = {
    "1": "lI", "0": "Oo", "5": "S", "8": "B", "6": "b", "2": "Z", "9": "g", "l": "1I", "i": "l1",
    "o": "0", "s": "5", "b": "6", "g": "9q", "q": "g9", "I": "l1", "c": "e", "e": "c", "z": "2",
}  # fmt: skip
"""What scanning makes of a character."""
WRONG, MISSING, OCR = "wrong number", "missing target", "misread"
KINDS = (MISSING, OCR, WRONG)
TOLD = frozenset({Status.DANGLING, Status.REPAIRED, Status.SUSPECT, Status.AMBIGUOUS})


@dataclass(frozen=True, slots=True)
class Defect:
    """One label of one citation, replaced in the text: `meant` is the path that it led to."""

    kind: str
    start: int
    end: int
    printed: str
    meant: LabelPath
    instrument: str
    citation: Citation


@dataclass
class Planted:
    """What came of the defects of one document; `told` are the suspects of the clean text."""

    name: str
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    led: Counter[str] = field(default_factory=Counter)
    told: list[Citation] = field(default_factory=list)
    suspects: int = 0
    stray: int = 0
    lost: list[tuple[Defect, str]] = field(default_factory=list)


def plant(path: Path, chance: random.Random) -> Planted | None:
    """Plant each kind of defect in each citation of a document; None if it has no citation."""
    reading = to_text(path.read_bytes(), path.name)
    structure = to_provisions(reading)
    clean = find_citations(reading.text, structure)
    defects = list(_defects(reading.text, structure, clean, chance))
    score = Planted(path.stem, told=[c for c in clean if c.status is Status.SUSPECT])
    if not defects and not score.told:
        return None
    for defect in defects:
        _read_again(reading, defect, clean, score)
    return score


def _defects(
    text: str, structure: Structure, citations: Sequence[Citation], chance: random.Random
) -> Iterator[Defect]:
    for citation in citations:
        places = list(_places(citation, structure))
        if citation.status is not Status.RESOLVED or not places:
            continue
        for kind in KINDS:
            fitting = [d for place in places for d in _corrupted(kind, citation, *place, structure)]
            if fitting:
                yield chance.choice(fitting)


def _places(citation: Citation, structure: Structure) -> Iterator[tuple[int, int, Provision]]:
    """Yield the labels that a citation prints, each with the provision that it is the label of."""
    for found in LABEL.finditer(citation.raw):
        label = found[0].casefold()
        meant = [
            p for t in citation.targets if isinstance(t, HeldTarget) and t.eid
            for p in _line(structure, t) if (p.label_norm or "").casefold() == label
        ]  # fmt: skip
        if len({(p.instrument, p.eid) for p in meant}) == 1:
            yield citation.start + found.start(), citation.start + found.end(), meant[0]


def _line(structure: Structure, target: HeldTarget) -> Iterator[Provision]:
    provision: Provision | None = next(
        p for p in structure.provisions
        if (p.instrument, p.eid) == (target.instrument, target.eid)
    )  # fmt: skip
    while provision is not None:
        yield provision
        provision = structure.index.parent(provision)


def _corrupted(
    kind: str, citation: Citation, start: int, end: int, meant: Provision, structure: Structure
) -> Iterator[Defect]:
    printed = citation.raw[start - citation.start : end - citation.start]
    held = _siblings(structure, meant)
    cited = {t.path for t in citation.targets if isinstance(t, HeldTarget)}
    if kind == WRONG:
        others = [p.label_norm or "" for p in held if p.path not in cited and _alike(p, printed)]
    elif kind == MISSING:
        others = _missing({(p.label_norm or "").casefold() for p in held}, printed)
    else:
        others = list(_misread(printed))
    for other in others:
        if other != printed:
            yield Defect(kind, start, end, other, meant.path, meant.instrument, citation)


def _siblings(structure: Structure, meant: Provision) -> list[Provision]:
    """List the provisions that a wrong label may lead to: those of the list, or all articles."""
    if meant.kind == "article":
        return [
            p for p in structure.provisions
            if p.instrument == meant.instrument and p.kind == "article"
        ]  # fmt: skip
    return [p for p in structure.index.siblings(meant) if p.label is not None]


def _alike(provision: Provision, printed: str) -> bool:
    label = provision.label_norm or ""
    return label.isdigit() == printed.isdigit() and len(label) <= 3 and label.isalnum()


def _missing(held: set[str], printed: str) -> list[str]:
    if printed.isdigit():
        most = max((int(label) for label in held if label.isdigit()), default=0)
        return [str(most + n) for n in (2, 3, 5, 9)]
    if len(printed) > 1 or printed.isupper():
        return []
    return [letter for letter in "pqrstvwxyz" if letter not in held]


def _misread(printed: str) -> Iterator[str]:
    for place, character in enumerate(printed):
        for twin in CONFUSED.get(character, ""):
            yield printed[:place] + twin + printed[place + 1 :]


def _read_again(
    reading: Reading, defect: Defect, clean: Iterable[Citation], score: Planted
) -> None:
    text = reading.text[: defect.start] + defect.printed + reading.text[defect.end :]
    again = to_text(text.encode(), "planted.md" if score.name.endswith("md") else "planted.txt")
    structure = to_provisions(again)
    citations = find_citations(again.text, structure)
    score.planted[defect.kind] += 1
    told, led = _outcome(defect, citations)
    score.found[defect.kind] += told
    score.led[defect.kind] += led
    shift = len(defect.printed) - (defect.end - defect.start)
    known = {c.start for c in score.told}
    for citation in citations:
        if citation.status is Status.SUSPECT:
            hit = citation.start <= defect.start < citation.end + abs(shift)
            before = citation.start - (shift if citation.start > defect.start else 0)
            score.suspects += hit
            score.stray += not hit and before not in known
    if not told:
        score.lost.append((defect, _told(defect, citations)))


def _outcome(defect: Defect, citations: Iterable[Citation]) -> tuple[bool, bool]:
    """Say whether the defect is told, and whether the provision meant is named as the reading."""
    at = [c for c in citations if c.start <= defect.start < c.end]
    if not at:
        return False, False
    citation = at[0]
    named = (*citation.targets, *citation.suggestions)
    paths = {t.path for t in named if isinstance(t, HeldTarget)}
    led = any(path[: len(defect.meant)] == defect.meant for path in paths)
    if defect.kind == OCR and citation.status is Status.REPAIRED:
        return led, led
    return citation.status in TOLD, led


def _told(defect: Defect, citations: Iterable[Citation]) -> str:
    at = [c for c in citations if c.start <= defect.start < c.end]
    if not at:
        return "no citation"
    paths = [".".join(t.path) for t in at[0].targets if isinstance(t, HeldTarget)]
    return f"{at[0].raw!r} {at[0].status} {' '.join(paths[:4])}"


def scores() -> list[Planted]:
    """Plant defects in every document, with the same seed each time."""
    chance = random.Random(SEED)  # noqa: S311
    return [score for path in documents() if (score := plant(path, chance)) is not None]


def planted_part() -> str:
    """Tell how many of the defects planted were found, by document."""
    return _laid(scores())


def _laid(every: Sequence[Planted]) -> str:
    rows = [_row(score) for score in every]
    rows.append(_row(_summed(every)))
    head = ("document", *KINDS, "suspects told", "of them planted", "of the clean text", "stray")
    return "\n\n".join(
        (
            "## Planted defects",
            "One label of one citation changed in the text at a time: to one that no provision of "
            "the list has, to what a scan makes of it, to that of another provision of the list. "
            "Found of planted; in brackets those where the provision meant is named. Suspects: all "
            "told over all readings, those of the clean text once.",
            table(head, rows),
        )
    )


def _summed(every: Sequence[Planted]) -> Planted:
    total = Planted("together")
    for score in every:
        total.planted += score.planted
        total.found += score.found
        total.led += score.led
        total.told += score.told
        total.suspects += score.suspects
        total.stray += score.stray
    return total


def _row(score: Planted) -> Cells:
    told = score.suspects + score.stray + len(score.told)
    return (
        score.name,
        *(_share(kind, score) for kind in KINDS),
        told,
        f"{score.suspects} ({percent(score.suspects, told)})",
        len(score.told),
        score.stray,
    )


def _share(kind: str, score: Planted) -> str:
    planted, found = score.planted[kind], score.found[kind]
    return f"{found} of {planted} ({score.led[kind]}), {percent(found, planted)}"


def main() -> None:
    """Print the table, then what was not found."""
    every = scores()
    print(_laid(every))
    for score in every:
        for citation in score.told:
            print(f"clean {score.name}: {citation.raw!r} {citation.start} {citation.reason}")
        for defect, outcome in score.lost:
            raw = defect.citation.raw
            where = f"{raw!r} {defect.start} -> {defect.printed!r}"
            print(f"lost {score.name} {defect.kind}: {where}: {outcome}")


if __name__ == "__main__":
    main()
