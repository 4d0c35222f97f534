"""Akoma Ntoso of every document is valid, and read back it is what was written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compromiso.exchange.akn import read_akn, to_akn, validate
from compromiso.model.dossier import Dossier
from compromiso.model.provision import Provision
from compromiso.text.dossier import read

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT.parent / "shared" / "corpus"
FILES = sorted(
    path
    for folder in (ROOT / "examples", ROOT / "tests" / "golden" / "drafted", CORPUS)
    for path in folder.rglob("*.*")
    if path.suffix in {".txt", ".md", ".html", ".pdf", ".docx", ".json"} and path.stem != "README"
)
SAME = (
    *("instrument", "eid", "path", "label", "label_norm", "kind", "heading", "page", "boxes"),
    *("confidence", "alternatives"),
)


def letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def told_of(held: Dossier) -> list[tuple[object, ...]]:
    def words(provision: Provision) -> str:
        return letters("".join(held.text[start:end] for start, end in provision.spans))

    return [(*(getattr(p, key) for key in SAME), words(p)) for p in held.provisions]


def cited_in(held: Dossier) -> list[tuple[object, ...]]:
    """Give the citations that stand whole in one provision: only those are written."""
    spans = {p.ref: p.spans for p in held.provisions}
    return [
        (c.host, letters(c.raw), c.form, c.status, c.targets, c.suggestions, c.reason)
        for c in sorted(held.citations, key=lambda c: (c.start, c.end))
        if c.host is not None and any(a <= c.start and c.end <= b for a, b in spans[c.host])
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_is_written_is_valid_and_is_read_back(path: Path) -> None:
    was = read(path.read_bytes(), path.name)
    xml = to_akn(was)
    back = read_akn(xml, "back.xml")
    assert validate(xml) == []
    assert told_of(back) == told_of(was)
    assert [c for c in cited_in(was) if c not in cited_in(back)] == []
    assert [replace(i, start=0, end=0) for i in back.instruments] == [
        replace(i, start=0, end=0) for i in was.instruments
    ]
    assert replace(back.source, chars=0) == replace(was.source, chars=0)
    assert read_akn(to_akn(back), "again.xml") == back
