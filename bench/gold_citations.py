"""The reader's citations against those that a person found and followed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bench.gold import Path, folded, labelled_path, labels_001
from bench.material import Row, rows
from compromiso.model.citation import Citation, HeldTarget
from compromiso.model.dossier import Dossier

ACCEPTED: Mapping[str, frozenset[str]] = {
    "ok": frozenset(("resolved",)),
    "ocr": frozenset(("repaired",)),
    "miscited": frozenset(("suspect",)),
    "partial": frozenset(("suspect", "resolved")),
    "dangling": frozenset(("dangling",)),
}
"""Which statuses are right for each kind of citation in the gold of seed 001."""


@dataclass
class CitationScore:
    """How many citations were found and followed rightly, which were not, which are false."""

    internal: int
    found: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """A citation as a person followed it: where it stands, what it means, how it may be judged."""

    start: int
    end: int
    raw: str
    targets: frozenset[Path]
    statuses: frozenset[str]
    external: bool


def score_seed_001(dossier: Dossier) -> CitationScore:
    """Score the internal citations of the bundle: found, with the right target and status."""
    labels = labels_001()
    return _score(
        dossier, [_from_bundle(r, labels) for r in rows("gold/gold_citations_seed001.jsonl")]
    )


def _from_bundle(row: Row, labels: Mapping[Path, str]) -> Wanted:
    external = row["form"] == "external"
    paths = [] if external else [tuple(path) for path in row["target"]]
    targets = (labelled_path(path, labels) for path in paths)
    statuses = ACCEPTED[row["status"]]
    return Wanted(
        row["start"], row["end"], row["raw"], frozenset(map(folded, targets)), statuses, external
    )


def score_treaty(dossier: Dossier) -> CitationScore:
    """Score the internal citations of the bilateral convention, relative ones included."""
    return _score(
        dossier,
        [
            Wanted(
                row["start"],
                row["end"],
                row["raw"],
                frozenset(folded(tuple(path)) for path in row["targets"]),
                ACCEPTED["ok"],
                row["scope"] == "external",
            )
            for row in rows("corpus/gold/spain_ecuador_2009_es.citations.jsonl")
        ],
    )


def _score(dossier: Dossier, wanted: Iterable[Wanted]) -> CitationScore:
    known = list(wanted)
    internal = [citation for citation in known if not citation.external]
    score = CitationScore(internal=len(internal))
    for gold in internal:
        hits = [c for c in dossier.citations if _meets(c, gold)]
        score.found += bool(hits)
        if (
            hits
            and _targets(hits) == gold.targets
            and {c.status.value for c in hits} <= gold.statuses
        ):
            score.right += 1
        else:
            score.wrong.append(f"{gold.raw!r} at {gold.start}: {[_told(hit) for hit in hits]}")
    score.false = [
        f"{citation.raw!r} at {citation.start}: {_told(citation)}"
        for citation in dossier.citations
        if _claims_a_provision(citation) and not any(_meets(citation, gold) for gold in known)
    ]
    return score


def _meets(citation: Citation, gold: Wanted) -> bool:
    return citation.start < gold.end and gold.start < citation.end


def _targets(citations: Iterable[Citation]) -> frozenset[Path]:
    return frozenset(
        folded(target.path)
        for citation in citations
        for target in citation.targets
        if isinstance(target, HeldTarget)
    )


def _claims_a_provision(citation: Citation) -> bool:
    if citation.status == "external":
        return False
    held = [target for target in citation.targets if isinstance(target, HeldTarget)]
    return not held or any(target.eid is not None for target in held)


def _told(citation: Citation) -> str:
    targets = [getattr(target, "path", target) for target in citation.targets]
    return f"{citation.status.value} {targets}"
