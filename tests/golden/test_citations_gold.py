"""Citations of two real documents against what a person read in them."""

from __future__ import annotations

from functools import cache

import pytest
from gold import gold_structure_001, rows, seed, shared, text_001

from compromiso.linking.audit import audit
from compromiso.linking.finding import Audit
from compromiso.model.citation import Citation, ExternalTarget, HeldTarget, Status
from compromiso.model.dossier import Dossier
from compromiso.model.source import Source
from compromiso.model.structure import Structure
from compromiso.text.citations.find_citations import find_citations
from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions

STATUS = {"ok": "resolved", "ocr": "repaired", "miscited": "suspect", "dangling": "dangling"}


def paths(citation: Citation) -> set[tuple[str, ...]]:
    return {
        tuple(label.casefold() for label in t.path)
        for t in citation.targets
        if isinstance(t, HeldTarget)
    }


def overlapping(citations: tuple[Citation, ...], start: int, end: int) -> Citation | None:
    return next((c for c in citations if c.start < end and start < c.end), None)


@cache
def read_001() -> tuple[str, Structure]:
    path = seed("001")
    reading = to_text(path.read_bytes(), path.name)
    return reading.text, to_provisions(reading)


def structures() -> dict[str, tuple[str, Structure]]:
    return {"gold": (text_001(), gold_structure_001()), "own": read_001()}


@pytest.mark.parametrize("kind", ["gold", "own"])
def test_seed_001_has_its_citations_and_no_others(kind: str) -> None:
    text, structure = structures()[kind]
    citations = find_citations(text, structure)
    right, matched, wanted = 0, set(), 0
    for gold in rows("gold/gold_citations_seed001.jsonl"):
        citation = overlapping(citations, gold["start"], gold["end"])
        if citation is not None:
            matched.add(citation.start)
        if gold["form"] == "external":
            assert citation is not None
            assert citation.status is Status.EXTERNAL
            continue
        wanted += 1
        meant = {tuple(label.casefold() for label in t[1:]) for t in gold["target"]}
        status = {STATUS.get(gold["status"], "resolved")}
        if gold["status"] == "partial":
            status.add("suspect")
        right += bool(citation and paths(citation) == meant and citation.status.value in status)
    assert right >= 0.97 * wanted
    assert sum(c.start not in matched for c in citations if not is_whole(c)) == 0


def is_whole(citation: Citation) -> bool:
    """Tell whether a text that is not held is cited as a whole; the gold has provisions only."""
    return citation.status is Status.EXTERNAL and all(
        isinstance(t, ExternalTarget) and t.provision is None for t in citation.targets
    )


def test_spain_ecuador_has_its_citations() -> None:
    path = shared("corpus/spain_ecuador_social_security_2009_es.md")
    reading = to_text(path.read_bytes(), path.name)
    citations = find_citations(reading.text, to_provisions(reading))
    gold = rows("corpus/gold/spain_ecuador_2009_es.citations.jsonl")
    right = 0
    for each in gold:
        citation = overlapping(citations, each["start"], each["end"])
        meant = {tuple(label.casefold() for label in t) for t in each["targets"]}
        right += citation is not None and paths(citation) == meant
    assert right >= 0.9 * len(gold)
    assert sum(not is_whole(c) for c in citations) <= len(gold)


@cache
def audit_001() -> Audit:
    text, structure = read_001()
    source = Source("001.txt", "0" * 64, "text/plain", len(text), len(text), "en")
    citations = find_citations(text, structure)
    dossier = Dossier(
        source, text, structure.instruments, structure.provisions, structure.artefacts, citations
    )
    return audit([dossier])


def cited(kind: str) -> list[tuple[str, list[str]]]:
    return [
        (f.anchors[0].quote, [".".join(q.target.path) for q in f.candidates])
        for f in audit_001().of_kind(kind)
    ]


def test_the_audit_of_seed_001_finds_what_is_wrong_in_it() -> None:
    assert [(raw, nearest[0]) for raw, nearest in cited("dangling")] == [
        ("paragraph 25.x", "12"),
        ("25.x", "12"),
    ]
    suspects = cited("suspect")
    assert ("25.f", "25.v") in [(raw, better[0]) for raw, better in suspects]
    assert ("25.l", "25.i") in [(raw, better[0]) for raw, better in suspects]
    assert len(suspects) <= 4
    assert [raw for raw, _ in cited("repaired")] == ["25.I", "25.0"]


def test_the_words_quoted_as_25_q_are_not_those_printed() -> None:
    (finding,) = audit_001().of_kind("misquoted")
    assert finding.cited[0].target.path == ("25", "q")
    assert finding.differences
