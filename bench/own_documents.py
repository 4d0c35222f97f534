"""Documents of the measuring folder that a person read for this project, and what was written down.

`bench/own_gold/README.md` tells how it was made. A file there named `<document>.structure.jsonl`
or `<document>.citations.jsonl` is found by its name alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench import own_citations, own_structure, own_twins
from bench.material import ROOT, SHARED, Row
from bench.tables import Cells, percent, table
from compromiso.model.dossier import Dossier
from compromiso.text.dossier import read

GOLD = ROOT / "bench" / "own_gold"
FIRST = GOLD / "first_run.json"
STRUCTURE, CITATIONS = ".structure.jsonl", ".citations.jsonl"
PREFERRED = (".md", ".txt", ".html", ".json", ".docx", ".pdf")
"""Which file is meant where several have the name of a gold file that gives no ending."""
HEAD = ("document", "what", "at first reading", "now", "besides")


@dataclass(frozen=True)
class OwnDocument:
    """A document, its provisions and its citations as a person read them."""

    name: str
    source: Path
    provisions: tuple[Row, ...]
    citations: tuple[Row, ...]


@dataclass(frozen=True)
class OwnScore:
    """What is right in one document: provisions, citations inside and outside of it."""

    structure: own_structure.OwnStructure
    citations: own_citations.OwnCitations

    def figures(self) -> dict[str, list[int]]:
        """Give each figure as what is right and of how many, for the page and for the record."""
        inside, outside = self.citations.inside, self.citations.outside
        return {
            "provisions": [self.structure.right, self.structure.labelled],
            "unlabelled": [self.structure.unlabelled_right, self.structure.unlabelled],
            "citations": [inside.right, inside.asked],
            "external": [outside.right, outside.asked],
            "extra": [len(self.structure.extra), 0],
            "false": [len(self.citations.false), 0],
        }


def own_documents() -> list[OwnDocument]:
    """List the documents that have gold of our own and are at hand."""
    names = sorted({path.name.rsplit(".", 2)[0] for path in GOLD.glob("*.jsonl")})
    found = ((name, _source(name)) for name in names)
    return [
        OwnDocument(name, source, _rows(name, STRUCTURE), _rows(name, CITATIONS))
        for name, source in found
        if source is not None
    ]


def _source(name: str) -> Path | None:
    named = SHARED / "corpus" / name
    files = [named, *(named.with_name(name + ending) for ending in PREFERRED)]
    return next((path for path in files if path.is_file()), None)


def _rows(name: str, ending: str) -> tuple[Row, ...]:
    path = GOLD / (name + ending)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return tuple(json.loads(line) for line in lines)


@cache
def opened(source: Path) -> Dossier:
    """Read a document once."""
    return read(source.read_bytes(), source.name)


def score(document: OwnDocument) -> OwnScore:
    """Score the reader on one document."""
    dossier = opened(document.source)
    homes = own_structure.find_homes(dossier, document.provisions)
    return OwnScore(
        own_structure.score(dossier, document.provisions, homes),
        own_citations.score(dossier, document.citations, homes),
    )


def own_part() -> str:
    """Tell what is right in each document, at the first reading and now."""
    first = json.loads(FIRST.read_text(encoding="utf-8")) if FIRST.exists() else {}
    rows = [row for document in own_documents() for row in _table_rows(document, first)]
    rows += _all_rows(first)
    told = (
        "Documents that a person of this project read and wrote down before the reader was run on "
        "them (`bench/own_gold/README.md`). At first reading: the figure of the first run, kept."
    )
    return f"## On our own gold\n\n{told}\n\n{table(HEAD, rows)}"


def _all_rows(first: dict[str, Any]) -> Iterator[Cells]:
    """Tell the sums; the documents differ too much for these to stand alone."""
    now = [score(document).figures() for document in own_documents()]
    for what, title in TITLES.items():
        sums = [
            tuple(map(sum, zip(*(one[what] for one in each), strict=True)))
            for each in ([first[name] for name in first], now)
        ]
        yield ("all of them", title, _told(sums[0]), _told(sums[1]), "")


def _table_rows(document: OwnDocument, first: dict[str, Any]) -> Iterator[Cells]:
    scored = score(document)
    now, then = scored.figures(), first.get(document.name, {})
    besides = {
        "provisions": f"{len(scored.structure.extra)} extra labelled, "
        f"{scored.structure.right_ends} of the right ones end where they should",
        "citations": f"{scored.citations.inside.found} found, {len(scored.citations.false)} false",
        "external": f"{scored.citations.outside.found} found",
    }
    for what, title in TITLES.items():
        if now[what][1]:
            yield (
                document.name,
                title,
                _told(then.get(what)),
                _told(now[what]),
                besides.get(what, ""),
            )
    yield from _twin_rows(document)


def _twin_rows(document: OwnDocument) -> Iterator[Cells]:
    twin = own_twins.twin_of(document.source)
    if twin is not None and document.provisions:
        scored = own_twins.score_twin(twin, document.provisions)
        told = _told([scored.right, scored.labelled])
        wrong = ", ".join(scored.wrong[:3])
        yield (document.name, "the same in its PDF, by path and first words", "-", told, wrong)


TITLES = {
    "provisions": "labelled provisions with the right full path",
    "unlabelled": "provisions without a label, begun where they begin",
    "citations": "citations in the file: found, right target and status",
    "external": "citations of other texts: found, right number",
}


def _told(figure: list[int] | None) -> str:
    return f"{figure[0]} of {figure[1]} ({percent(*figure)})" if figure else "-"


def main() -> None:
    """Print the scores and everything that is wrong."""
    for document in own_documents():
        scored = score(document)
        print(f"\n{document.name}: {scored.figures()}")
        for line in (*scored.structure.wrong, *scored.citations.wrong):
            print(f"  wrong  {line}")
        for line in scored.structure.extra:
            print(f"  extra  {line}")
        for line in scored.citations.false:
            print(f"  false  {line}")


if __name__ == "__main__":
    main()
