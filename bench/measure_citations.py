"""Measures citations against the hand-made gold beside the checkout; prints a table by document."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from compromiso.model.citation import Citation, ExternalTarget, HeldTarget, Status
from compromiso.model.structure import Structure
from compromiso.text.citations.find_citations import find_citations
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

SHARED = Path(__file__).resolve().parents[2] / "shared"
STATUS = {"ok": "resolved", "ocr": "repaired", "miscited": "suspect", "dangling": "dangling"}
"""What the gold calls a standing, and the status it asks for; `partial` may be either of two."""


@dataclass
class Score:
    """What came of one document."""

    name: str
    wanted: int = 0
    found: int = 0
    targets: int = 0
    status: int = 0
    false: int = 0
    suspects: int = 0
    notes: list[str] = field(default_factory=list)

    def row(self) -> str:
        """Give the score as a line of the table."""
        share = 100 * self.status / self.wanted if self.wanted else 0.0
        return (
            f"| {self.name} | {self.wanted} | {self.found} | {self.targets} | {self.status} "
            f"| {share:.1f} % | {self.false} | {self.suspects} |"
        )


def rows(path: str) -> list[dict[str, Any]]:
    """Read a JSON-lines file of the shared folder."""
    return [json.loads(line) for line in (SHARED / path).read_text(encoding="utf-8").splitlines()]


def read(path: Path) -> tuple[str, Structure]:
    """Read a document and its structure with the reader itself."""
    reading = to_text(path.read_bytes(), path.name)
    return reading.text, to_provisions(reading)


def paths(citation: Citation) -> set[tuple[str, ...]]:
    """Give the paths that a citation means, without case."""
    return {
        tuple(label.casefold() for label in target.path)
        for target in citation.targets if isinstance(target, HeldTarget)
    }  # fmt: skip


def overlapping(citations: Iterable[Citation], start: int, end: int) -> Citation | None:
    """Give the first citation that overlaps a span."""
    return next((c for c in citations if c.start < end and start < c.end), None)


def measure_seed() -> Score:
    """Measure seed 001."""
    path = next(iter(sorted((SHARED / "seeds").glob("001_*.txt"))))
    text, structure = read(path)
    citations = find_citations(text, structure)
    score = Score("seed 001")
    matched: set[int] = set()
    for gold in rows("gold/gold_citations_seed001.jsonl"):
        citation = overlapping(citations, gold["start"], gold["end"])
        if citation is not None:
            matched.add(citation.start)
        if gold["form"] == "external":
            if citation is None or citation.status is not Status.EXTERNAL:
                score.notes.append(f"external not seen: {gold['raw']}")
            continue
        score.wanted += 1
        _score_seed_row(score, gold, citation)
    _count_false(score, citations, matched)
    return score


def _score_seed_row(score: Score, gold: dict[str, Any], citation: Citation | None) -> None:
    if citation is None:
        score.notes.append(f"missed: {gold['raw']} at {gold['start']}")
        return
    score.found += 1
    wanted = {tuple(label.casefold() for label in t[1:]) for t in gold["target"]}
    wanted = {tuple(label for label in path if not label.startswith("¶")) for path in wanted}
    alike = paths(citation) == wanted
    status = STATUS.get(gold["status"], "resolved")
    right = citation.status.value == status or (
        gold["status"] == "partial" and citation.status in (Status.RESOLVED, Status.SUSPECT)
    )
    score.targets += alike
    score.status += alike and right
    if citation.status is Status.SUSPECT and gold["status"] not in ("miscited", "partial"):
        score.suspects += 1
    if not (alike and right):
        score.notes.append(f"{gold['raw']}: {sorted(paths(citation))} {citation.status.value}")


def measure_treaty() -> Score:
    """Measure the convention on social security."""
    text, structure = read(SHARED / "corpus" / "spain_ecuador_social_security_2009_es.md")
    citations = find_citations(text, structure)
    score = Score("Spain-Ecuador 2009 (es)")
    matched: set[int] = set()
    for gold in rows("corpus/gold/spain_ecuador_2009_es.citations.jsonl"):
        score.wanted += 1
        citation = overlapping(citations, gold["start"], gold["end"])
        if citation is None:
            score.notes.append(f"missed: {gold['raw']} at {gold['start']}")
            continue
        matched.add(citation.start)
        score.found += 1
        wanted = {tuple(label.casefold() for label in t) for t in gold["targets"]}
        alike = paths(citation) == wanted
        score.targets += alike
        score.status += alike and citation.status is Status.RESOLVED
        if not alike or citation.status is not Status.RESOLVED:
            score.notes.append(
                f"{gold['raw']} at {gold['start']}: {sorted(paths(citation))} {citation.status}"
            )
    _count_false(score, citations, matched)
    return score


def _is_whole(citation: Citation) -> bool:
    """Tell whether a text that is not held is cited as a whole; this gold has provisions only."""
    return citation.status is Status.EXTERNAL and all(
        isinstance(t, ExternalTarget) and t.provision is None for t in citation.targets
    )


def _count_false(score: Score, citations: Iterable[Citation], matched: set[int]) -> None:
    for citation in citations:
        if citation.start not in matched and not _is_whole(citation):
            score.false += 1
            score.notes.append(f"false: {citation.raw} at {citation.start} {citation.status.value}")


def list_corpus(wanted: str) -> None:
    """Print what is found in the documents whose name holds `wanted`, for reading."""
    for path in sorted((SHARED / "corpus").glob("*")):
        if wanted in path.name and path.suffix in {".txt", ".md", ".html"}:
            text, structure = read(path)
            began = time.process_time()
            citations = find_citations(text, structure)
            took = (time.process_time() - began) * 1000
            print(f"## {path.name}: {len(citations)} citations, {took:.1f} ms")
            for citation in citations:
                print(f"  {_line(citation)}")


def _line(citation: Citation) -> str:
    how = f"{citation.form} {citation.status}"
    return f"{citation.start} {citation.raw!r} {how} {_told(citation)}"


def _told(citation: Citation) -> str:
    parts = [
        f"{t.external}: {t.provision}" if isinstance(t, ExternalTarget) else ".".join(t.path)
        for t in citation.targets[:6]
    ]
    return " · ".join(parts)


def time_seed() -> float:
    """Give the processor time of citations on seed 001 in milliseconds: the best of twenty."""
    path = next(iter(sorted((SHARED / "seeds").glob("001_*.txt"))))
    text, structure = read(path)
    best = float("inf")
    for _ in range(20):
        began = time.process_time()
        find_citations(text, structure)
        best = min(best, time.process_time() - began)
    return best * 1000


def main() -> None:
    """Print the table, then what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--list", metavar="NAME", help="print what is found in documents of that name"
    )
    options = parser.parse_args()
    if not SHARED.exists():
        sys.exit("The measuring folder is not beside the checkout: nothing to measure.")
    if options.list is not None:
        list_corpus(options.list)
        return
    scores = [measure_seed(), measure_treaty()]
    print("| document | wanted | found | targets | status | share | false | false suspects |")
    print("|---|---|---|---|---|---|---|---|")
    for score in scores:
        print(score.row())
    print(f"\nCitations of seed 001, suspicion included: {time_seed():.1f} ms of processor time.")
    for score in scores:
        for note in score.notes:
            print(f"- {score.name}: {note}")


if __name__ == "__main__":
    main()
