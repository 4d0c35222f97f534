"""The reader against structure that a person read: each labelled provision and its path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from bench.material import Row, rows
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision

Path = tuple[str, ...]


@dataclass
class StructureScore:
    """How many labelled provisions are right, which are not, and which were made up."""

    labelled: int
    right_label: int = 0
    right_path: int = 0
    wrong: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)


def folded(path: Path) -> Path:
    """Give a path as it is compared: lower case, single spaces."""
    return tuple(" ".join(label.split()).casefold() for label in path)


def first_word(text: str, position: int) -> int:
    """Give where the first word of a unit begins, marks and spaces before it passed over."""
    while position < len(text) and not text[position].isalnum() and text[position] not in "([":
        position += 1
    return position


def score_seed_001(dossier: Dossier) -> StructureScore:
    """Score the labelled provisions of the bundle, the instrument of each included."""
    units = rows("gold/gold_seed001.jsonl")
    labels = labels_001()
    return _score(
        dossier,
        {
            unit["start"]: (unit["path"][0], labelled_path(tuple(unit["path"]), labels))
            for unit in units
            if unit["numbered"]
        },
    )


def labels_001() -> dict[Path, str]:
    """Give the label of each numbered provision of seed 001 by its path in the gold."""
    units = rows("gold/gold_seed001.jsonl")
    return {tuple(unit["path"]): unit["norm_label"] for unit in units if unit["numbered"]}


def labelled_path(path: Path, labels: Mapping[Path, str]) -> Path:
    """Give a path of the gold with the numbered provisions of it only."""
    above = (path[:depth] for depth in range(1, len(path) + 1))
    return tuple(labels[part] for part in above if part in labels)


def score_treaty(dossier: Dossier) -> StructureScore:
    """Score the bilateral convention in Spanish: containers by name, articles by number."""
    units = rows("corpus/gold/spain_ecuador_2009_es.structure.jsonl")
    return _score(dossier, {unit["start"]: ("treaty", tuple(unit["path"])) for unit in units})


def _score(dossier: Dossier, wanted: Mapping[int, tuple[str, Path]]) -> StructureScore:
    text = dossier.text
    found = {first_word(text, p.start): p for p in dossier.provisions if p.label is not None}
    homes = _homes(dossier, wanted, found)
    score = StructureScore(labelled=len(wanted))
    for start, (document, path) in wanted.items():
        provision = found.pop(first_word(text, start), None)
        read = folded(provision.path) if provision else ()
        score.right_label += read[-1:] == folded(path)[-1:]
        if provision and read == folded(path) and provision.instrument == homes.get(document):
            score.right_path += 1
        else:
            score.wrong.append(f"{document} {' > '.join(path)}: read as {' > '.join(read) or None}")
    score.extra = [
        f"{p.label} at {start}: {text[start : start + 50]!r}" for start, p in found.items()
    ]
    return score


def _homes(
    dossier: Dossier, wanted: Mapping[int, tuple[str, Path]], found: Mapping[int, Provision]
) -> dict[str, str]:
    votes: dict[str, Counter[str]] = {}
    for start, (document, _) in wanted.items():
        provision = found.get(first_word(dossier.text, start))
        if provision is not None:
            votes.setdefault(document, Counter())[provision.instrument] += 1
    return {document: counted.most_common(1)[0][0] for document, counted in votes.items()}


@dataclass
class ReportScore:
    """What was read of the three dated reports of seed 003."""

    dated: int
    authored: int
    paragraphs_at_home: int
    paragraphs: int
    linked: int
    unlinked_told: int


def score_seed_003(dossier: Dossier) -> ReportScore:
    """Score the dated entries, the paragraphs under each, and the field that links them."""
    units = rows("gold/gold_seed003.jsonl")
    entries = {unit["path"][1]: unit for unit in units if unit["kind"] == "entry"}
    fields = [unit for unit in units if unit["kind"] == "citation_field"]
    unlinked = [entries[field["path"][1]] for field in fields if not field["target"]]
    paragraphs = [unit for unit in units if unit["kind"] == "paragraph" and len(unit["path"]) > 2]
    return ReportScore(
        dated=len(entries.keys() & {report.date for report in dossier.reports}),
        authored=sum(report.author is not None for report in dossier.reports),
        paragraphs_at_home=sum(
            _under(dossier, unit["start"], entries[unit["path"][1]]["start"]) for unit in paragraphs
        ),
        paragraphs=len(paragraphs),
        linked=sum("17" in str(target) for r in dossier.reports for target in r.about),
        unlinked_told=sum(_is_told(dossier, entry) for entry in unlinked),
    )


def _under(dossier: Dossier, start: int, entry: int) -> bool:
    holders = [p for p in dossier.provisions if p.start <= start < p.subtree_end]
    begins = any(first_word(dossier.text, p.start) == start for p in holders)
    return begins and any(first_word(dossier.text, p.start) == entry for p in holders)


def _is_told(dossier: Dossier, entry: Row) -> bool:
    return any(
        issue.start is not None and entry["start"] <= issue.start < entry["end"]
        for issue in dossier.issues
    )
