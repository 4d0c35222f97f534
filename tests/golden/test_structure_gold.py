"""The structure of two real documents as a person read it."""

from __future__ import annotations

from gold import gold_structure_001, rows, seed, shared
from unit.structure.reading_text import strays

from compromiso.text.reading.to_text import to_text
from compromiso.text.structure.to_provisions import to_provisions


def folded(path: tuple[str, ...] | list[str]) -> list[str]:
    return [label.casefold() for label in path]


def test_seed_001_has_its_215_labelled_provisions_and_no_other() -> None:
    reading = to_text(seed("001").read_bytes(), "seed.txt")
    structure = to_provisions(reading)
    gold = {
        p.start: p
        for p in gold_structure_001().provisions
        if p.label_norm not in (None, "considering")
    }
    found = {p.start: p for p in structure.provisions if p.label is not None}
    right = [s for s, p in gold.items() if s in found and folded(found[s].path) == folded(p.path)]
    assert len(gold) == 215
    assert len(right) >= 213
    assert len(found.keys() - gold.keys()) <= 3
    assert strays(reading.text, structure) == []


def test_seed_003_has_three_dated_entries_and_eight_paragraphs_under_them() -> None:
    structure = to_provisions(to_text(seed("003").read_bytes(), "seed.txt"))
    gold = [row for row in rows("gold/gold_seed003.jsonl") if row["kind"] in ("entry", "paragraph")]
    found = {p.start: p.path for p in structure.provisions if p.kind in ("entry", "paragraph")}
    assert len(gold) == 11
    assert all(found.get(row["start"]) == (row["path"][1],) for row in gold)


def test_the_agreement_of_2009_has_its_articles_paragraphs_and_letters() -> None:
    name = "spain_ecuador_social_security_2009_es.md"
    structure = to_provisions(to_text(shared(f"corpus/{name}").read_bytes(), name))
    gold = rows("corpus/gold/spain_ecuador_2009_es.structure.jsonl")
    found = {p.start: folded(p.path) for p in structure.provisions if p.label is not None}
    right = [row for row in gold if found.get(row["start"]) == folded(row["path"])]
    assert len(right) >= 0.97 * len(gold)
